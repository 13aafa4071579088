"""Write the parts of docs/ that the program knows best; `--check` tells which are stale."""

from __future__ import annotations

import sys
from pathlib import Path

from click.testing import CliRunner

from crosstally import pipeline, report
from crosstally.cli.group import COMMANDS, cli

HERE = Path(__file__).parent


def rules() -> str:
    """One heading a rule, its docstring below."""
    parts = ["# Rules\n\nWritten by `python docs/generate.py` from the rules themselves.\n"]
    for code, text in sorted(pipeline.rule_texts().items()):
        parts.append(f"## {code} {text.name}\n\n{_markdown(text.page)}\n")
    return "\n".join(parts)


def _markdown(page: str) -> str:
    """Indented examples become code; their headings become bold."""
    return page.replace("Passes:\n", "**Passes**\n\n").replace("Fails:\n", "**Fails**\n\n")


def commands() -> str:
    """The help of every command."""
    parts = ["# Commands\n\nWritten by `python docs/generate.py` from `--help`.\n"]
    runner = CliRunner()
    for words in ([], *([name] for name in COMMANDS)):
        shown = runner.invoke(cli, [*words, "--help"], prog_name="crosstally").output
        parts.append(f"## {' '.join(['crosstally', *words])}\n\n```\n{shown}```\n")
    return "\n".join(parts)


def formats() -> str:
    """Every format in a row."""
    rows = [(one.name, one.extension, one.needs or "-", one.about) for one in report.FORMATS.values()]
    exports = [(one.name, one.extension, one.needs or "-", one.about) for one in report.EXPORTS.values()]
    table = "| name | ending | extra | what |\n| --- | --- | --- | --- |\n"
    return (
        "# Formats\n\nWritten by `python docs/generate.py`. One run can write several: `check --report FORMAT=PATH`, "
        "repeated.\n\n"
        + table
        + "".join(f"| `{name}` | {ending} | {extra} | {about} |\n" for name, ending, extra, about in rows)
        + "\n`crosstally export NAME` prints\n\n"
        + table
        + "".join(f"| `{name}` | {ending} | {extra} | {about} |\n" for name, ending, extra, about in exports)
    )


FILES = {"formats.md": formats, "rules.md": rules, "claims.schema.json": pipeline.claim_schema, "commands.md": commands}


def main() -> None:
    """Write the files, or name the stale ones and exit with 1."""
    stale = [name for name, make in FILES.items() if _read(HERE / name) != make()]
    if "--check" in sys.argv:
        for name in stale:
            print(f"docs/{name} is stale: run python docs/generate.py")
        sys.exit(1 if stale else 0)
    for name in stale:
        (HERE / name).write_text(FILES[name](), encoding="utf-8")
        print(f"Wrote docs/{name}")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


if __name__ == "__main__":
    main()
