"""Take the pictures in docs/screenshots anew: `python docs/screenshots.py` (needs chromium and playwright).

The report is that of the project's five articles, from their claims alone; the desk shows a small example.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from crosstally import pipeline
from crosstally.config import load
from crosstally.report import FORMATS
from crosstally.review.server import serve

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ENGLISH = """\
The harbour's year

The port carried 2.4 million passengers in 2025, up from 1.6 million a year earlier, an increase of nearly 40 percent.
The north quay handled 1.1 million passengers and the south quay 0.9 million.
Dredging cost 46 million dollars, the port authority says.
"""
CHINESE = """\
港口的一年

2025年港口发送旅客240万人次,其中北码头110万人次,南码头90万人次。
港务局称,疏浚工程耗资约3100万美元。
"""
CLAIMS = """\
# yaml-language-server: $schema=../docs/claims.schema.json
article:
  id: {id}
  title: {title}
  publisher: {publisher}
  published: {published}
  file: {id}.txt
claims:
{claims}
"""


def claim(text: str, name: str, quote: str, value: str, fact: tuple[str, str], *more: str) -> str:
    """Write one claim entry."""
    fields = [
        f"quote: {quote}", f"at: {text.index(quote)}", f"value: {value}", f"of: {fact[0]}", f"metric: {fact[1]}",
        "period: 2025", *more,
    ]  # fmt: skip
    return "\n".join([f"  {name}:", *(f"    {field}" for field in fields)])


def example(root: Path) -> Path:
    """Write a small project: two articles on one port that do not agree."""
    (root / "claims").mkdir()
    (root / "articles").mkdir()
    (root / "pyproject.toml").write_text('[tool.crosstally]\narticles = ["articles"]\n')
    (root / "articles" / "harbour.txt").write_text(ENGLISH)
    (root / "articles" / "gangkou.txt").write_text(CHINESE)
    unit = "passenger"
    harbour = [
        claim(ENGLISH, "all", "2.4 million passengers", f"2.4 million {unit}", ("the port", "passengers")),
        claim(ENGLISH, "north", "1.1 million passengers", f"1.1 million {unit}", ("north quay", "passengers")),
        claim(ENGLISH, "south", "0.9 million", f"0.9 million {unit}", ("south quay", "passengers")),
        claim(ENGLISH, "former", "1.6 million", f"1.6 million {unit}", ("the port", "passengers")).replace(
            "2025", "2024"
        ),
        claim(ENGLISH, "growth", "nearly 40 percent", "nearly 40 percent", ("the port", "growth of passengers")),
        claim(ENGLISH, "dredging", "46 million dollars", "46 million USD", ("the port", "cost of dredging")),
        "relations:\n  quays:\n    says: all == north + south\n  grew:\n    says: growth == all / former - 1",
    ]
    gangkou = [
        claim(CHINESE, "all", "240万人次", f"240万 {unit}", ("the port", "passengers")),
        claim(CHINESE, "north", "110万人次", f"110万 {unit}", ("north quay", "passengers"), "draft: true"),
        claim(CHINESE, "dredging", "约3100万美元", "约3100万 USD", ("the port", "cost of dredging")),
    ]
    for ident, title, publisher, rows in (
        ("harbour", "The harbour's year", "Example Press", harbour),
        ("gangkou", "港口的一年", "示例报", gangkou),
    ):
        head = CLAIMS.format(id=ident, title=title, publisher=publisher, published="2026-03-02", claims="\n".join(rows))
        (root / "claims" / f"{ident}.claims.yaml").write_text(head)
    return root


def report(browser: Browser, folder: Path) -> None:
    """Picture the report of the five articles: light, dark, narrow, printed."""
    config = load(ROOT)
    run = pipeline.judge(pipeline.read((), ROOT, config, with_texts=False))
    page = FORMATS["html"].render(run, pipeline.options(config))
    path = folder / "report.html"
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    wide: dict[str, Any] = {"viewport": {"width": 1000, "height": 1100}}
    for name, settings, first in (
        ("report", wide, "header"),
        ("report-dark", wide | {"color_scheme": "dark"}, ".card"),
        ("report-narrow", {"viewport": {"width": 360, "height": 780}}, ".card"),
    ):
        context = browser.new_context(**settings)
        one = context.new_page()
        one.goto(path.as_uri())
        one.evaluate("name => document.querySelector(name).scrollIntoView()", first)
        one.screenshot(path=OUT / f"{name}.png")
        context.close()


def desk(browser: Browser, folder: Path) -> None:
    """Picture the review of the small example."""
    root = example(folder)
    said: list[str] = []
    ready = threading.Event()

    def announce(address: str) -> None:
        said.append(address)
        ready.set()

    keywords = {"by": "an editor", "announce": announce}
    threading.Thread(target=serve, args=(root, load(root)), kwargs=keywords, daemon=True).start()
    ready.wait(20)
    context = browser.new_context(viewport={"width": 1000, "height": 820})
    one = context.new_page()
    for name, path in (("review", ""), ("review-articles", "articles?left=harbour&right=gangkou"),
                       ("review-claim", "claim/gangkou/north")):  # fmt: skip
        one.goto(f"{said[0]}{path}")
        one.screenshot(path=OUT / f"{name}.png")
    context.close()


def main() -> None:
    """Take all pictures."""
    OUT.mkdir(exist_ok=True)
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as name:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        report(browser, Path(name))
        folder = Path(name) / "example"
        folder.mkdir()
        desk(browser, folder)
        browser.close()
    for path in sorted(OUT.glob("*.png")):
        print(f"{path.relative_to(ROOT)} {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
