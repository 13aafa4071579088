"""Claim files: from `*.claims.yaml` to articles, claims and relations, each with its line and column."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Final, NamedTuple

from crosstally.errors import Problem, UserError
from crosstally.files import fields, nodes, says
from crosstally.files.nodes import Fields, Node, Text
from crosstally.files.schema import ARTICLE, CLAIM, ID, LONGEST_QUOTE, RELATION, TOP
from crosstally.model import Article, Claim, Fact, Level, Place, Quote, Reading, Relation
from crosstally.model.corpus import Refused
from crosstally.quantity import printed
from crosstally.quantity.convention import DEFAULT, Convention

SUFFIX: Final = ".claims.yaml"


class Entry(NamedTuple):
    """A named entry of a claim file, and where its name stands."""

    name: str
    node: Node
    at: Place


@dataclass
class Gathered:
    """What claim files hold, before relations are tied to claims."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    relations: list[tuple[str, Entry]] = field(default_factory=list)  # article and entry
    refused: list[Refused] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def gather(text: str, path: str, into: Gathered, convention: Convention = DEFAULT) -> None:
    """Read one claim file; what cannot be used becomes a problem, and the rest is still read."""
    try:
        top, doubles = nodes.parse(text, path)
    except UserError as wrong:
        into.problems.append(wrong.problem)
        return
    into.problems += doubles
    for key in top.items:
        if key not in TOP:
            into.problems.append(fields.unknown_key(key, "The file", top.keys[key], list(TOP)))
    article = _article(top, path, into)
    if article is None:
        return
    for entry in _entries(top, "claims", into):
        _claim(entry, article, into, convention)
    into.relations += [(article.id, entry) for entry in _entries(top, "relations", into)]


def tie(gathered: Gathered) -> tuple[Relation, ...]:
    """Parse what relations say, now that all claims are known."""
    ties = (_relation(article, entry, gathered) for article, entry in gathered.relations)
    return tuple(relation for relation in ties if relation is not None)


def _article(top: Fields, path: str, into: Gathered) -> Article | None:
    node = top.items.get("article")
    if node is None:
        into.problems.append(Problem(path, 1, 1, "The file names no article.", "Begin with `article:` and its `id:`."))
        return None
    before = len(into.problems)
    found = fields.read(node, ARTICLE, "The article", into.problems)
    if "id" not in found or any("id cannot" in p.message for p in into.problems[before:]):
        return None
    values = {key: text.value for key, text in found.items()}
    key = values["id"]
    if key in into.articles:
        other = into.articles[key].at
        message = f"The article id {key!r} stands also in {other.path}."
        into.problems.append(fields.at(found["id"].at, message, "Give each article one file and one id."))
        return None
    title, publisher, published, language, digest = (
        values.get(name, "") for name in ("title", "publisher", "published", "language", "sha256")
    )
    into.articles[key] = Article(
        key, values.get("file", ""), found["id"].at,
        title=title, publisher=publisher, published=published, language=language, sha256=digest,
    )  # fmt: skip
    return into.articles[key]


def _entries(top: Fields, key: str, into: Gathered) -> list[Entry]:
    node = top.items.get(key)
    if node is None or (isinstance(node, Text) and not node.value):
        return []
    if not isinstance(node, Fields):
        message = f"{key!r} is {nodes.kind(node)}, not entries by name."
        into.problems.append(fields.at(node.at, message, "Write `some-name:` and its fields indented below."))
        return []
    good = []
    for name, entry in node.items.items():
        if re.fullmatch(ID, name):
            good.append(Entry(name, entry, node.keys[name]))
        else:
            message = f"{name!r} is not a usable name."
            into.problems.append(fields.at(node.keys[name], message, "Use a-z, 0-9 and single hyphens."))
    return good


def _claim(entry: Entry, article: Article, into: Gathered, convention: Convention) -> None:
    before = len(into.problems)
    name, node, at = entry
    found = fields.read(node, CLAIM, f"Claim {name!r}", into.problems)
    if "value" not in found or len(into.problems) > before:
        return
    text = {key: value.value for key, value in found.items()}
    key = f"{article.id}/{name}"
    if "quote" not in found and article.path:
        message = f"Claim {name!r} has no quote."
        into.problems.append(fields.at(node.at, message, "Add the words as printed: `quote: …`."))
        return
    if len(text.get("quote", "")) > LONGEST_QUOTE:
        message = f"Claim {name!r}: the quote has {len(text['quote'])} characters; {LONGEST_QUOTE} are allowed."
        into.problems.append(fields.at(found["quote"].at, message, "Quote the numeric phrase alone."))
    try:
        value = printed.read(text["value"], convention, reached=text.get("reached") == "true")
    except UserError as wrong:
        into.refused.append(Refused(key, found["value"].at, text["value"], wrong.problem.message, wrong.problem.hint))
        return
    fact = Fact(*(text.get(part, "") for part in ("of", "metric", "period", "scope")))
    start = int(text["at"]) if "at" in text else None
    quote = Quote(text.get("quote", ""), start, text.get("prefix", ""), text.get("suffix", ""))
    into.claims[key] = Claim(
        key, article.id, value, fact, quote, at, text.get("source", ""), text.get("note", ""),
        draft=text.get("draft") == "true", entry={part: node.at for part, node in found.items()},
    )  # fmt: skip


def _relation(article: str, entry: Entry, into: Gathered) -> Relation | None:
    before = len(into.problems)
    name, node, at = entry
    found = fields.read(node, RELATION, f"Relation {name!r}", into.problems)
    if "says" not in found or len(into.problems) > before or not isinstance(node, Fields):
        return None
    if "level" in found and "because" not in found:
        message = f"Relation {name!r} caps its level without a reason."
        into.problems.append(fields.at(found["level"].at, message, "Add `because: …`; it is printed with the finding."))
        return None
    readings = [_reading(text, article, name, into) for text in nodes.texts(node.items["says"])]
    sound = tuple(reading for reading in readings if reading is not None)
    if len(sound) < len(readings):
        return None
    values = {key: text.value for key, text in found.items()}
    cap = Level(values["level"]) if "level" in values else None
    return Relation(
        f"{article}/{name}", sound, at, values.get("rule", ""), cap, values.get("because", ""),
        article=article, last_line=max(text.at.line for text in nodes.texts(nodes.Sequence(list(node.items.values())))),
    )  # fmt: skip


def _reading(text: Text, article: str, name: str, into: Gathered) -> Reading | None:
    def lookup(word: str) -> Claim:
        key = word if "/" in word else f"{article}/{word}"
        if key in into.claims:
            return into.claims[key]
        if any(refused.claim == key for refused in into.refused):
            raise KeyError(f"The claim {word!r} could not be read.")
        known = [one.removeprefix(f"{article}/") for one in into.claims]
        near = get_close_matches(word.removeprefix(f"{article}/"), known, n=1)
        did = f" Did you mean {near[0]!r}?" if near else ""
        raise KeyError(f"There is no claim {word!r}.{did}")

    try:
        reading = says.parse(text.value, lookup)
    except UserError as wrong:
        place = text.at
        if text.first is not None:
            place = replace(place, column=place.column + text.first + wrong.problem.column - 1)
        into.problems.append(fields.at(place, f"Relation {name!r}: {wrong.problem.message}", wrong.problem.hint))
        return None
    both = set(map(id, reading.stated.leaves())) & {id(x) for x in reading.computed.leaves() if isinstance(x, Claim)}
    if both:
        message = f"Relation {name!r} is circular: a claim stands on both sides."
        into.problems.append(fields.at(text.at, message, "Keep the stated claim on the left side only."))
        return None
    return reading
