"""Pages of recognition: the register, files and their steps, what was lost since, villages."""
