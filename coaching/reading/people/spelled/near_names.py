"""Reads a name that a short message puts right, in whatever words it says so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from coaching.reading.mentions import PersonMention
from coaching.reading.people.lexicon import GREETINGS, NEVER_NAMES, is_first_name, is_ordinary
from coaching.reading.people.name_extent import spell_name
from coaching.reading.people.people_on_record import KnownPeople, KnownPerson, bare_words, is_slip
from coaching.reading.people.spelled.spelling import LEADS, Correction, put_name_right
from coaching.reading.proposals import Stretch
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Token, cut_tokens

_MOST_WORDS: Final = 24
_NEAR_ENOUGH: Final = 0.6
_PUTS_RIGHT: Final = re.compile(
    r"\b(?:(?:sur)?names?|typos?|mis-?spel\w*|mis-?typed|mis-?heard|correct\w*|spell?\w*|spelt"
    r"|should(?:['’]?ve)?"
    r" (?:be|been|say|read)|meant|change|fix|amend|instead of|autocorrect\w*|oops|umlaut|accent"
    r"|tilde|letters|mixed up|swapped"
    r"|(?:has|have) (?:no|one|two|an?|only|double|the)|nome certo|richtig|korrekt|correto"
    r"|correcto)\b"
    r"|→|->|=>|\*\s*$|^\W*wrong:|\b(?:wrote|typed|put|entered)\b.{2,60}\bbut (?:it|its|it's|he"
    r"|she|that)\b",
    re.IGNORECASE,
)
_NO: Final = re.compile(r"(?:not|isn['’]?t|wasn['’]?t|aren['’]?t|nicht|não|no|nor)", re.IGNORECASE)
_TELLS_MORE: Final = re.compile(
    r"\b(?:also|too|as well|both|another|someone else|different person|sister|brother|twin)\b",
    re.IGNORECASE,
)
_HER_FIRST_NAME: Final = re.compile(
    r"(?:\b(?:first|given|christian|fore)\s?names?\b|\bvornamen?\b|\bprenom\b)"
    r"(?: of [^:,.\n]{2,30})?(?:['’]s|\sis|\swas|\sist|:|\s=)\s?(?:actually |really |btw )?"
    r"(?P<name>[^\W\d_][\w'’-]{1,24})",
    re.IGNORECASE,
)
_FULL_NAME: Final = re.compile(
    r"\b(?:full|whole|complete) name(?:['’]s|\sis|\swas|:|\s=)\s?(?:actually |really )?"
    r"(?P<name>[^\W\d_][\w'’-]{1,24}(?: [^\W\d_][\w'’-]{1,24}){1,3})(?=\W*$|[,.;!])",
    re.IGNORECASE,
)
_IS_FIRST_NAME: Final = re.compile(
    r"\b(?P<name>[^\W\d_][\w'’-]{1,24})(?: is|['’]s) (?:her|his|their|the) first name",
    re.IGNORECASE,
)
_IS_SURNAME: Final = re.compile(
    r"\b(?P<name>[^\W\d_][\w'’-]{1,24}(?: [^\W\d_][\w'’-]{1,24})?)(?: is|['’]s)"
    r" (?:her|his|their|the) (?:(?:full|whole|right|correct|real|actual) )?"
    r"(?:sur|last |family |second )name",
    re.IGNORECASE,
)
_IS_CALLED: Final = re.compile(
    r"\b(?P<who>(?:mr|mrs|ms|miss|mx|dr|prof|herr|frau|mme|sir|dame|sra?|professor|doctor)\.? "
    r"[^\W\d_][\w'’-]{1,24}) (?:is|['’]s|is actually|heißt|heisst|is called|is named)"
    r" (?:called |named |actually )?(?P<name>[^\W\d_][\w'’-]{1,24})(?=\W*$|[,.;!]| (?:btw|mit|by"
    r" the)\b)",
    re.IGNORECASE,
)


def find_near_names(text: str, known: KnownPeople) -> tuple[Correction, ...]:
    """Returns who is put right in a short message, and who is given a first name; each once."""
    if not known.all or len(text.split()) > _MOST_WORDS:
        return ()
    right = next(_put_right(text, known), None)
    first = _give_first_name(text, known, right)
    return tuple(one for one in (first or right,) if one)


def _put_right(text: str, known: KnownPeople) -> Iterator[Correction]:
    """Yields the words that are nearest to a known name, where the message puts something right."""
    tokens = tuple(cut_tokens(text))
    is_right = _PUTS_RIGHT.search(text) or _denies_known(tokens, known)
    if not is_right or _TELLS_MORE.search(text):
        return
    pairs = [(run, one) for run in _runs(tokens, known) for one in known.all]
    scored = [(_likeness(run, person), run, person) for run, person in pairs]
    best = max((score for score, *_ in scored), default=0.0)
    for score, run, person in scored:
        if score == best >= _NEAR_ENOUGH:
            name = put_name_right(_spell_run(text, run), person)
            yield _to_correction(person, name, Stretch(run[0].span.start, run[-1].span.end))


def _denies_known(tokens: tuple[Token, ...], known: KnownPeople) -> bool:
    """Tells whether a known name stands behind "not": "Marquez, not Marques"."""
    return any(
        _NO.fullmatch(token.text)
        and any(one.folded in known.words for one in tokens[index + 1 : index + 3])
        for index, token in enumerate(tokens)
    )


def _runs(tokens: tuple[Token, ...], known: KnownPeople) -> Iterator[list[Token]]:
    """Yields the words in a row that can be a name, and are not all known as they stand."""
    spelled = {word for one in known.all for word in one.name.casefold().split()}
    run: list[Token] = []
    for token in (*tokens, None):
        if token is not None and _can_be_name(token, known):
            run.append(token)
            continue
        if run and any(_is_new(one, known, spelled) for one in run):
            yield run
        run = []


def _is_new(token: Token, known: KnownPeople, spelled: set[str]) -> bool:
    """Tells whether a word is in no known name, or there without its accents."""
    is_accented = not token.text.isascii() and token.text.casefold() not in spelled
    return token.folded not in known.words or is_accented


def _can_be_name(token: Token, known: KnownPeople) -> bool:
    word = token.folded
    if not token.is_word or len(word) < _SHORTEST or word in GREETINGS:
        return False
    if token.text.endswith(_POSSESSIVE) or _is_bare_possessive(token, known):
        return False  # "Aoife's name" says whose it is
    if word in LEADS:
        return False
    if word in known.words:
        return True
    if word in NEVER_NAMES and not is_first_name(word):
        return False
    return token.is_capital or not is_ordinary(word)


def _is_bare_possessive(token: Token, known: KnownPeople) -> bool:
    word = token.folded
    is_other = word not in known.words and word.endswith("s") and word[:-1] in known.words
    return is_other and token.text.islower()


_DOUBLED: Final = 0.9
_SHORTEST: Final = 3
_POSSESSIVE: Final = ("'s", "’s")


def _likeness(run: list[Token], person: KnownPerson) -> float:
    """Returns how near the word of a run is that is farthest from the name; 0 for another's."""
    from difflib import SequenceMatcher

    if not person.words or len(run) > len(person.words) + 1:
        return 0.0
    if len(run) == 1 and set(run[0].folded.split()) > set(person.words[-1:]):
        return _DOUBLED  # "Vos-Klein" for Vos
    near = (
        max(
            SequenceMatcher(None, word.folded, other).ratio()
            for other in person.words
            if word.folded == other or is_slip(word.folded, other, _NEAR_ENOUGH)
        )
        if any(is_slip(word.folded, other, _NEAR_ENOUGH) for other in person.words)
        else 0.0
        for word in run
    )
    return min(near)


def _spell_run(text: str, run: list[Token]) -> str:
    return spell_name(text[run[0].span.start : run[-1].span.end])


def _give_first_name(text: str, known: KnownPeople, right: Correction | None) -> Correction | None:
    """Reads "his first name is Piers", of whom the message names, or who alone can be meant."""
    patterns = (_FULL_NAME, _HER_FIRST_NAME, _IS_FIRST_NAME, _IS_CALLED)
    match = next(filter(None, (one.search(text) for one in patterns)), None)
    if match is None and (told := _IS_SURNAME.search(text)):
        return _give_surname(text, known, told)
    person = _find_meant(text, known, right) if match and _is_a_name(match["name"]) else None
    if match is None or person is None:
        return None
    if " " in match["name"]:
        span = Stretch(match.start("name"), match.end("name"))
        return _to_correction(person, spell_name(match["name"]), span)
    surname = (right.mention.name if right else person.name).split()[-1]
    if fold_text(match["name"]) == fold_text(surname) or len(person.words) > _FIRST_AND_LAST:
        return None
    name = f"{spell_name(match['name'])} {surname}"
    span = right.mention.span if right else Stretch(match.start("name"), match.end("name"))
    given = _to_correction(person, name, span)
    return replace(given, spans=(*given.spans, Stretch(match.start("name"), match.end("name"))))


def _give_surname(text: str, known: KnownPeople, match: re.Match[str]) -> Correction | None:
    """Reads "Quispe Mamani is her full surname"."""
    person = _find_meant(text, known, None)
    if person is None or not _is_a_name(match["name"]):
        return None
    name = f"{person.name.split()[0]} {spell_name(match['name'])}"
    return _to_correction(person, name, Stretch(match.start("name"), match.end("name")))


_FIRST_AND_LAST: Final = 2


def _is_a_name(word: str) -> bool:
    folded = fold_text(word)
    is_written_so = word[0].isupper() and folded not in NEVER_NAMES
    is_plain = is_ordinary(folded) or folded in NEVER_NAMES
    return is_written_so or is_first_name(folded) or not is_plain


def _find_meant(text: str, known: KnownPeople, right: Correction | None) -> KnownPerson | None:
    """Returns who was put right, else who is named, else whom the coach asked about or who alone
    is known."""
    if right is not None:
        return next((one for one in known.all if one.contact == right.mention.contact), None)
    words = set(bare_words(_OF_SOMEBODY.sub("", text)))
    named = [one for one in known.all if one.words and words.issuperset(one.words[-1:])]
    asked = known.context.asked.contact
    meant = named or [one for one in known.all if asked and one.contact == asked]
    if not meant and len(known.all) == 1:
        meant = [*known.all]
    return meant[0] if len(meant) == 1 else None


_OF_SOMEBODY: Final = re.compile(r"['’]s\b")


def _to_correction(person: KnownPerson, name: str, span: Stretch) -> Correction:
    mention = PersonMention(
        span=span,
        whole=span,
        name=name,
        contact=person.contact,
        opportunity=person.opportunity,
        referee=person.referee,
    )
    return Correction(mention, (span,))
