"""Looks over a letter before it goes out: names, slips, brackets and the hour."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from coaching.letters.before_sending.mend_lines import apply_to_letter
from coaching.letters.job_phrases import DAY_AND_MONTH_NAMES
from coaching.letters.letter import Letter, Variant, count_words
from coaching.letters.linkedin_letters import MAX_INVITATION_UNITS, count_utf16_units
from coaching.model.documents import Contact, Opportunity, Person, Referee
from coaching.proofreading.edit_distance import edit_distance
from coaching.proofreading.look_over import find_slips, mask_addresses, mend
from coaching.proofreading.slip import Slip
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text
from coaching.translation import _, plural

MOST_REMARKS = 8
MOST_CHANGES_NAMED = 5
CIVIL_HOURS = range(6, 22)
"""At these hours nobody wonders about a mail (S0: no mails at 3 a.m.)."""

NAME_MISSPELLED = _("“{word}”: you logged the name as “{name}”.")
NAME_IN_SMALL = _("The name is written “{name}” in your notes.")
TOO_MANY_CHARACTERS = plural(
    "{count} character: LinkedIn takes {limit} in an invitation.",
    "{count} characters: LinkedIn takes {limit} in an invitation.",
)
TOO_MANY_WORDS = plural(
    "{count} word: up to {limit} read best.", "{count} words: up to {limit} read best."
)
BRACKETS_LEFT = _("Still to fill in: {brackets}.")
WORD_TWICE = _("“{words}”: the same word twice.")
TWO_SPACES = _("Two spaces in “{words}”.")
SPACE_MISSING = _("A space is missing in “{words}”.")
SPACE_TOO_MANY = _("A space too many before the mark in “{words}”.")
MARK_ALONE = _("One of {opens}…{closes} is missing.")
SMALL_LETTER = _("A sentence begins with a small letter: “{word}”.")
ATTACHMENT_NAMED = _("The text speaks of an attachment: add it first.")
# Translators: {changes} is a list of such as: “the the” is now “the”.
MENDED = _("Put right: {changes}.")
MENDED_WORD = _("“{wrong}” is now “{right}”")
MENDED_SPACES = _("spaces")
MISSPELLED = _("Check “{word}”.")
MISSPELLED_PERHAPS = _("Check “{word}”. Perhaps “{better}”?")
ODD_HOUR = _("It is past {hour}:00 there: have your mail program send it in the morning.")


class RemarkTopic(StrEnum):
    """Says what a remark is about."""

    NAME = "name"
    LENGTH = "length"
    BRACKET = "bracket"
    DOUBLED = "doubled"
    SPACING = "spacing"
    PAIR = "pair"
    CAPITAL = "capital"
    ATTACHMENT = "attachment"
    SPELLING = "spelling"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Remark:
    """Is one thing to look at before sending, in a plain sentence. The text is never changed."""

    topic: RemarkTopic
    text: str
    slip: Slip | None = None
    """The words that may be put right at a tap, where it is about such."""


def proofread(
    letter: Letter,
    person: Person,
    opportunity: Opportunity,
    reader: Contact | Referee | None,
    hour: int,
) -> tuple[Remark, ...]:
    """Returns what to look at before the letter is sent at `hour` (0-23, on the reader's clocks),
    at most MOST_REMARKS, what matters most first; empty when all is well. Spelling and grammar come
    from an optional checker too: see `coaching.proofreading.grammar.find_mistakes` on its first
    call. What is certain is put right before: see `mend_letter`."""
    known = _names_on_file(person, opportunity, reader)
    body = mask_addresses(letter.body)
    remarks = (
        *_check_names(letter.body, reader, known),
        *_check_length(letter),
        *_check_brackets(letter.body),
        *_check_doubled_words(body, known),
        *_check_spacing(body),
        *_check_pairs(body),
        *_check_capitals(body, (*known, opportunity.requirements)),
        *_check_attachment(body),
        *_check_spelling(letter.body, known, opportunity.requirements),
        *_check_hour(letter, hour),
    )
    return tuple(dict.fromkeys(remarks))[:MOST_REMARKS]


def mend_letter(letter: Letter, person: Person, opportunity: Opportunity) -> Letter:
    """Returns the letter with what is certain put right, and says what that was in `mended`."""
    mended = mend(letter.body, _names_on_file(person, opportunity, None))
    if not mended.slips:
        return letter
    changes = MENDED.format(changes=", ".join(_change_texts(mended.slips)))
    return replace(apply_to_letter(letter, mended.slips), mended=(changes,))


def find_corrections(letter: Letter, person: Person, opportunity: Opportunity) -> tuple[Slip, ...]:
    """Returns what looks wrong in a letter, as far as proofreading knows what was meant."""
    known = _names_on_file(person, opportunity, None)
    slips = find_slips(letter.body, known, (opportunity.requirements,))
    return tuple(slip for slip in slips if slip.right)


def correct_letter(letter: Letter, person: Person, opportunity: Opportunity) -> Letter:
    """Returns the letter with all that proofreading suggests, and says in `mended` what that is."""
    slips = find_corrections(letter, person, opportunity)
    if not slips:
        return letter
    changes = MENDED.format(changes=", ".join(_change_texts(slips)))
    return replace(apply_to_letter(letter, slips), mended=(*letter.mended, changes))


def _change_texts(slips: Iterable[Slip]) -> list[str]:
    """Returns what became of each slip, each once; blanks are named all together."""
    words = [slip for slip in slips if slip.wrong.strip()]
    texts = [MENDED_WORD.format(wrong=slip.wrong, right=slip.right) for slip in words]
    blanks = [str(MENDED_SPACES)] if len(words) < len(tuple(slips)) else []
    return list(dict.fromkeys([*texts[:MOST_CHANGES_NAMED], *blanks]))


def _names_on_file(
    person: Person, opportunity: Opportunity, reader: Contact | Referee | None
) -> tuple[str, ...]:
    """Names of people and things as they were logged: these are right by definition."""
    contacts = (name for it in opportunity.contacts for name in (it.name, it.title, it.agency))
    referees = (referee.name for referee in person.referees)
    own = (person.first_name, person.sign_off, opportunity.company, opportunity.role)
    return (reader.name if reader else "", *contacts, *referees, *own)


_CAPITALISED = re.compile(r"[^\W\d_][\w'’-]*")
_COMMON_WORDS = frozenset(
    {"dear", "hello", "hi", "thank", "thanks", "kind", "regards", "best", "many", "sincerely"}
    | {
        "you",
        "your",
        "would",
        "could",
        "please",
        "yours",
        "with",
        "all",
        "good",
        "morning",
        "may",
        "will",
        "mark",
        "data",
    }
    | {name.casefold() for name in DAY_AND_MONTH_NAMES}
)
"""These words begin a line or a date, and resemble a name by chance."""


def _check_names(
    body: str, reader: Contact | Referee | None, known: tuple[str, ...]
) -> Iterable[Remark]:
    name = reader.name if reader else ""
    parts = [part for part in _CAPITALISED.findall(name) if len(part) > 2]
    right = {word.casefold() for name in known for word in _CAPITALISED.findall(name)}
    words = [word for word in _CAPITALISED.findall(body) if word[:1].isupper()]
    odd = [word for word in dict.fromkeys(words) if word.casefold() not in right | _COMMON_WORDS]
    for word in odd if parts else ():
        if is_ordinary(fold_text(word)) and _only_begins_sentences(word, body):
            continue
        for part in parts:
            if _is_probable_typo(_strip_possessive(word).casefold(), part.casefold()):
                yield Remark(RemarkTopic.NAME, NAME_MISSPELLED.format(word=word, name=part))
    for part in parts:
        if part not in body and part.casefold() in {word.casefold() for word in words}:
            yield Remark(RemarkTopic.NAME, NAME_IN_SMALL.format(name=part))


def _only_begins_sentences(word: str, body: str) -> bool:
    """Returns whether a word has its capital from where it stands: "It was good", to Kit."""
    found = len(re.findall(rf"\b{re.escape(word)}\b", body))
    return found == len(re.findall(rf"(?:\n|[.!?][ \n]){re.escape(word)}\b(?!,\n)", body))


def _strip_possessive(word: str) -> str:
    return re.sub(r"['’]s?$", "", word)


def _is_probable_typo(one: str, other: str) -> bool:
    """Returns whether one word is probably the other one misspelled: by one letter, or by two in a
    long name."""
    allowed = 2 if len(other) >= 7 else 1
    return (
        one != other
        and abs(len(one) - len(other)) <= allowed
        and edit_distance(one, other) <= allowed
    )


def _check_length(letter: Letter) -> Iterable[Remark]:
    if letter.variant is Variant.LINKEDIN:
        long = count_utf16_units(letter.body)
        if long > MAX_INVITATION_UNITS:
            text = TOO_MANY_CHARACTERS.format(long, limit=MAX_INVITATION_UNITS)
            yield Remark(RemarkTopic.LENGTH, text)
    elif (words := count_words(letter.body)) > letter.max_length:
        yield Remark(RemarkTopic.LENGTH, TOO_MANY_WORDS.format(words, limit=letter.max_length))


def _check_brackets(body: str) -> Iterable[Remark]:
    if found := re.findall(r"\[[^\[\]\n]{1,60}\]", body):
        yield Remark(
            RemarkTopic.BRACKET, BRACKETS_LEFT.format(brackets=", ".join(dict.fromkeys(found)))
        )


def _check_doubled_words(body: str, known: tuple[str, ...]) -> Iterable[Remark]:
    names = " ".join(known).casefold()
    for found in re.finditer(r"\b([^\W\d_]+)[ \n]+\1\b", body, re.IGNORECASE):
        word = found[1].casefold()
        if word not in {"had", "that"} and f"{word} {word}" not in names:
            yield Remark(RemarkTopic.DOUBLED, WORD_TWICE.format(words=found.group()))


def _check_spacing(body: str) -> Iterable[Remark]:
    if found := re.search(r"\S{1,20} {2,}\S{1,20}", body):
        yield Remark(RemarkTopic.SPACING, TWO_SPACES.format(words=" ".join(found.group().split())))
    missing = re.search(r"(?<!\w)\w+(?:[,;!?](?=[^\W\d_])|(?<=[a-z])\.(?=[A-Z][a-z]))\w+", body)
    if missing:
        yield Remark(RemarkTopic.SPACING, SPACE_MISSING.format(words=missing.group()))
    if found := re.search(r"(?<!\w)\w+ [,;.!?](?=\s|$)", body):
        yield Remark(RemarkTopic.SPACING, SPACE_TOO_MANY.format(words=found.group()))


_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_NOT_A_BRACKET = re.compile(r"[:;]-?[()]|(?:^|(?<=\s))\w{1,2}\)", re.MULTILINE)
"""Matches a smile, and the number of a list."""


def _check_pairs(body: str) -> Iterable[Remark]:
    rest = _NOT_A_BRACKET.sub("", body)
    for opens, closes in _PAIRS:
        if rest.count(opens) != rest.count(closes):
            yield Remark(RemarkTopic.PAIR, MARK_ALONE.format(opens=opens, closes=closes))
    if rest.count('"') % 2:
        yield Remark(RemarkTopic.PAIR, MARK_ALONE.format(opens='"', closes='"'))


_SMALL_START = re.compile(r"(?:(?<!\S)(?P<last>\S*[a-z0-9)”][.!?])\s+|\n\n)(?P<word>[^\W\d_]\S*)")
_SHORT_FORM = re.compile(r"(?:^|\W)(?:e\.g|i\.e|etc|vs|approx|no|\w)\.$", re.IGNORECASE)


def _check_capitals(body: str, known: tuple[str, ...]) -> Iterable[Remark]:
    own = {word for name in known for word in name.split()}
    for found in _SMALL_START.finditer(body):
        word = found["word"]
        short_form = found["last"] and _SHORT_FORM.search(found["last"])
        plain = word.rstrip(".,;:!?")
        if plain.islower() and plain not in own and plain.isalpha() and not short_form:
            yield Remark(RemarkTopic.CAPITAL, SMALL_LETTER.format(word=word))


def _check_attachment(body: str) -> Iterable[Remark]:
    if re.search(r"\b(?:attached|attachment|enclosed|attach)\b(?! to\b)", body, re.IGNORECASE):
        yield Remark(RemarkTopic.ATTACHMENT, str(ATTACHMENT_NAMED))


def _check_spelling(body: str, known: tuple[str, ...], words: str) -> Iterable[Remark]:
    for slip in find_slips(body, known, (words,)):
        pattern = MISSPELLED_PERHAPS if slip.right else MISSPELLED
        text = pattern.format(word=slip.wrong, better=slip.right)
        yield Remark(RemarkTopic.SPELLING, text, slip)


def _check_hour(letter: Letter, hour: int) -> Iterable[Remark]:
    if hour not in CIVIL_HOURS and letter.variant is Variant.MAIL:
        yield Remark(RemarkTopic.HOUR, ODD_HOUR.format(hour=hour))
