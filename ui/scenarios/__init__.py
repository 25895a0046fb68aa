"""The page Scenarier."""
