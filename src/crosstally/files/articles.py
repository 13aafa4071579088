"""Raw articles from disk: text, Markdown, HTML, PDF, Word, standard input; and folders and patterns of them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from crosstally.errors import Problem, UserError
from crosstally.files import dateline, markup, texts
from crosstally.files.project import relative
from crosstally.model import Article, Place

_MARKUP: Final[dict[str, Callable[[str], str]]] = {
    ".html": markup.html, ".htm": markup.html, ".xhtml": markup.html,
    ".md": markup.markdown, ".markdown": markup.markdown,
}  # fmt: skip
_DATED: Final[dict[str, Callable[[str], str]]] = {
    ending: dateline.of_markdown if blank is markup.markdown else dateline.of_html for ending, blank in _MARKUP.items()
}
_EXTRACTED: Final = {".pdf": ("pdf", "pypdf"), ".docx": ("docx", "docx")}
ENDINGS: Final = frozenset({".txt", *_MARKUP, *_EXTRACTED})
STDIN: Final = "-"


def is_raw(path: Path) -> bool:
    """Tell whether a path names a raw article."""
    return str(path) == STDIN or path.suffix.lower() in ENDINGS


def find(paths: Iterable[Path], root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the articles that paths name, each once: files as they are, folders with all articles below them."""
    seen: set[Path] = set()
    for path in paths:
        inside: Iterable[Path] = [path]
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file())
        elif not path.exists() and any(sign in str(path) for sign in "*?["):
            inside = sorted(one for one in root.glob(str(path)) if one.is_file())
        for one in inside:
            if str(one) != STDIN and not one.exists():
                problems.append(Problem(relative(one, root), 0, 0, "There is no such file or folder."))
            elif one not in seen:
                seen.add(one)
                yield one


def read(path: Path, root: Path) -> Article:
    """Read one article; its id is the file's stem, its date the one in the head of a page or in front matter.

    Raises UserError for what cannot be read, and names the extra where PDF or Word want one.
    """
    if str(path) == STDIN:
        decoded = texts.decode(sys.stdin.buffer.read())
        return _article("stdin", STDIN, decoded, None, b"")
    name = given(path, root)
    ending = path.suffix.lower()
    if ending in _EXTRACTED:
        text = _extracted(path, name, *_EXTRACTED[ending])
        return _article(path.stem, name, texts.Decoded(text, f"text of {ending[1:]}"), None, path.read_bytes())
    decoded = texts.read(path, name)
    blank = _MARKUP.get(ending)
    if blank is None:
        return _article(path.stem, name, decoded, None, path.read_bytes())
    article = _article(path.stem, name, decoded, blank(decoded.text), path.read_bytes())
    return replace(article, published=_DATED[ending](decoded.text))


def given(path: Path, root: Path) -> str:
    """The path as the user gave it, with forward slashes; from the project's root where it lies inside."""
    return path.as_posix() if not path.is_absolute() else relative(path, root)


def _article(key: str, name: str, decoded: texts.Decoded, matter: str | None, raw: bytes) -> Article:
    digest = sha256(raw).hexdigest() if raw else ""
    return Article(key, name, Place(name), decoded.text, matter, sha256=digest, encoding=decoded.encoding, raw=True)


def _extracted(path: Path, name: str, extra: str, library: str) -> str:
    try:
        module = import_module(library)
    except ImportError as missing:
        hint = f"Run pip install 'crosstally[{extra}]'."
        raise UserError.of(name, f"Reading .{extra} files needs {library}.", hint) from missing
    try:
        return _pdf(module, path) if extra == "pdf" else _docx(module, path)
    except Exception as wrong:  # the libraries raise dozens of kinds for broken files
        raise UserError.of(name, f"The file cannot be read as {extra}: {wrong}.", "Is it whole?") from wrong


def _pdf(pypdf: Any, path: Path) -> str:  # noqa: ANN401  (a module imported late)
    return "\n".join(page.extract_text() or "" for page in pypdf.PdfReader(path).pages)


def _docx(docx: Any, path: Path) -> str:  # noqa: ANN401  (a module imported late)
    document = docx.Document(str(path))
    rows = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *rows])
