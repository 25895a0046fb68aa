"""The import wizard: from a file that people bring to figures in the plan."""
