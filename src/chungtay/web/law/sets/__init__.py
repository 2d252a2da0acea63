"""Criteria sets as law: which there are, how much of each is known, and one as a table."""
