"""Eight clerks at once: real windows, each in a process of its own, over one PostgreSQL.

python -m tests.soak [--minutes 10] [--desks 8] [--acts 20]      prints a line per figure; its code says whether all hold
"""
