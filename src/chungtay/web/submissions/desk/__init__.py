"""The desk: what waits for a person, who is late, one report from every side, and its approval."""
