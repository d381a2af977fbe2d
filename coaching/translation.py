"""Every text reads in the person's own language; English is the source and needs no catalogue.

`_("Thank {name}")` marks a text where it stands: in a constant, a table or a default. It becomes
words only when it is shown, by `str(TEXT)`, `TEXT.format(name=...)` or inside an f-string, and in
the language of the turn. A text is no `str` on purpose: where words are needed, the type checker
says so, and no text slips out untranslated through a join or a dictionary.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"
DOMAIN = "debrief"
SOURCE_LANGUAGE = "en"

_ENGLISH = NullTranslations()
_catalogues: dict[str, NullTranslations] = {}
_current: ContextVar[NullTranslations] = ContextVar("catalogue", default=_ENGLISH)


@dataclass(frozen=True, slots=True)
class Text:
    """One text that people read, in whatever language the turn has when it is shown."""

    source: str
    context: str = ""

    def __str__(self) -> str:
        """The words. Raises ValueError for a text with placeholders: it needs its values."""
        if "{" in self.source:
            raise ValueError(f"shown without its values: {self.source}")
        return self._translate()

    def format(self, **values: object) -> str:
        """The words with these values. Whoever puts them into HTML escapes them first."""
        return self._translate().format(**values)

    def translate_pattern(self) -> str:
        """The words with their placeholders, for who tells apart where each piece is from."""
        return self._translate()

    def _translate(self) -> str:
        catalogue = _current.get()
        if self.context:
            return catalogue.pgettext(self.context, self.source)
        return catalogue.gettext(self.source)


@dataclass(frozen=True, slots=True)
class Plural:
    """One text that depends on a number; a language may have more forms than two."""

    one: str
    many: str

    def format(self, count: int, **values: object) -> str:
        """The form for `count`, which is also what {count} stands for in it."""
        words = _current.get().ngettext(self.one, self.many, count)
        return words.format(count=count, **values)


Words = str | Text
"""What a message, a button or a question takes: words, or a text that becomes words there."""


def _(source: str) -> Text:
    """Marks a text that people read: a whole sentence or label, with named placeholders."""
    return Text(source)


def in_context(context: str, source: str) -> Text:
    """Marks a text whose English has two meanings; `context` tells translators which it is."""
    return Text(source, context)


def plural(one: str, many: str) -> Plural:
    """Marks a text in the singular and the plural, with {count} as the number."""
    return Plural(one, many)


def spellings(text: Text) -> set[str]:
    """Returns a text in English and in the language of the turn, to compare with what is typed."""
    return {text.source.casefold(), str(text).casefold()}


# -- the language of the turn ----------------------------------------------------------------------


@contextmanager
def use_language(code: str) -> Iterator[None]:
    """All that is shown inside is in this language, such as "de" or "pt-BR"; in English where
    there is no catalogue of it."""
    token = _current.set(find_catalogue(code))
    try:
        yield
    finally:
        _current.reset(token)


def find_catalogue(code: str) -> NullTranslations:
    """The catalogue of a language, else of the language it is a kind of, else plain English."""
    wanted = code.replace("-", "_").lower()
    for name in (wanted, wanted.partition("_")[0]):
        found = _load_catalogues().get(name)
        if found is not None:
            return found
    return _ENGLISH


def current_language() -> str:
    """The language that texts are in now, as HTML and browsers name it, such as "pt-br"; English
    where there is no catalogue of the one that was asked for."""
    catalogue = _current.get()
    names = (name for name, known in _load_catalogues().items() if known is catalogue)
    return next(names, SOURCE_LANGUAGE).replace("_", "-")


def list_languages() -> Sequence[str]:
    """The languages there are beside English, as their folders are called."""
    return sorted(folder.parent.parent.name for folder in LOCALE.glob(f"*/*/{DOMAIN}.mo"))


def add_catalogue(code: str, catalogue: NullTranslations) -> None:
    """Makes a language known that has no folder."""
    _load_catalogues()[code.replace("-", "_").lower()] = catalogue


def remove_catalogue(code: str) -> None:
    """Takes a language back that was added so."""
    _load_catalogues().pop(code, None)


def _load_catalogues() -> dict[str, NullTranslations]:
    """All of them, read once: a turn waits for no file."""
    if not _catalogues:
        _catalogues[SOURCE_LANGUAGE] = _ENGLISH
        for name in list_languages():
            with (LOCALE / name / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
                _catalogues[name.lower()] = GNUTranslations(file)
    return _catalogues
