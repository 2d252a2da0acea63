"""Recognition as it is recorded: files and their steps, re-checks, villages."""
