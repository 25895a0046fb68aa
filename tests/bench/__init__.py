"""Benchmarks: ``python -m tests.bench`` prints them as one table. They are never tests."""
