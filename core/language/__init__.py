"""The offline interpreter: Korean and English words into the closed Interpretation."""
