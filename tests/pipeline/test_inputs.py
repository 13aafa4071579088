"""Articles come as text in several encodings, as PDF and as Word; what cannot be read is one sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from crosstally.errors import UserError
from crosstally.files import articles

SENTENCE = "公司在这个季度的营业收入为311亿元,同比增长了10%,这是一个不小的成绩。\n"
TRADITIONAL = "公司在這個季度的營業收入為311億元,同比增長了10%,這是一個不小的成績。\n"
STREAM = b"BT /F 12 Tf 20 100 Td (Revenue was $12.4 million in 2025.) Tj ET"
OBJECTS = (
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    b"<</Length %d>>stream\n%s\nendstream" % (len(STREAM), STREAM),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
)


def _pdf() -> bytes:
    """Write the smallest file of one page with one line."""
    body, places = b"%PDF-1.4\n", []
    for number, one in enumerate(OBJECTS, 1):
        places.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(OBJECTS) + 1
    tail = b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return body + tail % (size, table, size, len(body))


@pytest.mark.parametrize(
    ("encoding", "text", "found"),
    [
        ("utf-8", SENTENCE, "utf-8"),
        ("utf-8-sig", SENTENCE, "utf-8-sig"),
        ("utf-16", SENTENCE, "utf-16"),
        ("gb18030", SENTENCE, "gb18030"),
        ("big5", TRADITIONAL, "big5"),
    ],
)
def test_encodings_are_found_and_named(encoding: str, text: str, found: str, tmp_path: Path) -> None:
    """The bytes tell the encoding, and the article says which it was."""
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    article = articles.read(path, tmp_path)
    assert (article.text, article.encoding) == (text, found)


def test_word_files(tmp_path: Path) -> None:
    """Paragraphs and table cells of a Word file are its text."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    document = docx.Document()
    document.add_paragraph("Revenue was $12.4 million in 2025.")
    document.add_table(1, 1).cell(0, 0).text = "54 tasks"
    document.save(str(tmp_path / "a.docx"))
    article = articles.read(tmp_path / "a.docx", tmp_path)
    assert article.text == "Revenue was $12.4 million in 2025.\n54 tasks"
    assert article.encoding == "text of docx"


def test_pdf_files_and_their_text_on_request(tmp_path: Path) -> None:
    """Numbers of a PDF have offsets into its extracted text, which `--write-text` puts beside it."""
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    (tmp_path / "a.pdf").write_bytes(_pdf())
    done = subprocess.run(
        [sys.executable, "-m", "crosstally", "extract", "a.pdf", "-f", "jsonl", "--no-cache", "--write-text"],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    row = json.loads(done.stdout)
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert (row["value"], row["unit"]) == ("12400000", "USD")
    assert text[row["start"] : row["end"]] == row["text"] == "$12.4 million"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
def test_broken_files_are_one_sentence(name: str, tmp_path: Path) -> None:
    """A file that is not what its name says is told so, without a traceback."""
    pytest.importorskip("pypdf", reason="pypdf is not installed")
    pytest.importorskip("docx", reason="python-docx is not installed")
    (tmp_path / name).write_bytes(b"neither\n")
    with pytest.raises(UserError, match=rf"{name}: The file cannot be read as"):
        articles.read(tmp_path / name, tmp_path)


def test_jobs_and_folders_give_the_same_records(tmp_path: Path) -> None:
    """A folder read by two processes gives the records of one, in the same order, and the second run is kept."""
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(SENTENCE.replace("311", str(311 + number)), encoding="utf-8")
    words = [sys.executable, "-m", "crosstally", "extract", ".", "-f", "jsonl"]
    outs = [
        subprocess.run([*words, *more], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
        for more in (["--no-cache"], ["--no-cache", "-j", "2"], [], [])
    ]
    assert len(set(outs)) == 1
    assert len(outs[0].splitlines()) == 12
