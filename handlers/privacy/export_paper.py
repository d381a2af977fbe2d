"""The paper on which everything kept of a person is written out: one file, read in any browser.

No script, nothing fetched, no link to anywhere else. All that people wrote goes through `safe`.
"""

from collections.abc import Iterable, Sequence
from html import escape

LabelledText = tuple[str, str]
"""A label of ours and what stands beside it, as it was written."""
FORMULA_STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # and their wide forms
WORD_JOINER = "\u2060"
"""Joins words and shows nothing: with it in front no spreadsheet takes a text for a formula."""


def escape_text(text: str) -> str:
    """What people wrote, as text in HTML. A spreadsheet opens HTML too, so what begins like a
    formula begins with something else."""
    return escape(WORD_JOINER + text if text.lstrip().startswith(FORMULA_STARTS) else text)


def text_element(name: str, text: str, *, css_class: str = "") -> str:
    """An element with a text in it; `of` names its class."""
    kind = f' class="{css_class}"' if css_class else ""
    return f'<{name}{kind} dir="auto">{escape_text(text)}</{name}>'


def element(name: str, *parts: str, css_class: str = "", anchor: str = "") -> str:
    """An element around others; nothing when there are none. `called` is where links lead."""
    inside = "\n".join(part for part in parts if part)
    kind = f' class="{css_class}"' if css_class else ""
    where = f' id="{anchor}"' if anchor else ""
    return f"<{name}{kind}{where}>\n{inside}\n</{name}>" if inside else ""


def section(level: int, heading: str, *parts: str, anchor: str = "") -> str:
    """A section under its heading; nothing when there is nothing in it."""
    if not any(parts):
        return ""
    return element("section", text_element(f"h{level}", heading), *parts, anchor=anchor)


def card_section(level: int, heading: str, *parts: str) -> str:
    """What is told by its heading alone already: somebody's name, a question."""
    return element("section", text_element(f"h{level}", heading), *parts, css_class="card")


def table(rows: Iterable[LabelledText]) -> str:
    """Labels and what stands beside them; those without anything are left out."""
    pairs = (
        f"<dt>{escape_text(label)}</dt>{text_element('dd', text)}" for label, text in rows if text
    )
    return element("dl", *pairs)


def bullet_list(texts: Iterable[str]) -> str:
    """A list."""
    return element("ul", *(text_element("li", text) for text in texts))


def contents_list(places: Sequence[LabelledText]) -> str:
    """Where everything is: the name of a place of ours, and how it is headed."""
    links = (
        f'<li dir="auto"><a href="#{place}">{escape_text(text)}</a></li>' for place, text in places
    )
    return element("nav", element("ul", *links))


def html_page(title: str, *parts: str) -> str:
    """The whole file."""
    body = "\n".join(part for part in parts if part)
    return _PAGE_TEMPLATE.format(title=escape_text(title), style=STYLE, body=body)


STYLE = """\
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6678; --line: #dfe3ea;
  --paper: #ffffff; --desk: #f4f5f8; --accent: #2a5bb8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebf1; --soft: #9aa5b8; --line: #333b49;
  --paper: #1a1f29; --desk: #12161d; --accent: #8cb2ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--desk); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1, h2, h3, h4 { line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; }
h2 { font-size: 1.25rem; }
h3 { font-size: 1.05rem; margin-top: 1.4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h4 { font-size: 1rem; margin-top: 1rem; }
p { margin: .3rem 0; }
.soft { color: var(--soft); }
main > section { background: var(--paper); border: 1px solid var(--line); border-radius: 12px;
  padding: 1.1rem 1.2rem; margin-top: 1.2rem; }
section section.card { border-left: 3px solid var(--line); padding-left: .9rem; margin-top: .9rem; }
section section.card > h3, section section.card > h4 { margin-top: 0; padding-top: 0; border: 0; }
nav ul { list-style: none; padding: 0; margin: 1rem 0 0; }
nav li { padding: .2rem 0; overflow-wrap: anywhere; }
a { color: var(--accent); text-decoration: none; }
dl { margin: .5rem 0 0; display: grid; grid-template-columns: 10.5rem 1fr; gap: .3rem 1rem; }
dt { color: var(--soft); }
dd { margin: 0; min-width: 0; white-space: pre-line; overflow-wrap: anywhere;
  mso-number-format: "\\@"; }
ul { margin: .5rem 0 0; padding-inline-start: 1.2rem; }
li { overflow-wrap: anywhere; mso-number-format: "\\@"; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; gap: 0; }
  dt { font-size: .85rem; margin-top: .45rem; } }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff;
    --desk: #fff; --accent: #000; }
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  main > section { border: 0; border-top: 2px solid #000; border-radius: 0; padding: .6rem 0; }
  nav { display: none; }
  h1, h2, h3, h4 { break-after: avoid; }
  section.card, li, dd { break-inside: avoid; }
}
@page { margin: 18mm 16mm; }
"""
_PAGE_TEMPLATE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""
