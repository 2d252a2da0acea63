"""Statements of capital: plan, payments and what is left, by any one or two things, on any day.

`axes` says by what rows may be divided, `columns` what may stand in the columns, `wish` what is
asked, `build` answers it, and `inside` tells which parts are in the totals and which are not.
"""
