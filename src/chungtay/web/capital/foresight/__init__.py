"""The pages of foresight: what will be paid, which lines are at risk, what could move."""
