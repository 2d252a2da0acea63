"""The page of rotated capital: what is lent to whom, what is due, overdue, back, lent again."""
