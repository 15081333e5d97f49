"""Jobs and hints inside one process, where there is no Redis."""
