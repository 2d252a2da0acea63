"""What every page is made of: the address, numbers with receipts, tables, charts, the frame."""
