"""What comes in and goes out: plan folders, files that people bring, templates to fill in."""
