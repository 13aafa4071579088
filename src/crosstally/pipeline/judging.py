"""From a corpus to a run: every rule once, decisions applied, findings sorted, the ledger counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches

from crosstally.errors import UserError
from crosstally.model import Agreed, Corpus, Crash, Decision, Finding, Ledger, NotCompared, Place, Run, tally
from crosstally.rules import CLAIM_RULES, RULES, RUN_RULES, Rule


@dataclass
class _Sheet:
    """What the rules have yielded so far."""

    findings: dict[str, Finding] = field(default_factory=dict)
    agreed: int = 0
    reasons: list[str] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)


def judge(corpus: Corpus, *, select: Sequence[str] = (), ignore: Sequence[str] = (), today: str = "") -> Run:
    """Run the rules over a corpus. `select` and `ignore` name rules by code, code prefix or name.

    `today` is the day (2026-11-21) from which decisions with an earlier `until` have expired.
    """
    _known(select, "--select")
    _known(ignore, "--ignore")
    sheet, judging = _Sheet(), wanted(CLAIM_RULES, select, ignore)
    _apply(judging, corpus, sheet)
    compared = sheet.agreed + sum(1 for finding in sheet.findings.values() if finding.claims)
    agreed = sheet.agreed
    seen = replace(
        corpus,
        crashes=corpus.crashes + tuple(sheet.crashes),
        found=_answered(corpus, sheet, whole=len(judging) == len(CLAIM_RULES)),
        compared=compared,
        today=today,
    )
    _apply(wanted(RUN_RULES, select, ignore), seen, sheet)
    ledger = Ledger(
        articles=len(corpus.articles),
        claims=len(corpus.claims),
        relations=len(corpus.relations),
        facts=len({claim.fact for claim in corpus.claims.values() if claim.fact.subject and claim.fact.metric}),
        compared=compared,
        agreed=agreed,
        not_comparable=tally([*sheet.reasons, *(reason for reason, times in corpus.unread for _ in range(times))]),
        failed_rules=tuple(sorted({crash.what for crash in seen.crashes})),
    )
    findings = _decided(sheet.findings.values(), corpus.decisions, today)
    return Run(corpus, tuple(sorted(findings, key=_order)), ledger, tuple(sorted(set(corpus.problems))))


def _answered(corpus: Corpus, sheet: _Sheet, *, whole: bool) -> frozenset[str]:
    """The findings of the run; where rules were left out no decision can be called unused, so those count too."""
    return frozenset(sheet.findings) | frozenset(() if whole else (one.finding for one in corpus.decisions))


def _known(names: Sequence[str], option: str) -> None:
    """Refuse a name that no rule has: a run that looks at nothing must not be green."""
    for name in names:
        if not wanted(RULES, (name,), ()):
            near = get_close_matches(name, [rule.NAME for rule in RULES], n=1)
            hint = f"Did you mean {near[0]!r}?" if near else "`crosstally rules` lists them."
            raise UserError.of(option, f"There is no rule {name!r}.", hint)


def wanted(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """Pick the rules that are selected (all, where none is) and not ignored."""

    def named(rule: Rule, names: Sequence[str]) -> bool:
        return any(name == rule.NAME or rule.CODE.startswith(name.upper()) for name in names)

    return [rule for rule in rules if (not select or named(rule, select)) and not named(rule, ignore)]


def _apply(rules: Iterable[Rule], corpus: Corpus, sheet: _Sheet) -> None:
    for rule in rules:
        try:
            for result in rule.check(corpus):
                match result:
                    case Finding():
                        sheet.findings.setdefault(result.id, result)
                    case Agreed():
                        sheet.agreed += 1
                    case NotCompared():
                        sheet.reasons.append(result.reason)
                    case Crash():
                        sheet.crashes.append(result)
        except Exception as wrong:  # noqa: BLE001  (a crash in one rule must not hide what the others find)
            sheet.crashes.append(Crash.of(f"rule {rule.NAME}", wrong, Place(f"rule {rule.NAME}")))


def _decided(findings: Iterable[Finding], decisions: Iterable[Decision], today: str) -> list[Finding]:
    """Give each finding its decision; one that has ended no longer counts."""
    valid = {d.finding: d for d in decisions if not (d.until and today and d.until < today)}
    return [replace(finding, decision=valid.get(finding.id)) for finding in findings]


def _order(finding: Finding) -> tuple[int, str, int, str, str]:
    return -finding.level.weight, finding.at.path, finding.at.line, finding.code, finding.id
