"""A reply to a letter changes it: what it wants is done, kept, and the letter shown anew."""

from dataclasses import replace
from html import escape

from coaching.letters.changes.apply_edit import line_key
from coaching.letters.changes.place_words import (
    add_to_letter,
    find_place,
    keep_words,
    put_letter_edit,
    read_to_reader,
    stands_in,
)
from coaching.letters.changes.wishes import (
    LetterPlace,
    LetterWish,
    NotFound,
    WantAnother,
    WantBack,
    WantLength,
    WantOther,
    WantPostscript,
    WantSources,
    WantTone,
    WantWords,
)
from coaching.letters.letter import Letter, Occasion
from coaching.letters.material.mend import mend_words, to_sentence
from coaching.letters.points import ReaderPoints, make_listener
from coaching.model.documents import Contact, Opportunity, Referee
from coaching.model.letter_edits import LetterEdit, find_edit
from coaching.model.vocabulary import Tone
from coaching.playbook.compose import letter_addressee
from coaching.playbook.step_letter import contact_of, interview_of
from coaching.reading.people.names import short_name
from coaching.translation import Text, Words, _
from handlers.cards.card import CardLine
from handlers.letters.draft_options import TAKES_AT_MOST, DraftOptions
from handlers.letters.drafting import NO_OTHER_POINT, find_line, say_letter
from handlers.letters.step_letters import step_letter
from handlers.ui.turn import Turn

LEFT_OUT = _("Left out: <i>{words}</i>")
IN_YOUR_WORDS = _("Now in your words.")
AS_WRITTEN_FIRST = _("As it was before you changed it.")
ADDED = _("Your words are in.")
PLACED: dict[LetterPlace, Text] = {
    LetterPlace.TALK: _("Your words are in, where it speaks of your talk."),
    LetterPlace.DOUBT: _("Your words are in, as the answer to the doubt."),
    LetterPlace.FIT: _("Your words are in, as why you fit; other letters may use them, too."),
    LetterPlace.WANT: _("Your words are in, as why you want the job; all its letters say so now."),
    LetterPlace.PROMISED: _("Your words are in, as what you promised."),
}
# Translators: {words} is a part of a letter that somebody named, such as "the fourth paragraph".
PART_NOT_FOUND = _(
    "I do not find <i>{words}</i> in this letter. You can quote the sentence in your reply, or say "
    "“without the second paragraph”."
)
# Translators: {name} is the reader of the letter.
NOT_TO_READER = _(
    "<i>{words}</i> speaks of somebody, or of what is better kept to yourself, so it stays out. "
    "Say it to {name}, and it goes in."
)
NO_OTHER_TONE = _("It greets that way already; /settings says how all your letters do.")
# Translators: stands there for a reader whose name is not known.
THEM = _("them")
SHOWN_AT_MOST = 120
_TONES = (Tone.WARM, Tone.NEUTRAL, Tone.FORMAL)


def change_letter(turn: Turn, line: CardLine, options: DraftOptions, wish: LetterWish) -> None:
    """Does what a reply wants of the letter that is shown with these options."""
    match wish:
        case WantWords(text, place):
            _add_words(turn, line, options, text, place)
        case NotFound(words):
            turn.say(PART_NOT_FOUND.format(words=escape(_short(words))))
        case WantLength(shorter):
            say_letter(turn, line, replace(options, shorter=shorter))
        case WantSources():
            say_letter(turn, line, replace(options.plain, shows_sources=True))
        case WantAnother():
            _show_another(turn, line, options)
        case _:
            _edit_letter(turn, line, options, wish)


def _edit_letter(
    turn: Turn,
    line: CardLine,
    options: DraftOptions,
    wish: WantBack | WantTone | WantPostscript | WantOther,
) -> None:
    match wish:
        case WantBack():
            _put_edit(turn, line, options, LetterEdit(line.ref.key.text), AS_WRITTEN_FIRST)
        case WantTone():
            _change_tone(turn, line, options, wish)
        case WantPostscript(text):
            edit = replace(_edit_of(line), postscript=_mend(text, line, turn))
            _put_edit(turn, line, options, edit, ADDED if text else "")
        case WantOther(changed):
            _change_sentences(turn, line, options, dict(changed))


def _show_another(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    other = replace(options, take=(options.take + 1) % TAKES_AT_MOST)
    before, after = (step_letter(line.subject, each, turn.now) for each in (options, other))
    if before and after and before.body == after.body:
        turn.say(NO_OTHER_POINT)
    else:
        say_letter(turn, line, other)


# -- the words ------------------------------------------------------------------------------------


def _add_words(
    turn: Turn, line: CardLine, options: DraftOptions, text: str, place: LetterPlace | None
) -> None:
    """Puts words where they belong; what may not be said to the reader stays out and is named."""
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is None:
        return
    reader = _reader(line, turn)
    contact = reader if isinstance(reader, Contact) else None
    listener = make_listener(_occasion(line, turn), contact, job.contacts)
    said, refused = read_to_reader(text, listener)
    if refused:
        name = escape(short_name(reader.name)) if reader and reader.name else str(THEM)
        turn.say(NOT_TO_READER.format(words=escape(_short(refused)), name=name))
    if not said:
        return
    points = _points(line, turn)
    place = place or (find_place(said, points) if points else LetterPlace.END)
    changed = keep_words(job, points, place, said) if points else None
    if changed is not None:
        turn.put_opportunity(changed)
        if _stands_there(turn, line, options, said):
            _show(turn, line, options, PLACED[place])
            return
    turn.put_opportunity(add_to_letter(job, line.ref.key, place, said))
    _show(turn, line, options, ADDED)


def _stands_there(turn: Turn, line: CardLine, options: DraftOptions, text: str) -> bool:
    fresh = find_line(turn, line.ref)
    letter = step_letter(fresh.subject, options, turn.now) if fresh else None
    return letter is not None and stands_in(text, letter)


def _change_sentences(
    turn: Turn, line: CardLine, options: DraftOptions, changed: dict[str, str]
) -> None:
    letter = step_letter(line.subject, options, turn.now)
    edit = _edit_of(line)
    mended = {
        key: text if key == "greeting" else _mend(text, line, turn) for key, text in changed.items()
    }
    note: Words = IN_YOUR_WORDS
    if not any(mended.values()):
        note = LEFT_OUT.format(words=escape(_short(_words_of(letter, tuple(mended)))))
    _put_edit(turn, line, options, replace(edit, changed={**edit.changed, **mended}), note)


def _words_of(letter: Letter | None, keys: tuple[str, ...]) -> str:
    lines = letter.lines if letter else ()
    return " ".join(one.text for at, one in enumerate(lines) if line_key(one, at) in keys)


def _change_tone(turn: Turn, line: CardLine, options: DraftOptions, wish: WantTone) -> None:
    edit = _edit_of(line)
    now = edit.tone or turn.person.tone or Tone.NEUTRAL
    at = min(max(_TONES.index(now) + wish.step, 0), len(_TONES) - 1)
    tone = wish.tone or _TONES[at]
    if tone is now:
        turn.say(NO_OTHER_TONE)
    else:
        _put_edit(turn, line, options, replace(edit, tone=tone), "")


def _mend(text: str, line: CardLine, turn: Turn) -> str:
    if not text.strip():
        return ""
    reader = _reader(line, turn)
    contact = reader if isinstance(reader, Contact) else None
    listener = make_listener(_occasion(line, turn), contact, line.subject.opportunity.contacts)
    return to_sentence(mend_words(text, listener.names))


# -- what is kept, and shown anew ---------------------------------------------------------------


def _put_edit(
    turn: Turn, line: CardLine, options: DraftOptions, edit: LetterEdit, note: Words
) -> None:
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is not None:
        turn.put_opportunity(put_letter_edit(job, edit))
        _show(turn, line, options, note)


def _show(turn: Turn, line: CardLine, options: DraftOptions, note: Words) -> None:
    fresh = find_line(turn, line.ref) or line
    say_letter(turn, fresh, options, note)


def _edit_of(line: CardLine) -> LetterEdit:
    return find_edit(line.subject.opportunity.edits, line.ref.key.text)


def _occasion(line: CardLine, turn: Turn) -> Occasion:
    subject = line.subject
    return Occasion(subject.person, subject.opportunity, turn.now, jobs=subject.jobs)


def _reader(line: CardLine, turn: Turn) -> Contact | Referee | None:
    return letter_addressee(line.ref.key, _occasion(line, turn))


def _points(line: CardLine, turn: Turn) -> ReaderPoints | None:
    """Returns what was said with the reader, for a letter about an interview they were in."""
    job: Opportunity = line.subject.opportunity
    interview = interview_of(job, line.ref.key)
    contact = contact_of(job, line.ref.key)
    if interview is None or contact is None or contact.meeting_in(interview.id) is None:
        return None
    return ReaderPoints(_occasion(line, turn), interview, contact)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_AT_MOST else f"{line[: SHOWN_AT_MOST - 1].rstrip()}…"
