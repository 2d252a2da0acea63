"""The statement of capital: one table by any one or two things, on any day, to be sent on."""
