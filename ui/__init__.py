"""The window. It reads ``sosuplan``; ``sosuplan`` never reads it."""
