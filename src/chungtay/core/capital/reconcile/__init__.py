"""Lists that treasuries, departments and districts send, set against the ledger line by line."""
