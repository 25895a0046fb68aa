"""The plan being worked on: draft cells, its history, differences, whole areas, imputation."""
