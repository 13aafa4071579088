"""Formats for people at a terminal or in an e-mail: text, one line a finding, Markdown."""
