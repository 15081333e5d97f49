"""Reads pictures on this machine: a text detector and Tesseract, in a process of their own."""
