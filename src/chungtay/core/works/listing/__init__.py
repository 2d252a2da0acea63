"""Lists of works as offices keep them in spreadsheets, read row by row."""
