"""People read one word for what they applied for: job, and never the documents' own word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
EXPORT_KEY = re.compile(r"opportunit(y|ies)|OpportunityId")
"""A key of JSON, a label of a metric, a name of a type: words of the documents."""


def _texts(module: Path) -> Iterator[str]:
    """Every text in the code but for docstrings."""
    nodes = list(ast.walk(ast.parse(module.read_text("utf-8"))))
    docstrings = {one.value for one in nodes if isinstance(one, ast.Expr)}
    for one in nodes:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one not in docstrings:
            yield one.value


def test_no_text_says_opportunity() -> None:
    """In the chat, on the command line and in the documents made from the code."""
    modules = [
        path for room in ("bot", "handlers", "coaching") for path in ROOT.glob(f"{room}/**/*.py")
    ]
    told = {text for module in modules for text in _texts(module)}
    pages = [*ROOT.glob("handlers/**/*.jinja"), *ROOT.glob("docs/*.md"), ROOT / "README.md"]
    told |= {line for page in pages for line in page.read_text("utf-8").splitlines()}
    said = {text for text in told if "opportunit" in text.lower()}
    assert {text for text in said if not EXPORT_KEY.fullmatch(text)} == set()
