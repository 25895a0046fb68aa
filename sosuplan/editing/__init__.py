"""The plan being worked on: edited cells, its history, differences, whole areas, imputation."""
