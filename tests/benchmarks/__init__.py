"""What takes how long at size, each beside the raw driver doing the same in the same run.

python -m uv run pytest -n 0 -m slow --benchmark-enable tests/benchmarks        (POINTSDESK_SIZE=100000 for all of it)

Without --benchmark-enable they are stories like the others, of a small shop: what they do must be right.
"""
