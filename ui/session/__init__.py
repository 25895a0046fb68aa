"""What is open and worked on: plan, scenario, undo, autosave."""
