"""Composition: the application, its settings, look, language and what happens at its end."""
