"""The dossier of a unit under a criteria set: gathered once, written as Word or Excel."""
