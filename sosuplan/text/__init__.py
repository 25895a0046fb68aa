"""Languages, numbers, terms, and faults as codes."""
