"""Collects every text that people read and compiles what is translated: `python -m tools.texts`.

`python -m tools.texts de` begins a language: a folder with a file for its translators.
"""

import re
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from coaching.translation import DOMAIN, LOCALE

ROOT = Path(__file__).parent.parent
ROOMS = ("coaching", "handlers", "bot")
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
KEYWORDS = {"_": None, "plural": (1, 2), "in_context": ((1, "c"), 2)}
_PLACEHOLDER = re.compile(r"\{\w*\}")
_TAG = re.compile(r"</?[a-z]+>")


def collect_texts() -> Catalog:
    """Every marked text with the files it stands in."""
    catalog = Catalog(project="Debrief", charset="utf-8")
    for where, line, message, comments, context in _read_texts():
        catalog.add(message, locations=[(where, line)], auto_comments=comments, context=context)
    return catalog


@cache
def _read_texts() -> tuple[tuple[str, int, Any, list[str], str | None], ...]:
    """Reads the sources once, and not anew for each language."""
    return tuple(
        (path.relative_to(ROOT).as_posix(), *found)
        for room in ROOMS
        for path in sorted((ROOT / room).rglob("*.py"))
        for found in extract_from_file(
            "python", path, keywords=KEYWORDS, comment_tags=["Translators:"]
        )
    )


def template_text() -> str:
    """locale/debrief.pot as it should be: no dates and no line numbers, so that it changes only
    when a text does."""
    return _po_text(collect_texts())


def _po_text(catalog: Catalog) -> str:
    file = BytesIO()
    write_po(file, catalog, include_lineno=False, width=100, ignore_obsolete=True)
    lines = file.getvalue().decode().splitlines()
    return "\n".join(line for line in lines if not _is_volatile(line)) + "\n"


def _is_volatile(line: str) -> bool:
    """Dates, versions and years that would change without any text of ours changing."""
    return line.startswith(
        ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', "# Copyright", "# FIRST")
    )


def compile_catalog(catalog: Catalog) -> bytes:
    """The .mo of a catalogue. Raises ValueError for a translation that would break a message."""
    problems = list(find_problems(catalog))
    if problems:
        raise ValueError("\n".join(problems))
    file = BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def find_problems(catalog: Catalog) -> Iterator[str]:
    """Translations with other placeholders or other HTML tags than their English."""
    for message in catalog:
        sources, translations = _as_tuple(message.id), _as_tuple(message.string)
        if not message.id or not any(translations) or message.fuzzy:
            continue
        allowed = [_fixed_parts(source) for source in sources]
        for words in translations:
            if _fixed_parts(words) not in allowed:
                yield f"{catalog.locale_identifier}: {words!r} must keep what is fixed in {sources}"


def _fixed_parts(text: str) -> tuple[frozenset[str], tuple[str, ...]]:
    return frozenset(_PLACEHOLDER.findall(text)), tuple(sorted(_TAG.findall(text)))


def _as_tuple(words: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def catalogue_files() -> list[Path]:
    """What translators write: one file a language."""
    return sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def read_catalogue(path: Path) -> Catalog:
    """What is translated in a file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=DOMAIN)


def read_template(path: Path) -> Catalog:
    """Every text as it was collected last."""
    with path.open("rb") as file:
        return read_po(file, domain=DOMAIN)


def begin_language(name: str) -> None:
    """Makes the folder of a language with every text still to be translated."""
    path = LOCALE / name / "LC_MESSAGES" / f"{DOMAIN}.po"
    if path.exists():
        return
    path.parent.mkdir(parents=True)
    path.write_text(_po_text(Catalog(locale=name, project="Debrief")), encoding="utf-8")


def update_catalogue(path: Path) -> None:
    """Brings new texts into a language and compiles it; what is translated stays."""
    catalog = read_catalogue(path)
    catalog.update(collect_texts(), no_fuzzy_matching=True)
    path.write_text(_po_text(catalog), encoding="utf-8")
    path.with_suffix(".mo").write_bytes(compile_catalog(catalog))


def count_untranslated(catalog: Catalog) -> int:
    """How many texts would still be read in English."""
    return sum(_is_untranslated(message) for message in catalog if message.id)


def _is_untranslated(message: Message) -> bool:
    return message.fuzzy or not all(_as_tuple(message.string))


def main(languages: list[str]) -> None:
    """Writes all of it anew."""
    LOCALE.mkdir(exist_ok=True)
    TEMPLATE.write_text(template_text(), encoding="utf-8")
    for name in languages:
        begin_language(name)
    for path in catalogue_files():
        update_catalogue(path)
        left = count_untranslated(read_catalogue(path))
        sys.stdout.write(f"{path.parent.parent.name}: {left} texts to translate\n")


if __name__ == "__main__":
    main(sys.argv[1:])
