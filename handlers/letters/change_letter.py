"""A reply to a letter changes it: what it wants is done, kept, and the letter shown anew."""

from dataclasses import replace
from html import escape

from coaching.letters.changes.apply_edit import GREETING, line_key
from coaching.letters.changes.keep_change import change_sentences
from coaching.letters.changes.place_words import put_letter_edit, read_to_reader
from coaching.letters.changes.wishes import (
    AsksHowToSend,
    IsFine,
    LetterPlace,
    LetterWish,
    NamesThing,
    NotFound,
    NotUnderstood,
    WantAnother,
    WantBack,
    WantHeart,
    WantLength,
    WantOther,
    WantPostscript,
    WantSources,
    WantSubject,
    WantTone,
    WantWords,
)
from coaching.letters.letter import Letter
from coaching.letters.material.mend import mend_words, to_sentence
from coaching.model.letter_edits import LetterEdit, find_edit
from coaching.model.vocabulary import Tone
from coaching.translation import Words, _
from handlers.cards.card import CardLine
from handlers.letters.another_point import find_another
from handlers.letters.ask_words import ask_to_put, drop_question
from handlers.letters.draft_options import DraftOptions
from handlers.letters.drafting import NO_OTHER_POINT, say_letter
from handlers.letters.put_words import (
    ADDED,
    find_listener,
    put_words,
    reader_name,
    shorten,
    show_changed,
)
from handlers.letters.step_letters import step_letter
from handlers.ui.turn import Turn

LEFT_OUT = _("Left out: <i>{words}</i>")
IN_YOUR_WORDS = _("Now in your words.")
AS_WRITTEN_FIRST = _("As it was before you changed it.")
SUBJECT_CHANGED = _("That is its subject now.")
# Translators: {words} is a part of a letter that somebody named, such as "the fourth paragraph".
PART_NOT_FOUND = _(
    "I do not find <i>{words}</i> in this letter. Quote the sentence in your reply, and say what "
    "shall become of it."
)
# Translators: {name} is the reader of the letter.
NOT_TO_READER = _(
    "<i>{words}</i> speaks of somebody, or of what is better kept to yourself, so it stays out. "
    "Say it to {name}, and it goes in."
)
NO_OTHER_TONE = _(
    "It greets that way already; /settings says how all your letters do. Where a sentence is not "
    "like you, quote it in your reply and say it your way."
)
FINE = _("Good. Nothing goes out before you send it.")
HOW_TO_SEND = _(
    "Only you send it: tap the text to copy it, or press Open in mail. Then tell me it is sent."
)
# Translators: {name} is the reader of the letter.
SAY_WHY = _("That has to be yours: say to {name} in a sentence what you like about it; it goes in.")
# Translators: {words} is what a letter shall mention, such as "the coffee".
SAY_IT_WHOLE = _(
    "<i>{words}</i>: how would you say it to {name}? Reply with a whole sentence, such as <i>Thank "
    "you for the coffee.</i>"
)
# Translators: {name} is the reader of the letter.
WHAT_TO_CHANGE = _(
    "What shall be different? You can reply “shorter”, “less formal”, “without the second "
    "sentence”, “stores instead of shops”, or with a sentence as you would say it to {name}."
)
_TONES = (Tone.WARM, Tone.NEUTRAL, Tone.FORMAL)


def change_letter(turn: Turn, line: CardLine, options: DraftOptions, wish: LetterWish) -> None:
    """Does what a reply wants of the letter that is shown with these options."""
    drop_question(turn)
    match wish:
        case WantWords(text, place, is_sure):
            _add_words(turn, line, options, text, place, is_sure=is_sure)
        case WantLength(shorter):
            _change_length(turn, line, replace(options, shorter=shorter), before=options)
        case WantSources():
            say_letter(turn, line, replace(options.plain, shows_sources=True))
        case WantAnother():
            _show_another(turn, line, options)
        case WantBack() | WantTone() | WantPostscript() | WantSubject() | WantOther():
            _edit_letter(turn, line, options, wish)
        case _:
            turn.say(_answer(turn, line, wish))


def _answer(
    turn: Turn,
    line: CardLine,
    wish: IsFine | AsksHowToSend | WantHeart | NamesThing | NotFound | NotUnderstood,
) -> Words:
    """Returns what is said to a reply that changes nothing."""
    name = escape(reader_name(turn, line))
    match wish:
        case IsFine():
            return FINE
        case AsksHowToSend():
            return HOW_TO_SEND
        case WantHeart():
            return SAY_WHY.format(name=name)
        case NamesThing(words):
            return SAY_IT_WHOLE.format(name=name, words=escape(shorten(words)))
        case NotFound(words):
            return PART_NOT_FOUND.format(words=escape(shorten(words)))
        case NotUnderstood():
            return WHAT_TO_CHANGE.format(name=name)


def _edit_letter(
    turn: Turn,
    line: CardLine,
    options: DraftOptions,
    wish: WantBack | WantTone | WantPostscript | WantSubject | WantOther,
) -> None:
    match wish:
        case WantBack():
            _put_edit(turn, line, options, LetterEdit(line.ref.key.text), AS_WRITTEN_FIRST)
        case WantTone():
            _change_tone(turn, line, options, wish)
        case WantPostscript(text):
            edit = replace(_edit_of(line), postscript=_mend(text, line, turn))
            _put_edit(turn, line, options, edit, ADDED if text else "")
        case WantSubject(text):
            words = mend_words(text, find_listener(turn, line).names)
            _put_edit(turn, line, options, replace(_edit_of(line), subject=words), SUBJECT_CHANGED)
        case WantOther(changed):
            _change_sentences(turn, line, options, dict(changed))


def _change_length(
    turn: Turn, line: CardLine, options: DraftOptions, *, before: DraftOptions
) -> None:
    """Shows the letter shorter, or whole; one that is whole has no more to say."""
    if not options.shorter and not before.shorter:
        turn.say(NO_OTHER_POINT)
    else:
        say_letter(turn, line, options)


def _show_another(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    other = find_another(line.subject, options, turn.now)
    if other is None:
        turn.say(NO_OTHER_POINT)
    else:
        say_letter(turn, line, other)


# -- the words ------------------------------------------------------------------------------------


def _add_words(
    turn: Turn,
    line: CardLine,
    options: DraftOptions,
    text: str,
    place: LetterPlace | None,
    *,
    is_sure: bool,
) -> None:
    """Puts words in; what may not be said to the reader stays out and is named, and in doubt it is
    asked first."""
    listener = find_listener(turn, line)
    said, refused = read_to_reader(text, listener)
    is_clean = listener.may_hear(said)
    if not is_sure and not is_clean:
        said, refused = "", f"{said} {refused}".strip()
    if refused:
        name = escape(reader_name(turn, line))
        turn.say(NOT_TO_READER.format(words=escape(shorten(refused)), name=name))
    if said and (place or (is_sure and is_clean)):
        put_words(turn, line, options, said, place)
    elif said:
        ask_to_put(turn, line, options, said)


def _change_sentences(
    turn: Turn, line: CardLine, options: DraftOptions, changed: dict[str, str]
) -> None:
    letter = step_letter(line.subject, options, turn.now)
    if letter is None:
        return
    mended = {
        key: text if key == GREETING else _mend(text, line, turn) for key, text in changed.items()
    }
    note: Words = IN_YOUR_WORDS
    if not any(mended.values()):
        note = LEFT_OUT.format(words=escape(shorten(_words_of(letter, tuple(mended)))))
    edit = change_sentences(_edit_of(line), letter, mended)
    _put_edit(turn, line, options, edit, note)


def _words_of(letter: Letter, keys: tuple[str, ...]) -> str:
    keyed = enumerate(letter.lines)
    return " ".join(one.text for at, one in keyed if line_key(one, at) in keys)


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
    return to_sentence(mend_words(text, find_listener(turn, line).names)) if text.strip() else ""


# -- what is kept, and shown anew ---------------------------------------------------------------


def _put_edit(
    turn: Turn, line: CardLine, options: DraftOptions, edit: LetterEdit, note: Words
) -> None:
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is not None:
        turn.put_opportunity(put_letter_edit(job, edit))
        show_changed(turn, line, options, note)


def _edit_of(line: CardLine) -> LetterEdit:
    return find_edit(line.subject.opportunity.edits, line.ref.key.text)
