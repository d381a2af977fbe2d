"""Every text is marked, collected, and whole."""

import ast
from pathlib import Path

import pytest

import tools.texts
from coaching import translation
from handlers.ui.formatting import NEAR_DAYS
from tests.texts.rooms import (
    STILL_ENGLISH,
    glued_texts,
    source_files,
    translated_files,
    unmarked_texts,
)
from tools.texts import (
    TEMPLATE,
    catalogue_files,
    compile_catalog,
    find_problems,
    read_catalogue,
    template_text,
)


def test_the_template_is_current() -> None:
    """Whoever changes a text collects them anew: `make texts`."""
    assert TEMPLATE.read_text(encoding="utf-8") == template_text()


def test_every_language_is_compiled_and_breaks_no_message() -> None:
    """What stands in a .po is what the bot reads, with the placeholders and tags of its English."""
    for path in catalogue_files():
        catalog = read_catalogue(path)
        assert list(find_problems(catalog)) == []
        assert path.with_suffix(".mo").read_bytes() == compile_catalog(catalog), path


def test_a_language_is_one_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is begun with every text; what is translated in it is compiled, and the bot reads it."""
    for module in (tools.texts, translation):
        monkeypatch.setattr(module, "LOCALE", tmp_path)
    monkeypatch.setattr(tools.texts, "TEMPLATE", tmp_path / "debrief.pot")
    monkeypatch.setattr(translation, "_catalogues", {})
    tools.texts.main(["de"])
    (path,) = catalogue_files()
    words = path.read_text(encoding="utf-8")
    assert words.count("msgid") == template_text().count("msgid")
    path.write_text(words.replace('msgid "today"\nmsgstr ""', 'msgid "today"\nmsgstr "heute"'))
    tools.texts.main([])
    assert [one.name for one in tmp_path.iterdir() if one.is_dir()] == ["de"]
    with translation.use_language("de-AT"):
        assert str(NEAR_DAYS[0]) == "heute"


def test_rooms_that_are_done_have_no_unmarked_text() -> None:
    """Each text people read stands in `_`, `plural` or `in_context`."""
    found = [str(one) for path, tree in translated_files() for one in unmarked_texts(path, tree)]
    assert found == []


def test_rooms_that_are_done_glue_no_text() -> None:
    """No f-string, sum or join with words in it: translators need whole sentences."""
    found = [str(one) for path, tree in translated_files() for one in glued_texts(path, tree)]
    assert found == []


@pytest.mark.parametrize("room", STILL_ENGLISH)
def test_what_is_done_leaves_the_list(room: str) -> None:
    """A room without a text to convert is taken out of STILL_ENGLISH."""
    files = list(source_files((room,)))
    assert files, "there is no such room any more"
    assert any(unmarked_texts(*file) or glued_texts(*file) for file in files)


@pytest.mark.parametrize(
    "source",
    [
        'PROMPT = "Which city are you in?"',
        'Button("Skip", "q:1")',
        'turn.say("Done")',
        'NAMES = {1: "on site today"}',
    ],
)
def test_an_unmarked_text_is_found(source: str) -> None:
    """As a constant, a label, something said, or in a table."""
    assert unmarked_texts("a.py", ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        'x = f"{count} people"',
        'x = name + " thanked"',
        'x = " and ".join(names)',
        'x = f"<b>Hello</b> {name}"',
    ],
)
def test_a_glued_text_is_found(source: str) -> None:
    """Whichever way it is put together."""
    assert glued_texts("a.py", ast.parse(source))


@pytest.mark.parametrize(
    "source",
    [
        'PROMPT = _("Which city are you in?")',
        'x = f"<b>{name}</b>\\n\\n{text}"',
        'if text in ("not yet", "they do not"): pass',
        'data = f"q:{serial}:{slot}"',
        'def run():\n    """Says what is wrong."""',
    ],
)
def test_what_nobody_has_to_translate_is_let_be(source: str) -> None:
    """Marked texts, layout, words that are compared, callback data, docstrings."""
    tree = ast.parse(source)
    assert [*unmarked_texts("a.py", tree), *glued_texts("a.py", tree)] == []
