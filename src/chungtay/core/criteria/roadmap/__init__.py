"""The way to the target: who is to reach it when, what closes each gap, and the cheapest plan."""
