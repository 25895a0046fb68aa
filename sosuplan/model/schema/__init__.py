"""What the plan's tables and columns are: each declared once, and everything else reads it."""
