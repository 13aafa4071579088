"""Disk and model: claim files, decisions, article texts; the only folder that opens a user's files.

Floor 3: may import model, quantity and errors; never extract, relate, rules, report or config.
"""
