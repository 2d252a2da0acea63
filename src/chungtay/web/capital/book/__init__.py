"""The book of entries: leafed through, one entry whole, and what decisions are written into it."""
