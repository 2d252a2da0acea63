"""Pages on which units are assessed, stage by stage."""
