"""One folder for each technology that serves a port, and for each platform."""
