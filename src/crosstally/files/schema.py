"""The fields of a claim file: one table that the reader, its messages and the JSON Schema are made from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class Field:
    """A key: what it means, whether it must be there, and which texts it allows (a pattern or a choice)."""

    meaning: str
    needed: bool = False
    pattern: str = ""
    choice: tuple[str, ...] = ()
    example: str = ""
    many: bool = False


ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_RULES: Final = (
    "difference", "change-between", "fold-change", "share-of-whole", "sum-of-parts", "complement", "product",
    "unit-identity", "listed-items", "part-of-whole", "order", "elapsed-time", "percent-total",
)  # fmt: skip
ARTICLE: Final = {
    "id": Field(
        "The article's name in claim ids and reports: a-z, 0-9 and single hyphens.",
        needed=True,
        pattern=ID,
        example="example-ledger",
    ),
    "title": Field("Its title, or a short description."),
    "publisher": Field("Who published it."),
    "published": Field("When: 2026-03-02.", pattern=r"\d{4}(-\d{2}(-\d{2})?)?"),
    "language": Field("Its language: en, zh-Hans, zh-Hant.", pattern=r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*"),
    "file": Field("The text's file, beside the claim file or in a folder of [tool.crosstally] articles."),
    "sha256": Field("Hash of the text's bytes.", pattern=r"[0-9a-f]{64}"),
    "url": Field("Where it can be read."),
}
CLAIM: Final = {
    "quote": Field("The numeric phrase as printed, at most 40 characters (TextQuoteSelector exact)."),
    "prefix": Field("Words directly before the quote, where it occurs twice."),
    "suffix": Field("Words directly after the quote, where it occurs twice."),
    "at": Field("Code-point offset of the quote in the text, a hint: digits alone.", pattern=r"\d{1,12}"),
    "value": Field("The printed digits and a unit; hedges as words.", needed=True, example="about 1.4 million USD"),
    "of": Field("The subject."),
    "metric": Field("What is measured.", example="revenue"),
    "period": Field("The time it holds for.", example="2023-Q1"),
    "scope": Field("What else must agree for two claims to be one fact.", example="non-GAAP"),
    "source": Field("Who says so, where the article names someone."),
    "reached": Field("true where the sentence presents a bound as reached.", choice=("true", "false")),
    "draft": Field("true for an entry that a person has yet to finish.", choice=("true", "false")),
    "note": Field("A remark for people."),
}
RELATION: Final = {
    "says": Field(
        "A comparison over claims; a list gives several possible readings.",
        needed=True,
        many=True,
        example="growth-2025 == revenue-2025 / revenue-2024 - 1",
    ),
    "level": Field("The highest level its findings may have.", choice=("error", "warning", "note")),
    "because": Field("The reason for a capped level; printed with the finding."),
    "rule": Field("The rule it falls under, where the expression's shape does not tell.", choice=_RULES),
    "note": Field("A remark for people."),
}
DECISION: Final = {
    "status": Field(
        "confirmed: the discrepancy is real. waived: it is none. needs-source: open, someone must look.",
        needed=True,
        choice=("confirmed", "waived", "needs-source"),
    ),
    "reason": Field("Why.", needed=True),
    "by": Field("Who decided.", needed=True),
    "date": Field("When.", needed=True, pattern=r"\d{4}-\d{2}-\d{2}"),
    "until": Field("The decision ends after this day.", pattern=r"\d{4}-\d{2}-\d{2}"),
    "values": Field("The values seen."),
}
TOP: Final = ("article", "claims", "relations")
LONGEST_QUOTE: Final = 40


def json_schema() -> str:
    """The JSON Schema (2020-12) of a claim file, as text."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "crosstally claim file",
        "type": "object",
        "additionalProperties": False,
        "required": ["article"],
        "properties": {
            "article": _object(ARTICLE, "The article that the claims are read from."),
            "claims": _map(CLAIM, "The numbers the article asserts, by name."),
            "relations": _map(RELATION, "What the numbers must satisfy, by name."),
        },
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _map(fields: dict[str, Field], meaning: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": meaning,
        "propertyNames": {"pattern": f"^{ID}$"},
        "additionalProperties": _object(fields, ""),
    }


def _object(fields: dict[str, Field], meaning: str) -> dict[str, Any]:
    needed = [key for key, field in fields.items() if field.needed]
    described = {"description": meaning} if meaning else {}
    return described | {
        "type": "object",
        "additionalProperties": False,
        "required": needed,
        "properties": {key: _property(key, field) for key, field in fields.items()},
    }


def _property(key: str, field: Field) -> dict[str, Any]:
    """A YAML scalar may reach a schema as text or number; both are allowed where the pattern is."""
    one: dict[str, Any] = {"type": ["string", "number", "boolean"]}
    if field.pattern and key not in ("at", "published"):
        one |= {"pattern": f"^{field.pattern}$"}
    if field.choice:
        one = {"enum": [*field.choice, *([True, False] if "true" in field.choice else [])]}
    if key == "quote":
        one = {"type": "string", "maxLength": LONGEST_QUOTE}
    if field.many:
        one = {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
    return {"description": field.meaning} | ({"examples": [field.example]} if field.example else {}) | one
