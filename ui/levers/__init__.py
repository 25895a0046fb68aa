"""The lever panel."""
