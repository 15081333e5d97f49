"""Who is running: command line, settings, wiring and the processes."""
