"""The pages on which a reorganisation of units is handed in, looked at, taken and undone."""
