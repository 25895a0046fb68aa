"""What comes in and goes out: the plan folder."""
