"""The editor's desk: one finding a screen, judged by keys, each decision written at once. A page, and a terminal loop.

Floor 5, a face: may import pipeline, config, report, model, errors; never another face. The commands `review` and
`triage` live in `commands`; the page needs the extra `review`.
"""
