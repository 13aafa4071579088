"""Texts from disk: bytes to characters, with the encoding that was found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from crosstally.errors import UserError

# In order of trial. GB18030 decodes almost any bytes, so it is believed only where what it gives reads like Chinese;
# UTF-16 only with its mark.
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was read in."""

    text: str
    encoding: str


def utf8(path: Path, name: str) -> str:
    """Read a file that must be UTF-8; raises UserError for what is no such file."""
    return _bytes(path, name, strict=True).text


def read(path: Path, name: str) -> Decoded:
    """Read an article: UTF-8, UTF-16 with a mark, GB18030 or Big5, as its bytes tell."""
    return _bytes(path, name, strict=False)


def _bytes(path: Path, name: str, *, strict: bool) -> Decoded:
    try:
        raw = path.read_bytes()
    except IsADirectoryError as wrong:
        raise UserError.of(name, "This is a folder, not a file.", "Name a file.") from wrong
    except OSError as wrong:
        raise UserError.of(name, f"The file cannot be read: {wrong.strerror}.") from wrong
    try:
        return decode(raw, strict=strict)
    except UnicodeDecodeError as wrong:
        line = raw[: wrong.start].count(b"\n") + 1
        column = len(raw[raw.rfind(b"\n", 0, wrong.start) + 1 : wrong.start].decode("utf-8", "replace")) + 1
        raise UserError.of(name, "The file is not UTF-8.", "Save it as UTF-8.", line=line, column=column) from wrong


def decode(raw: bytes, *, strict: bool = False) -> Decoded:
    """Decode bytes; raises UnicodeDecodeError where `strict` and they are not UTF-8."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(encoding, "strict" if strict else "replace"), encoding)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        if strict:
            raise
    tried = [decoded for encoding in ("gb18030", "big5") if (decoded := _try(raw, encoding))]
    best = max(tried, key=lambda decoded: _common(decoded.text), default=None)
    return best or Decoded(raw.decode("utf-8", "replace"), "utf-8 with replacements")


def _try(raw: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


# The most frequent characters of written Chinese in both scripts: text decoded wrongly has hardly any of them.
_FREQUENT: Final = frozenset(
    "的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於年"
)


def _common(text: str) -> int:
    return sum(char in _FREQUENT for char in text[:20_000])
