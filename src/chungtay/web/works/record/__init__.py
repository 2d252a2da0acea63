"""Writing about a work: one plain form for each thing that can be said of it."""
