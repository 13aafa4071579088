"""How long the command takes to start and to check the five encoded articles, beside a bare interpreter.

    python benchmarks/start.py [--runs 9]

Each figure is the median of whole processes and its ratio to `python -c pass` in the same run. Cold means without
byte code (an empty PYTHONPYCACHEPREFIX), warm with it.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
TOOL = [sys.executable, "-m", "crosstally"]
HEAVY = ("pint", "pandas", "numpy", "yaml")


def seconds(words: list[str], folder: Path, cache: Path) -> float:
    """Time one process."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache), "PYTHONDONTWRITEBYTECODE": ""}
    begun = time.perf_counter()
    subprocess.run(words, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def many_claims(folder: Path, count: int) -> None:
    """Write a project of encoded claims: revenues of two years and their growth."""
    (folder / "claims").mkdir()
    (folder / "pyproject.toml").write_text("[tool.crosstally]\n")
    for article in range(10):
        rows = [f"article:\n  id: a{article}\n  file: a{article}.txt\nclaims:\n"]
        rows += [
            f"  c{number}:\n    quote: 营收{100 + number}亿元\n    value: {100 + number}亿 CNY\n"
            f"    of: S{number}\n    metric: revenue\n    period: {article}\n"
            for number in range(count // 10)
        ]
        ties = (f"  r{n}:\n    says: c{n + 2} <= c{n} + c{n + 1}\n" for n in range(0, count // 10 - 2, 3))
        (folder / "claims" / f"a{article}.claims.yaml").write_text("".join([*rows, "relations:\n", *ties]))


def imported(words: list[str]) -> list[str]:
    """Which heavy libraries a command imports."""
    code = f"import sys; sys.argv = {words!r}\nfrom crosstally.__main__ import main\n"
    code += "try: main()\nexcept SystemExit: pass\n"
    code += f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    return done.stderr.strip().splitlines()[-1:]


def plugin() -> float:
    """Milliseconds that the plug-in adds to a pytest run in a project without claims: its import."""
    code = (
        "import pytest, time; t = time.perf_counter(); import crosstally.pytest_plugin; print(time.perf_counter() - t)"
    )
    runs = (subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(9))
    return statistics.median(float(run.stdout) for run in runs) * 1000


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; median of {runs} runs")
    with tempfile.TemporaryDirectory() as temp:
        many = Path(temp) / "many"
        many.mkdir()
        many_claims(many, 2000)
        reading = "from crosstally.extract import read; read('收入311亿元'); read('It cost $5 million.')"
        rows = [
            ("python -c pass", [sys.executable, "-c", "pass"], ROOT),
            ("crosstally --help", [*TOOL, "--help"], ROOT),
            ("a first sentence, extract.read", [sys.executable, "-c", reading], ROOT),
            ("crosstally check, five articles", [*TOOL, "check"], ROOT),
            ("crosstally check, 2,000 claims", [*TOOL, "check", "-q"], many),
        ]
        warm = Path(temp) / "warm"
        bare = 0.0
        for name, words, folder in rows:
            seconds(words, folder, warm)
            taken = statistics.median(seconds(words, folder, warm) for _ in range(runs))
            bare = bare or taken
            first = statistics.median(seconds(words, folder, Path(temp) / f"cold{n}-{len(name)}") for n in range(3))
            times = (
                f"warm {taken * 1000:7.0f} ms {taken / bare:6.1f} x   cold {first * 1000:7.0f} ms {first / bare:6.1f} x"
            )
            print(f"{name:34} {times}")
    print(f"the pytest plug-in, imported where pytest is: {plugin():.1f} ms")
    for words in (["crosstally", "--help"], ["crosstally", "check", "-q"]):
        print(f"{' '.join(words)} imports of {', '.join(HEAVY)}: {' '.join(imported(words))}")


if __name__ == "__main__":
    main()
