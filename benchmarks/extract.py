"""Reading numbers: characters per second on one core, beside other readers and the bare number pattern, in one run.

    python benchmarks/extract.py [--megabytes 5] [--quick]

The text is made from annotated articles (those beside the project where they are, else its own), each copy with other
digits and names, so that no two paragraphs are alike. Peers are installed into an environment of their own, in the
user's cache, at the first run; each runs in its own process on a part of the same text that it can finish, and counts
the numbers it gives.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import re
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
SHARED: Final = ROOT.parent / "shared"
ARTICLES: Final = [SHARED / "articles", SHARED / "gold" / "dev" / "articles", ROOT / "tests" / "gold" / "articles"]
CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "crosstally-benchmarks" / "extract"
HAN: Final = re.compile("[\u3400-\u9fff]")
LATIN: Final = re.compile(r"\b[A-Z][a-z]{3,12}\b")

# What each peer needs, how it reads a text (a line gives `read`: text -> how many numbers), for which languages,
# on how many characters (each is given what it finishes in about ten seconds), and whether it gives units.
PEERS: Final = {
    "quantulum3": (["quantulum3==0.10.0"], "en", 200_000, True, """
from quantulum3 import parser
def read(text): return sum(len(parser.parse(line)) for line in text.split("\\n"))
"""),
    "recognizers-text-suite": (
        ["recognizers-text-suite==1.0.2a2", "emoji<2", "setuptools<80"], "en zh", 30_000, True, """
from recognizers_number import recognize_number, recognize_percentage, Culture
from recognizers_number_with_unit import recognize_currency, recognize_dimension
CULTURE = Culture.Chinese if LANGUAGE == "zh" else Culture.English
MODELS = (recognize_number, recognize_percentage, recognize_currency, recognize_dimension)
def read(text): return sum(len(model(line, CULTURE)) for line in text.split("\\n") if line for model in MODELS)
"""),
    "chinese2digits": (["chinese2digits==6.0.2"], "zh", 400_000, False, """
import chinese2digits
def of(line): return len(chinese2digits.takeNumberFromString(line)["digitsStringList"])
def read(text): return sum(of(line) for line in text.split("\\n") if line)
"""),
}  # fmt: skip


def texts(language: str, size: int) -> list[str]:
    """Make distinct articles of one language: copies of those there are, with digits and Latin names changed."""
    chance = random.Random(7)  # noqa: S311  (the same text each run)
    every = [path.read_text(encoding="utf-8") for folder in ARTICLES for path in sorted(folder.glob("*.txt"))]
    every = every[: len(every) - len(list(ARTICLES[-1].glob("*.txt")))] or every  # ordinary prose, where it is there
    sources = [text for text in every if bool(HAN.search(text)) == (language == "zh")]
    made, length = list[str](), 0
    while length < size:
        names: dict[str, str] = {}
        text = re.sub("[1-9]", lambda _: chance.choice("123456789"), sources[len(made) % len(sources)])
        text = LATIN.sub(lambda hit, names=names: names.setdefault(hit[0], _name(chance, hit[0])), text)  # type: ignore[misc]
        made.append(text)
        length += len(text)
    return made


def _name(chance: random.Random, name: str) -> str:
    """Rename one capitalised word in four, keeping its first letter and its length."""
    if chance.random() < 0.75:
        return name
    return name[0] + "".join(chance.choice("aeiourstlnm") for _ in name[1:])


def rate(read: Callable[[str], int], made: list[str]) -> tuple[float, int]:
    """Characters per CPU second, best of two, and the numbers found."""
    read(made[0])
    best, found = float("inf"), 0
    for _ in range(2):
        start = time.process_time()
        found = sum(map(read, made))
        best = min(best, time.process_time() - start)
    return sum(map(len, made)) / best, found


def ours(language: str) -> dict[str, Callable[[str], int]]:
    """Our reader, and the bare compiled pattern of its numbers."""
    sys.path.insert(0, str(ROOT / "src"))
    from crosstally.extract import read  # noqa: PLC0415
    from crosstally.extract.language import language as load  # noqa: PLC0415

    pattern = load(language).run
    return {
        "crosstally": lambda text: len(read(text, language=language)),
        "bare pattern": lambda text: sum(1 for _ in pattern.finditer(text)),
    }


def environment() -> Path:
    """Build the peers' environment once; gives its Python."""
    python = CACHE / "bin" / "python"
    if not python.is_file():
        print(f"installing the peers into {CACHE}", file=sys.stderr)
        venv.create(CACHE, with_pip=True)
    for needs, *_ in PEERS.values():
        done = CACHE / f".{needs[0]}"
        if not done.is_file():
            subprocess.run([python, "-m", "pip", "install", "-q", *needs], check=True)
            done.touch()
    return python


def peer(python: Path, name: str, language: str, text: str) -> tuple[float, int] | None:
    """Run one peer in its own process; None, with its last words, where it fails."""
    code = f"""
import json, sys, time, warnings
warnings.filterwarnings("ignore")
LANGUAGE = {language!r}
{PEERS[name][4]}
text = sys.stdin.read()
read(text[:300])
start = time.process_time()
found = read(text)
print(json.dumps([len(text) / (time.process_time() - start), found]))
"""
    done = subprocess.run([python, "-c", code], input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    speed, found = json.loads(done.stdout.splitlines()[-1])
    return speed, found


def main() -> None:
    """Print a table: characters per second, numbers found, and how many times as fast as each we are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=5.0, help="size of the text in each language, UTF-8")
    parser.add_argument("--quick", action="store_true", help="without the peers")
    args = parser.parse_args()
    python = None if args.quick else environment()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}, one core, CPU seconds")
    print(f"{'language':10}{'reader':26}{'characters':>12}{'numbers':>9}{'characters/s':>14}{'we are':>9}")
    for language, width in (("zh", 2.6), ("en", 1.0)):
        made = texts(language, int(args.megabytes * 1_000_000 / width))
        text = "\n".join(made)
        rows = {name: (len(text), *rate(run, made)) for name, run in ours(language).items()}
        for name, (_, languages, size, _, _) in PEERS.items():
            if python is not None and language in languages.split():
                found = peer(python, name, language, text[:size])
                if found is not None:
                    rows[name] = (min(size, len(text)), *found)
        for name, (size, speed, count) in rows.items():
            print(f"{language:10}{name:26}{size:12,}{count:9,}{speed:14,.0f}{rows['crosstally'][1] / speed:8.1f}x")


if __name__ == "__main__":
    main()
