"""Recognition over HTTP: the register, files and their steps, criteria lost, villages."""
