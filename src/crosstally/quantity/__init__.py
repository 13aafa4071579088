"""Numbers as stated: the unit registry, printed numbers, exact intervals, comparison.

Floor 1: may import errors; the only folder that imports pint.
"""
