"""The interpreter that needs nobody: grammar and word lists of core/language."""
