"""A text is English until it is shown in a turn whose language has a catalogue."""

from collections.abc import Iterator
from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog

from coaching.model.vocabulary import InvalidInputError
from coaching.translation import (
    Text,
    _,
    add_catalogue,
    in_context,
    plural,
    remove_catalogue,
    use_language,
)
from tools.texts import compile_catalog, find_problems

THANK = _("Thank {name}")
TABLE = {1: _("today"), 2: _("tomorrow")}
DAYS = plural("{count} day", "{count} days")
OPEN_JOB, OPEN_CARD = in_context("state", "Open"), in_context("button", "Open")


def _russian() -> Catalog:
    catalog = Catalog(locale="ru")
    catalog.add("Thank {name}", "Спасибо, {name}")
    catalog.add("today", "сегодня")
    catalog.add(("{count} day", "{count} days"), ("{count} день", "{count} дня", "{count} дней"))
    catalog.add("Open", "Открыта", context="state")
    catalog.add("Open", "Открыть", context="button")
    return catalog


@pytest.fixture(autouse=True)
def russian() -> Iterator[None]:
    add_catalogue("ru", GNUTranslations(BytesIO(compile_catalog(_russian()))))
    yield
    remove_catalogue("ru")


def test_english_is_the_source() -> None:
    """Outside every turn, and in a language that nobody translated."""
    assert (THANK.format(name="Dana"), str(TABLE[1])) == ("Thank Dana", "today")
    with use_language("tlh"):
        assert f"{TABLE[1]}, {DAYS.format(1)}, {DAYS.format(3)}" == "today, 1 day, 3 days"


def test_a_text_is_shown_in_the_language_of_the_turn() -> None:
    """Constants, tables, f-strings, what is raised; what has no translation yet is English."""
    with use_language("ru"):
        assert THANK.format(name="Dana") == "Спасибо, Dana"
        assert f"{TABLE[1]} / {TABLE[2]}" == "сегодня / tomorrow"
        assert InvalidInputError(TABLE[1]).text == "сегодня"
    assert str(TABLE[1]) == "today"


def test_a_plural_has_as_many_forms_as_the_language() -> None:
    """Three in Russian."""
    with use_language("ru"):
        assert [DAYS.format(n) for n in (1, 2, 5, 21)] == ["1 день", "2 дня", "5 дней", "21 день"]


def test_one_english_word_can_have_two_translations() -> None:
    """The context tells them apart, and nobody reads it."""
    with use_language("ru"):
        assert [str(OPEN_JOB), str(OPEN_CARD)] == ["Открыта", "Открыть"]
    assert str(OPEN_JOB) == "Open"


@pytest.mark.parametrize("code", ["ru-RU", "ru_ru", "RU"])
def test_a_kind_of_a_language_is_that_language(code: str) -> None:
    """As Telegram writes it or not."""
    with use_language(code):
        assert str(TABLE[1]) == "сегодня"


def test_a_turn_inside_a_turn_gives_the_language_back() -> None:
    """Also when it fails."""
    with use_language("ru"):
        with pytest.raises(ZeroDivisionError), use_language("en"):
            raise ZeroDivisionError
        assert str(TABLE[1]) == "сегодня"


def test_a_text_is_never_shown_without_its_values() -> None:
    """Nobody reads {name}."""
    with pytest.raises(ValueError, match="without its values"):
        str(THANK)


def test_braces_in_a_value_are_left_alone() -> None:
    """What people type goes in as it is."""
    assert THANK.format(name="{0} {x}") == "Thank {0} {x}"


@pytest.mark.parametrize(
    ("english", "translated"),
    [("Thank {name}", "Спасибо, {имя}"), ("<b>Yours</b>", "<b>Ваше"), ("{a} and {b}", "{a}")],
)
def test_a_translation_that_breaks_a_message_is_refused(english: str, translated: str) -> None:
    """Other placeholders or other tags than the English has."""
    catalog = Catalog(locale="ru")
    catalog.add(english, translated)
    assert len(list(find_problems(catalog))) == 1
    with pytest.raises(ValueError, match="must keep"):
        compile_catalog(catalog)


def test_texts_can_be_compared_and_kept_in_sets() -> None:
    """By their English."""
    assert {_("today"), TABLE[1]} == {Text("today")}
