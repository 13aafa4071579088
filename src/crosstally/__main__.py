"""Start: `crosstally` and `python -m crosstally`. Floor 6: may import cli."""

from __future__ import annotations

from crosstally.cli.group import cli


def main() -> None:
    """Run the command line."""
    cli(prog_name="crosstally")


if __name__ == "__main__":
    main()
