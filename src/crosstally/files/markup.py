"""Markup blanked out: the running text of a page, as long as the page, so that offsets stay true."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

# What a page holds besides its text: program, style, and the frames around an article.
_SILENT: Final = frozenset(
    {"script", "style", "template", "noscript", "head", "nav", "footer", "aside", "form", "svg", "button", "select"}
)
# Tags inside a sentence: they are left to the reader of numbers, which reads over them.
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
     "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)  # fmt: skip
_NOT_BREAK: Final = re.compile(r"[^\n]")
# Markdown: fenced code, code in a line, the address of a link or picture with its title, a bare address, a tag of HTML.
_CODE: Final = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??(?P=fence)[ \t]*$|`[^`\n]{1,200}`"
    r"|(?<=\])\((?:[^()\s]|\([^()\s]{0,100}\)){1,500}(?:\s\"[^\"\n]{0,200}\")?\)|https?://[^\s)>\"]{1,500}"
    r"|</?[A-Za-z][A-Za-z0-9-]{0,20}(?:\s+[A-Za-z_:][\w.:-]{0,40}(?:=(?:\"[^\"]{0,300}\"|'[^']{0,300}'|[^\s\"'=<>`]{1,100}))?){0,12}\s*/?>",
    re.MULTILINE | re.DOTALL,
)


def html(text: str) -> str:
    """Blank out tags, scripts and the frames around the article; entities and inline tags stay."""
    page = _Page(text)
    page.feed(text)
    page.close()
    return page.matter()


def markdown(text: str) -> str:
    """Blank out code, the addresses of links and tags of HTML."""
    return _CODE.sub(lambda found: _blank(found[0]), text)


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

    def matter(self) -> str:
        """Put the page together again, blanks in place of what is none."""
        if self.silent:  # never closed: the rest of the page is not text
            self.blanks.append((self.silent[0][1], len(self.text), ""))
        pieces, at = [], 0
        for start, end, first in sorted(self.blanks):
            if end <= at:
                continue
            begin = max(start, at)
            pieces += [self.text[at:begin], first + _blank(self.text[begin + len(first) : end])]
            at = end
        return "".join([*pieces, self.text[at:]])

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the parser's signature)
        """Blank out a tag; one that begins what is no text waits for its end."""
        start = self._here()
        if tag in _SILENT:
            self.silent.append((tag, start))
        elif tag not in _INLINE:
            self.blanks.append((start, start + len(self.get_starttag_text() or "<>"), "\n"))

    def handle_startendtag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  (the parser's signature)
        """Blank out a tag without content."""
        start = self._here()
        self.blanks.append((start, start + len(self.get_starttag_text() or "<>"), "" if tag in _INLINE else "\n"))

    def handle_endtag(self, tag: str) -> None:
        """Blank out an end tag, or everything since a silent tag began."""
        start = self._here()
        end = self.text.find(">", start) + 1 or len(self.text)
        if self.silent:
            names = [name for name, _ in self.silent]
            if tag in names:
                begun = self.silent[names.index(tag)][1]
                del self.silent[names.index(tag) :]
                self.blanks.append((begun, end, "\n"))
        elif tag not in _INLINE:
            self.blanks.append((start, end, "\n"))

    def handle_comment(self, data: str) -> None:
        """Blank out a comment."""
        start = self._here()
        self.blanks.append((start, min(start + len(data) + 7, len(self.text)), ""))

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
