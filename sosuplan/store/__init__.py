"""The plan file: one SQLite database that holds a plan and the scenarios saved with it."""
