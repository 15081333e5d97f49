"""A seeded world in which everything that synchronises runs for real: only time, chance, the database and Google are ours."""
