"""Markup blanked out: the running text of a page, as long as the page, so that offsets stay true.

What stands inside a sentence (a link, bold words, an entity, the end of a line of the file) is filled with what prints
nothing, so that the sentence reads on; everything else is blanks and ends of lines.
"""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import Final

from crosstally.model.plain import NOTHING

# What a page holds besides its text: program, style, and the frames around an article.
_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "head", "nav", "footer", "aside", "form", "svg", "button", "select"}
)
# Tags inside a sentence.
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)  # fmt: skip
_NOT_BREAK: Final = re.compile(r"[^\n]")
_BREAKS: Final = re.compile(r"[ \t]*\n\s*")
_HAN: Final = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
# Markdown: fenced code, code in a line, the address of a link or picture with its title, a bare address, a tag of HTML;
# the brackets of a link, and stars and lines that set words bold or leaning, but not 2**3.
_CODE: Final = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?P=fence)[ \t]*$|`[^`\n]{1,200}`"
    r"|(?<=\])\((?:[^()\s]|\([^()\s]{0,100}\)){1,500}(?:\s\"[^\"\n]{0,200}\")?\)|https?://[^\s)>\"]{1,500}"
    r"|</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s+[A-Za-z_:][\w.:-]{0,40}(?:=(?:\"[^\"]{0,300}\"|'[^']{0,300}'|[^\s\"'=<>`]{1,100}))?){0,12}\s*/?>"
    r"|(?P<link>!?\[(?=[^\[\]\n]{1,300}\]\()|\](?=\())"
    r"|(?P<set>(?<!\*)\*{1,3}(?=[^\s*])(?!(?<=[A-Za-z\d)]\*)[\d(])(?!(?<=[A-Za-z\d)]\*\*)[\d(])|(?<=[^\s*])\*{1,3}(?![\d(*])|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)|~~)",
    re.MULTILINE | re.DOTALL,
)


def html(text: str) -> str:
    """Blank out tags, scripts and the frames around the article; an entity becomes the character it is."""
    page = _Page(text)
    page.feed(text)
    page.close()
    return page.matter()


def markdown(text: str) -> str:
    """Blank out code, the addresses of links, tags of HTML, and the marks of links and of bold words."""
    return _CODE.sub(lambda found: _inside(found) or _blank(found[0]), text)


def _inside(found: re.Match[str]) -> str:
    """What stands inside a sentence, as nothing: marks, the address behind a link, a tag; empty for anything else."""
    tag = re.match(r"</?([A-Za-z][A-Za-z0-9]*)", found[0])
    inline = found["link"] or found["set"] or found[0].startswith("(") or (tag and tag[1].lower() in _INLINE)
    return NOTHING * len(found[0]) if inline and "\n" not in found[0] else ""


def _blank(text: str) -> str:
    return _NOT_BREAK.sub(" ", text)


class _Page(HTMLParser):
    """Notes which stretches of a page are no running text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        self.blanks: list[tuple[int, int, str]] = []
        self.silent: list[tuple[str, int]] = []
        self.typed = 0  # how many <pre> are open

    def matter(self) -> str:
        """Put the page together again, blanks in place of what is none."""
        if self.silent:  # never closed: the rest of the page is not text
            self.blanks.append((self.silent[0][1], len(self.text), ""))
        pieces, at = [], 0
        for start, end, first in sorted(self.blanks):
            if end <= at:
                continue
            begin = max(start, at)
            rest = self.text[begin + len(first) : end]
            inside = first not in ("", "\n")  # a sentence
            pieces += [self.text[at:begin], first, NOTHING * len(rest) if inside else _blank(rest)]
            at = end
        return "".join([*pieces, self.text[at:]])

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the parser's signature)
        """Blank out a tag; one that begins what is no text waits for its end."""
        start = self._here()
        self.typed += tag == "pre"
        if tag in _SILENT:
            self.silent.append((tag, start))
        else:
            self._take(start, len(self.get_starttag_text() or "<>"), tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the parser's signature)
        """Blank out a tag without content."""
        self._take(self._here(), len(self.get_starttag_text() or "<>"), tag)

    def handle_endtag(self, tag: str) -> None:
        """Blank out an end tag, or everything since a silent tag began."""
        start = self._here()
        end = self.text.find(">", start) + 1 or len(self.text)
        self.typed = max(0, self.typed - (tag == "pre"))
        if self.silent:
            names = [name for name, _ in self.silent]
            if tag in names:
                begun = self.silent[names.index(tag)][1]
                del self.silent[names.index(tag) :]
                self.blanks.append((begun, end, "\n"))
        else:
            self._take(start, end - start, tag)

    def handle_data(self, data: str) -> None:
        """Read on over the ends of lines of the file, which a browser shows in what is set as typed alone."""
        for found in _BREAKS.finditer(data) if not self.typed else ():
            before, after = data[: found.start()][-1:], data[found.end() :][:1]
            joined = bool(_HAN.match(before) and _HAN.match(after))
            start = self._here() + found.start()
            self.blanks.append((start, start + len(found[0]), NOTHING if joined else " "))

    def handle_entityref(self, name: str) -> None:
        """Put the character that an entity is."""
        self._character(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Put the character that a number stands for."""
        self._character(f"&#{name};")

    def _character(self, entity: str) -> None:
        start = self._here()
        if self.text.startswith(entity, start) and len(unescape(entity)) == 1:
            self.blanks.append((start, start + len(entity), unescape(entity)))

    def _take(self, start: int, length: int, tag: str) -> None:
        self.blanks.append((start, start + length, NOTHING if tag in _INLINE else "\n"))

    def handle_comment(self, data: str) -> None:
        """Blank out a comment."""
        start = self._here()
        self.blanks.append((start, min(start + len(data) + 7, len(self.text)), NOTHING))

    def handle_decl(self, decl: str) -> None:
        """Blank out a declaration."""
        start = self._here()
        self.blanks.append((start, min(start + len(decl) + 3, len(self.text)), ""))

    def handle_pi(self, data: str) -> None:
        """Blank out a processing instruction."""
        start = self._here()
        self.blanks.append((start, min(start + len(data) + 3, len(self.text)), ""))

    def _here(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column
