"""The documents lead somewhere: what they link to is there, and the index names each of them."""

import ast
import re
from pathlib import Path

import pytest

from tools.house import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
PLACE = re.compile(r"\]\(\.\./([^)]+)\)((?: `\w+`)*)")


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


def _read_places() -> list[tuple[str, str]]:
    """Returns the file and the name of each place in "Where is what"; the name may be empty."""
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = page.partition("## Where is what")[2].partition("\n## ")[0]
    return [
        (path, name)
        for path, names in PLACE.findall(section)
        for name in re.findall(r"\w+", names) or [""]
    ]


def test_where_is_what_answers_the_first_questions() -> None:
    """The table names at least twenty places."""
    assert len(_read_places()) >= 20


@pytest.mark.parametrize(("path", "name"), _read_places())
def test_what_is_named_is_where_the_page_says(path: str, name: str) -> None:
    """Each file of "Where is what" exists and defines the names that stand behind it."""
    place = ROOT / path
    assert place.exists()
    if name:
        assert name in _find_defined(ast.parse(place.read_text("utf-8")))


def _find_defined(tree: ast.Module) -> set[str]:
    definitions = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    names = {node.name for node in ast.walk(tree) if isinstance(node, definitions)}
    return names | {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
