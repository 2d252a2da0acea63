"""The roadmap: targets and gaps, the planner, kept scenarios, and the forms that feed them."""
