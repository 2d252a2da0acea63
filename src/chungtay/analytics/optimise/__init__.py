"""The optimiser: HiGHS, behind this one package.

One thread and a fixed seed: the same problem gives the same answer. What a problem means, and the
check of every answer, are the core's.
"""
