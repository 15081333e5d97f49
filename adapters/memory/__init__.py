"""Twins of the store and the blob store that live in this process: for tests and the simulator."""
