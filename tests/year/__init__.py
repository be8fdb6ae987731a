"""A year of a shop in an hour or two: `python -m tests.year`."""
