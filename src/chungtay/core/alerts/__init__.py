"""Alerts: what a province wants to hear of before it is too late, raised once for each cause.

A rule says what is out of order (`rule`), facts about money, works and criteria are held against it
and answer causes (`cause`), and causes are held against the alerts that stand (`course`): a new
cause raises an alert, a cause that is gone ends one. Nothing here changes what it looks at.
"""
