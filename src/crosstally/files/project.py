"""A project on disk: its claim files, decisions and article texts, read into a corpus without its checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from crosstally.errors import Problem, UserError
from crosstally.files import claims, decisions, texts
from crosstally.files.claims import SUFFIX, Gathered
from crosstally.model import Article, Corpus, Decision
from crosstally.quantity.convention import DEFAULT, Convention

DECISIONS: Final = "decisions.yaml"


def load(
    paths: Sequence[Path], root: Path, article_folders: Iterable[Path] = (), convention: Convention = DEFAULT
) -> Corpus:
    """Read claim files and folders of them; what cannot be used is a problem of the corpus, the rest is read.

    `article_folders` are where the texts may be kept; without any, no text is looked for.
    """
    gathered = Gathered()
    decided: list[Decision] = []
    for path in sorted(_files(paths, root, gathered.problems)):
        name = relative(path, root)
        try:
            text = texts.utf8(path, name)
        except UserError as wrong:
            gathered.problems.append(wrong.problem)
            continue
        if path.name == DECISIONS:
            decided += decisions.read(text, name, gathered.problems)
        else:
            claims.gather(text, name, gathered, convention)
    relations = claims.tie(gathered)
    folders = list(article_folders)
    articles = {
        key: _with_text(article, folders, gathered.problems) for key, article in sorted(gathered.articles.items())
    }
    return Corpus(
        articles=articles,
        claims={key: gathered.claims[key] for key in sorted(gathered.claims)},
        relations=tuple(sorted(relations, key=lambda relation: relation.id)),
        decisions=tuple(decided),
        refused=tuple(gathered.refused),
        problems=tuple(gathered.problems),
    )


def relative(path: Path, root: Path) -> str:
    """Path from the project's root with forward slashes; as given where it lies outside."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _files(paths: Sequence[Path], root: Path, problems: list[Problem]) -> set[Path]:
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            inside = {p for p in path.rglob(f"*{SUFFIX}") if _is_inside(p, root, problems)}
            inside |= {p for p in (path / DECISIONS,) if p.is_file()}
            if not any(p.name.endswith(SUFFIX) for p in inside):
                name = relative(path, root)
                problems.append(Problem(name, 0, 0, f"The folder holds no *{SUFFIX} file.", "See `crosstally init`."))
            found |= inside
        elif path.exists():
            found.add(path)
        else:
            problems.append(Problem(relative(path, root), 0, 0, "There is no such file or folder."))
    return found


def _is_inside(path: Path, root: Path, problems: list[Problem]) -> bool:
    """Tell whether a file found by walking stays in the project: links may lead out of it."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    if path.is_symlink() and not path.exists():
        problems.append(Problem(name, 0, 0, "The link leads nowhere.", "Mend it, or remove it."))
        return False
    if not path.is_file():
        problems.append(Problem(name, 0, 0, "This is a folder, not a claim file.", "Rename it, or move it away."))
        return False
    if path.is_symlink() and not path.resolve().is_relative_to(root.resolve()):
        hint = "Copy the file, or name it in the call."
        problems.append(Problem(name, 0, 0, "The link leads out of the project.", hint))
        return False
    return True


def _with_text(article: Article, folders: list[Path], problems: list[Problem]) -> Article:
    """Give the article its text where it is kept; a text with another hash is a problem and is not used."""
    if not article.path:
        return article
    for folder in folders:
        path = folder / article.path
        if not path.is_file():
            continue
        if article.sha256 and sha256(path.read_bytes()).hexdigest() != article.sha256:
            message = f"The text of {article.id!r} is not the one encoded: its hash differs."
            at, hint = article.at, "Encode the new text, or put the old one back."
            problems.append(Problem(at.path, at.line, at.column, message, hint))
            continue
        text = texts.read(path, article.path)
        return replace(article, text=text.text, encoding=text.encoding)
    return article
