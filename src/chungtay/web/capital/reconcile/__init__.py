"""Pages of reconciliation: lists handed in, their lines, and the statement of differences."""
