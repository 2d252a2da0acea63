"""The pages of works: list, map, timeline, funnel, and the page of one work."""
