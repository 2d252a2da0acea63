"""The page of arrears in basic construction: what is owed for which work, and since when."""
