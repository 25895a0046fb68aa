"""What a plan and a scenario are: their tables and columns, levers, and what must hold."""
