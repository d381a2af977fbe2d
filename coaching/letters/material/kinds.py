"""What may stand in a letter is one of a few types; a note as typed is none of them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """Is what the person says to the reader, with a capital and an end mark."""

    text: str


@dataclass(frozen=True, slots=True)
class AboutYou:
    """Is what the reader did, as it stands after "that": "you showed me the kitchen".

    `thanks` is the same after "Thank you for", "showing me the kitchen"; "" where the reader did
    nothing for the person.
    """

    text: str
    thanks: str = ""


def can_thank(deed: AboutYou) -> bool:
    """Tells whether a deed can be thanked for, and makes sense without what was said before it."""
    words = deed.thanks.split()
    return bool(words) and not {"it", "them", "that", "this"} & {*words[:3], words[-1]}


@dataclass(frozen=True, slots=True)
class ThatClause:
    """Is what is so, as it stands after "that": "the menu changes every week"."""

    text: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Is a thing with its article, as it stands after "about": "the spring campaign"."""

    text: str
    is_plural: bool = False


@dataclass(frozen=True, slots=True)
class QuestionToReader:
    """Is what the person asks the reader, without a capital: "who would be my supervisor?"."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Is a web address, which stands as it was typed."""

    text: str


Material = Sentence | AboutYou | ThatClause | NounPhrase | QuestionToReader
"""What is said. A day, a title and a link are facts and stand beside it."""
