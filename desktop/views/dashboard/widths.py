"""From which width of their own the dashboard's cards stand in one row; the skeleton, drawn before them, keeps to it."""

from __future__ import annotations

# six figures beside each other; below it three and three
FIGURES_IN_A_ROW = 960
# three cards beside each other without cutting their words; below it the hours have a row of their own
CARDS_IN_A_ROW = 920
