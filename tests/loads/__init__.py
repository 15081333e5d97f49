"""What benchmarks of synchronising share: Google as a process of its own, a house pointed at it, and instruments."""
