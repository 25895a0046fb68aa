"""The questions beside the curve: why the balance changes, and how sure it is."""
