"""Files of every kind, read by a process of their own into raw tables."""
