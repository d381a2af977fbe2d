"""The documents lead somewhere: what they link to is there, and the index names each of them."""

import re
from pathlib import Path

import pytest

from tools.house import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_link_leads_somewhere(page: Path) -> None:
    """Whatever is linked to by a relative path exists."""
    links = LINK.findall(page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("folder", ["docs", "docs/decisions"])
def test_every_document_stands_in_its_index(folder: str) -> None:
    """The README of a folder of documents links to each that lies in it."""
    index = ROOT / folder / "README.md"
    named = {(index.parent / link).resolve() for link in LINK.findall(index.read_text("utf-8"))}
    pages = {page.resolve() for page in index.parent.glob("*.md")}
    assert pages - named == {index.resolve()}


def test_the_index_of_decisions_has_their_titles() -> None:
    """Each record stands in it under its own heading."""
    index = (ROOT / "docs" / "decisions" / "README.md").read_text("utf-8")
    records = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    titles = [page.read_text("utf-8").splitlines()[0].removeprefix("# ") for page in records]
    assert [title for title in titles if f"[{title}]" not in index] == []
