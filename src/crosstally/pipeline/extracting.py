"""Articles to records of their numbers: several at once, and none twice."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from crosstally import extract
from crosstally.errors import Problem, UserError
from crosstally.files import articles
from crosstally.model import Article, Mention
from crosstally.pipeline.writing import write
from crosstally.quantity.convention import DEFAULT, Convention


@dataclass(frozen=True, slots=True)
class Wish:
    """How articles are to be read: `everything` keeps what is no claim; `language` is a tag or None to find it."""

    root: Path
    everything: bool = False
    language: str | None = None
    convention: Convention = DEFAULT
    cache: bool = True


@dataclass(frozen=True, slots=True)
class Read:
    """One article read: JSON lines, or the problem that kept it from being read; its encoding and its text."""

    path: str
    lines: str = ""
    encoding: str = ""
    problem: Problem | None = None
    text: str = ""


def mentions(article: Article, wish: Wish) -> tuple[Mention, ...]:
    """Read the numbers of an article; their words are those of the file, markup included."""
    text = article.text or ""
    published = _day(article.published)
    found = extract.read(
        article.matter or text,
        language=wish.language or article.language or None,
        convention=wish.convention,
        everything=wish.everything,
        published=published,
    )
    if article.matter is None:
        return found
    return tuple(replace(one, text=text[one.start : one.end]) for one in found)


def extract_all(
    paths: Sequence[Path], wish: Wish, *, jobs: int = 1, seen: Callable[[], None] = lambda: None
) -> Iterator[Read]:
    """Read articles in the order of their paths, `jobs` at a time; `seen` is called after each."""
    if jobs > 1 and len(paths) > 1:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  (23 ms that one job need not pay)

        with ProcessPoolExecutor(jobs) as pool:
            for done in pool.map(_one, paths, [wish] * len(paths), chunksize=4):
                seen()
                yield done
        return
    for path in paths:
        yield _one(path, wish)
        seen()


def _one(path: Path, wish: Wish) -> Read:
    try:
        article = articles.read(path, wish.root)
    except UserError as wrong:
        return Read(str(path), problem=wrong.problem)
    kept = _kept(article, wish) if wish.cache else None
    if kept is not None and kept.is_file():
        lines = kept.read_text(encoding="utf-8")
    else:
        records = (extract.record(mention, article.path, article.id) for mention in mentions(article, wish))
        lines = "".join(_line(record) + "\n" for record in records)
        if kept is not None:
            _keep(kept, lines)
    return Read(article.path, lines, article.encoding, text=article.text or "")


def _line(record: dict[str, object]) -> str:
    """One JSON object; a lone surrogate, which no encoding holds, is written as its escape."""
    text = json.dumps(record, ensure_ascii=False)
    return text if text.isprintable() or text.encode("utf-8", "ignore").decode() == text else json.dumps(record)


def _kept(article: Article, wish: Wish) -> Path:
    """Where the records of an article are kept: by content, way of reading, and version of the reader."""
    words = [article.path, article.id, wish.everything, wish.language, wish.convention, article.text, _stamp()]
    key = sha256("\0".join(map(str, words)).encode("utf-8", "surrogatepass")).hexdigest()
    folder = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(folder) / "crosstally" / f"{key}.jsonl"


@cache
def _stamp() -> str:
    """Tell one state of the reader from another: names, sizes and times of its files."""
    here = Path(extract.__file__).parent.parent
    files = sorted(one for folder in ("extract", "quantity") for one in (here / folder).rglob("*.*"))
    return " ".join(f"{one.name}:{one.stat().st_size}:{one.stat().st_mtime_ns}" for one in files)


def _keep(path: Path, lines: str) -> None:
    """Keep records for the next run; where nothing can be kept, the next run reads again."""
    try:
        write(path, lines)
    except UserError:
        return


def _day(published: str) -> date | None:
    try:
        return date.fromisoformat(published)
    except ValueError:
        return None


def articles_of(paths: Sequence[Path], root: Path, problems: list[Problem]) -> list[Path]:
    """Give the articles that paths, folders and patterns name, each once."""
    return list(articles.find(paths, root, problems))


def table(read: Read) -> str:
    """Give the records of an article as lines for people."""
    rows = [json.loads(line) for line in read.lines.splitlines()]
    lines = [f"{read.path}: {len(rows)} numbers"]
    for row in rows:
        value = row["value"] if row["value"] is not None else f"[{row['lo'] or '−∞'}, {row['hi'] or '∞'}]"
        about = " · ".join(row[key] for key in ("subject", "metric", "period") if row[key])
        words = "".join(char if char.isprintable() else " " for char in row["text"])
        hedge = "" if row["hedge"] == "none" else f"  {row['hedge']}"
        lines.append(
            f"  {row['start']:>7}  {words}  =  {value} {row['unit'] or ''}{hedge}  {row['kind']}  {about}".rstrip()
        )
    return "\n".join(lines) + "\n"
