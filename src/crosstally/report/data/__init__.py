"""Formats for programs: JSON, JSON lines, ClaimReview."""
