"""What the analyses of a scenario say: the questions beside the curve."""
