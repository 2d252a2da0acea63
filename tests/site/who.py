"""The people of the tests of access, and who of them is let in where.

They are those of `tests/site/conftest.py`: officials of Đắk Ang (23380), in the district 611 of the
province 62, and others who have rights elsewhere.
"""

from __future__ import annotations

ANON = "anonymous"
OWN = frozenset({"officer", "chairman"})
DISTRICT = frozenset({"district", "district-leader"})
PROVINCE = frozenset({"coordinator", "leader"})
DEPARTMENT, AUDITOR, OPERATOR = (frozenset({n}) for n in ("department", "auditor", "operator"))
OUTSIDE = frozenset({"neighbour", "stranger", "other-department"})
"""Who has rights of the same kinds, but elsewhere, or for another form."""
KEEPER = frozenset({"keeper"})
"""Who writes the ledger of the province's capital."""
SIGNED = OWN | DISTRICT | PROVINCE | DEPARTMENT | AUDITOR | OPERATOR | OUTSIDE | KEEPER
EVERYBODY = SIGNED | {ANON}
READ = SIGNED - OUTSIDE - OPERATOR - KEEPER
FILL = frozenset({"officer", "district", "coordinator"})
SEND = FILL | {"chairman"}
ACCEPT = frozenset({"district", "coordinator", "department"})
APPROVE = frozenset({"chairman", "district-leader", "coordinator", "leader"})
RETURN = frozenset({"chairman", "coordinator", "department"}) | DISTRICT
LISTS = READ | {"other-department"}
"""Who may look at lists of a place: some see only the forms that are theirs."""
STEER = frozenset({"coordinator"})
"""Who opens periods, opens closed ones again, and excuses."""
PRICING = STEER | {"district", "stranger"}
"""Who says what would close a gap of a commune, and what it costs."""
REQUESTING = OWN | DISTRICT | {"neighbour"}
"""Who may ask that some commune be recognised."""
RECHECKING = STEER | {"district"}
LISTING = SEND
"""Who lists villages of a rural commune of theirs: the neighbour's unit is a town."""
DECIDING = PROVINCE
"""Who takes a recognition away; the decision itself says by whom it was given."""
LOG = AUDITOR | OPERATOR
ENTERING = FILL | {"neighbour"}
"""Who has a report of that form and month to fill in somewhere."""
RECONCILED = PROVINCE | AUDITOR | KEEPER
"""Who looks at lists of the treasury: those who may see the whole province's capital."""
BOOK = SIGNED - DEPARTMENT - OPERATOR - {"other-department"}
"""Who may read entries of the ledger somewhere; each sees those of their own units."""
CLASSIFYING = OWN | {"district", "coordinator"}
"""Who says in which classes a commune of theirs is."""
BUILDING = frozenset({"officer", "district", "coordinator"})
"""Who says how far works of a commune of theirs have come."""
NOBODY: frozenset[str] = frozenset()
