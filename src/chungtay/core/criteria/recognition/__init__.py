"""Recognition: a file goes from its commune to a decision, and what was given is looked at anew.

A file is requested, reviewed, appraised by a team that votes, and decided (`course`); the decision
stands in the register of recognitions (`core.criteria.record`) until it is withdrawn. What a place
meets today is another thing, and is told apart everywhere: `backsliding` sets the two side by side.
"""
