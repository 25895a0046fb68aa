"""Plan files from the window: open, save, copy, go back."""
