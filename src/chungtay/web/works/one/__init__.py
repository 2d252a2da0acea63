"""The page of one work: its head, its money, its course, its papers, and every row about it."""
