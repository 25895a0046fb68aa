"""Facts as sentences, in both languages. Nothing is computed here."""
