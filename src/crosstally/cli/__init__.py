"""The command line: arguments in, text and an exit code out; one command a module, imported when it is called.

Floor 5: may import pipeline, config, report, model and errors; never pytest_plugin or review, which it starts by name.
"""
