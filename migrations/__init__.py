"""How the tables came to be: dated versions, run by `haru migrate` and, on SQLite, at every start."""
