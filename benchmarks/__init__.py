"""Measurements: what the project promises of speed and size, and how others do on the same input."""
