"""Formats that forges read: SARIF, GitHub annotations and job summary, GitLab code quality, JUnit, reviewdog."""
