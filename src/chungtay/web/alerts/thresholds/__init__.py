"""The pages on which a province looks at the thresholds of its alerts, and sets its own."""
