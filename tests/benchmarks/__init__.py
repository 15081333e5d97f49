"""Benchmarks and searches: one file each, found by its name and run by `./run bench NAME`."""
