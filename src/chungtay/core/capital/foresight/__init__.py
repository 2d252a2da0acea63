"""Foresight: what will be paid by the end of the window, which lines are at risk, what could move.

Rules over numbers they are handed; nothing here is a measure, and nothing writes the ledger.
"""
