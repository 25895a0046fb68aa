"""Files that people bring: read, their columns recognised, checked, and merged into the plan."""
