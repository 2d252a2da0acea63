"""Taking a list of works in: hand a workbook in, look at what it says anew, then write it."""
