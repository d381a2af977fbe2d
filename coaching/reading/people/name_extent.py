"""Tells how far a name goes: surname, "van den Heuvel", "Jr.", degrees and pronouns."""

from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.people.lexicon import (
    CREDENTIALS,
    HONORIFICS,
    PARTICLES,
    SUFFIXES,
    is_first_name,
)
from coaching.reading.people.name_words import Certainty, NameFound, NameWords
from coaching.reading.people.titles import is_department
from coaching.reading.people.word_set import word_set
from coaching.reading.proposals import Stretch
from coaching.reading.words.tokens import Token

_VERBS: Final = tuple(
    apostrophe.join(parts)
    for apostrophe in "'’"
    for parts in (("n", "t"), ("I", "ll"), ("I", "d"), ("I", "ve"), ("I", "m"))
)
"""End a word that is no surname: "Alma wasn't", "told Dana I'll"."""


class NameExtent(NameWords):
    """Follows a name from its first word to its last."""

    def _extend(
        self, place: int, begin: int, greeting: str | None, certainty: Certainty
    ) -> NameFound:
        end = begin + 2 if self._is_initial(begin) and self._is_stop(begin + 1) else begin + 1
        head = self._words[begin]
        while not _is_possessive(self._words[end - 1].text) and (
            step := self._next_part(end, head)
        ):
            end += step
        count = sum(self._words[index].is_word for index in range(begin, end))
        if count > 1 and certainty >= Certainty.LIKELY:
            certainty = Certainty.SURE
        name_end = self._skip_suffix(end)
        last = self._skip_behind(name_end)
        span = Stretch(head.span.start, self._words[name_end - 1].span.end)
        if greeting is None or self._words[name_end - 1].text.endswith(("'s", "’s")):
            span = self._without_possessive(span, name_end)
        whole = Stretch(self._words[place].span.start, self._words[last - 1].span.end)
        name = spell_name(span.text_in(self._text), shouts=self._shouts)
        return NameFound(place, last, span, whole, name, greeting, certainty)

    def _without_possessive(self, span: Stretch, end: int) -> Stretch:
        """Leaves out the "'s" of "Imogen's", and the "s" of "imogens"."""
        word = self._words[end - 1]
        if word.text.endswith(("'s", "’s", "'", "’")):
            return Stretch(span.start, span.end - (2 if word.text.endswith("s") else 1))
        bare, people = bare_form(word.folded), self._near.people
        known = word.folded not in people and bare in people
        listed = is_first_name(bare) and span.start == word.span.start
        listed = listed and (self._owns_next(end) or not is_first_name(word.folded))
        if bare != word.folded and (known or listed):
            return Stretch(span.start, span.end - 1)
        return span

    def _owns_next(self, place: int) -> bool:
        """Tells whether what stands behind is somebody's: "toms title" is Tom's."""
        return place < len(self._words) and self._words[place].folded in _OWNED

    def _next_part(self, end: int, head: Token) -> int:
        """Counts the tokens of the next part of the name: a surname, an initial, or "van den X"."""
        if end >= len(self._words) or not self._is_beside(end):
            return 0
        word = self._words[end]
        if word.text.endswith(_VERBS):
            return 0
        if len(word.text) == 1 and word.is_word and self._is_stop(end + 1):
            is_alike = word.text.isupper() or head.text.islower()
            return 2 if is_alike and word.text.isascii() else 0
        if self._is_initial(end) and word.text != "I" and self._has_capital(head):
            return int(self._ends_after(end + 1))
        if word.folded in PARTICLES and (word.text.islower() or self._has_capital(word)):
            is_last = (
                self._has_capital(word) and self._has_capital(head) and self._ends_after(end + 1)
            )
            return self._count_particles(end, head) or int(is_last)
        if word.text in "\"“'(" and (nick := self._nickname(end)):
            return nick
        return 1 if self._is_surname(end, like=head) else 0

    def _count_particles(self, end: int, head: Token) -> int:
        place = end
        while place < len(self._words) and self._words[place].folded in PARTICLES:
            place += 1
        if place >= len(self._words) or not self._words[place].is_word:
            return 0
        following = self._words[place]
        if place == end + 1 and self._words[end].folded in _OF and is_place(following.text):
            return 0  # "Grassi de Bologne" is Grassi
        if is_department(following.folded) or following.folded in self._near.companies:
            return 0
        return place + 1 - end if self._is_surname(place, like=head, behind_particle=True) else 0

    def _nickname(self, place: int) -> int:
        """Counts the tokens of a nickname in quotes or brackets: William "Bill" Gates."""
        closing = place + 2
        if closing + 1 >= len(self._words) or self._words[closing].text not in "\"”')":
            return 0
        inside, behind = self._words[place + 1], self._words[closing + 1]
        is_nick = inside.is_word and self._has_capital(inside) and len(inside.text) < _NICK
        return 3 if is_nick and behind.is_word and self._has_capital(behind) else 0

    def _skip_suffix(self, end: int) -> int:
        """Steps over "Jr." and "III", which belong to the name, with or without a comma before."""
        place = end
        if place < len(self._words) and self._words[place].text == ",":
            place += 1
        if place >= len(self._words) or self._words[place].folded not in SUFFIXES:
            return end
        word = self._words[place]
        behind = place + 2 if self._is_stop(place + 1) else place + 1
        if word.folded in ("junior", "senior", "sr", "jr") and self._title_follows(behind):
            return end
        if not (word.text[0].isupper() or self._ends_after(place + 1)):
            return end
        return place + 2 if self._is_stop(place + 1) else place + 1

    def _title_follows(self, place: int) -> bool:
        return (
            place < len(self._words) and self._words[place].is_word and bool(self._title_at(place))
        )

    def _skip_behind(self, end: int) -> int:
        """Steps over what stands behind a name and is no part of it: degrees, pronouns, "mam"."""
        while end < len(self._words):
            step = self._count_pronouns(end) or self._count_credential(end)
            if not step and self._words[end].folded in HONORIFICS and self._is_beside(end):
                step = 1
            if not step:
                break
            end += step
        return end

    def _count_pronouns(self, place: int) -> int:
        """Counts the tokens of "(she/her)"."""
        if self._words[place].text not in "([":
            return 0
        for end in range(place + 1, min(place + 8, len(self._words))):
            word = self._words[end]
            if word.text in ")]":
                return end + 1 - place if end > place + 1 else 0
            if word.folded not in _PRONOUNS and word.text != "/":
                return 0
        return 0

    def _count_credential(self, place: int) -> int:
        start = place
        if self._words[place].text == ",":
            place += 1
        if place >= len(self._words):
            return 0
        word = self._words[place]
        bare = word.folded.replace(" ", "")
        if bare not in CREDENTIALS or not (
            word.text.isupper() or "." in word.text or bare == "phd"
        ):
            return 0
        return place + 1 + self._is_stop(place + 1) - start


_OF: Final = word_set("de von da aus di")
_NICK: Final = 12
_PRONOUNS: Final = word_set(
    """
    she her hers he him his they them theirs ela dela ele dele sie ihr er ella
    """
)


def bare_form(folded: str) -> str:
    return folded[:-1] if folded.endswith("s") and len(folded) > 3 else folded


_OWNED: Final = frozenset(
    {"title", "email", "mail", "number", "phone", "mobile", "surname", "linkedin", "role", "name"}
)


def _is_possessive(text: str) -> bool:
    return text.endswith(("'s", "’s"))


def spell_name(text: str, *, shouts: bool = False) -> str:
    """Writes a name for a list: "o'dwyer" becomes O'Dwyer; capitals that stand are left alone."""
    plain = " ".join(text.split()).strip(" ,;:'’")
    is_short = plain.rpartition(" ")[2].casefold() in ("jr.", "sr.") or plain[-3:-2] in (" ", "")
    words = (plain if is_short else plain.strip(".")).split()
    return " ".join(
        _spell_word(word, shouts=shouts, is_first=not index) for index, word in enumerate(words)
    )


def _spell_word(word: str, *, shouts: bool, is_first: bool) -> str:
    if not (word.islower() or (shouts and word.isupper())):
        return word
    lower = word.lower()
    if not is_first and lower in PARTICLES:
        return lower
    pieces, capital = [], True
    for index, char in enumerate(lower):
        pieces.append(char.upper() if capital else char)
        capital = char == "-" or (char in "'’" and index == 1)
    return "".join(pieces)
