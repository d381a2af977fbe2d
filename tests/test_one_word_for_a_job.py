"""People read one word for what they applied for: job, and never the documents' own word."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME_IN_CODE = re.compile(r"[a-z0-9_]+")
"""A key of JSON, a label of a metric, a name in the code: words of the documents."""
NAMES_OF_TYPES = {"OpportunityId"}
"""What the code tells the type checker, which nobody else reads."""
TYPED_WORDS = ROOT / "coaching" / "reading"
"""Tables of what people type, who may well say "opportunity"."""
FOR_ENGINEERS = {"architecture.md", "contributing.md", "glossary.md"}
"""Pages about the code, which use the code's words."""


def _texts(module: Path) -> Iterator[str]:
    """Every text in the code but for docstrings."""
    nodes = list(ast.walk(ast.parse(module.read_text("utf-8"))))
    docstrings = {one.value for one in nodes if isinstance(one, ast.Expr)}
    for one in nodes:
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and one not in docstrings:
            yield one.value


def pages_for_people() -> Iterator[Path]:
    """Returns the pages that users and operators read, and the playground's."""
    yield from (page for page in ROOT.glob("docs/*.md") if page.name not in FOR_ENGINEERS)
    yield from (ROOT / name for name in ("README.md", "CHANGELOG.md", "SECURITY.md"))
    yield from (
        page
        for page in ROOT.glob("playground/**/*")
        if page.suffix in {".html", ".js", ".css", ".svg"}
    )


def test_no_text_says_opportunity() -> None:
    """In the chat, on the command line and in the documents made from the code."""
    modules = [
        path
        for room in ("bot", "handlers", "coaching")
        for path in ROOT.glob(f"{room}/**/*.py")
        if TYPED_WORDS not in path.parents
    ]
    texts = {text for module in modules for text in _texts(module)}
    pages = [*ROOT.glob("handlers/**/*.jinja"), *pages_for_people()]
    texts |= {line for page in pages for line in page.read_text("utf-8").splitlines()}
    wrong = {text for text in texts if "opportunit" in text.lower()}
    named = {text for text in wrong if NAME_IN_CODE.fullmatch(text)}
    assert wrong - named == NAMES_OF_TYPES
