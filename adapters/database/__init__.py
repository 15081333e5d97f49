"""The database: one schema on PostgreSQL and SQLite, units of work, and states and events as JSON."""
