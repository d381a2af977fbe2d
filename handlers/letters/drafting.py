"""Drafts in the chat: what is missing above, the text to copy at a tap, and what to do with it."""

from dataclasses import replace
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from telegram import Update

from coaching import planner
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.letters.linkedin_letters import MAX_INVITATION_UNITS
from coaching.letters.proofreading import proofread
from coaching.letters.thank_you_letters import is_too_similar
from coaching.model.documents import Contact, Referee
from coaching.model.step_key import StepKey, StepState
from coaching.model.vocabulary import ContactId
from coaching.playbook.compose import letter_addressee, letter_of, variants_for, write_letter
from coaching.playbook.step_records import step_record
from coaching.playbook.step_subject import StepSubject
from handlers.cards.card import CardLine, StepRef, card_lines
from handlers.letters.draft_buttons import (
    ButtonRows,
    ShownLetter,
    finished_letter_buttons,
    letter_buttons,
)
from handlers.letters.draft_options import DraftOptions, ReplaceLetter, WriteLetter
from handlers.ui.formatting import join_words, moment_text, person_zone
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.turn import Turn

SUBJECT = "Subject: <code>{subject}</code>"
READER_HEADER = "For {name}{reach}"
CARD_HEADER = (
    "For a card by hand to {name}. The mail goes out all the same: it is what they wait for."
)
INVITATION_HEADER = "For {name} on LinkedIn: {units} of {most} characters"
CALL_HEADER = "For a call{name}, two minutes"
MAY_CALL = "They said a call is fine too: Call notes has what to say."
SIMILAR_REMARK = "Much like your note to {name}: Another point makes it differ."
REMARKS_AT_MOST = 5
REMARK_AT_MOST = 200
LETTER_GONE = "That is no longer there. /status shows what is."
NO_OTHER_POINT = "That is all your notes hold so far; with more in them there is more to say."
FORM_UNSUITABLE = "That form does not suit it any more."
TO_ALL_AT_MOST = 8


# -- the press -----------------------------------------------------------------------------------


def say_letter(turn: Turn, line: CardLine, options: DraftOptions | None = None) -> None:
    """Says the draft of a step, made from the person's own words as they stand now."""
    options = options or usual_options(line.subject)
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.say(LETTER_GONE)
    else:
        turn.say(*_letter_message(line, options, draft, turn.now))


async def handle_callback(_: Update, turn: Turn, data: WriteLetter | ReplaceLetter) -> None:
    """Writes a draft: as a message of its own, or in the place of the one above the button."""
    line = find_line(turn, data.ref)
    if line is None or line.step is None:
        turn.show_toast(LETTER_GONE)
    elif isinstance(data, WriteLetter):
        say_letter(turn, line, data.options.plain)
    else:
        _replace_letter(turn, line, data.options)


def find_line(turn: Turn, ref: StepRef) -> CardLine | None:
    """A step as it stands now; None when its opportunity is gone."""
    return next(iter(card_lines(turn.dossier, [ref], turn.now)), None)


def _replace_letter(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    """In the place of what is shown; nothing else to say is a note, not the same text again."""
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.show_toast(FORM_UNSUITABLE)
        return
    told = _nothing_new_text(line.subject, options, draft, turn.now)
    if told:
        turn.show_toast(told)
        return
    line = _remember_card_choice(turn, line, options)
    turn.edit(*_letter_message(line, replace(options, no_card=False), draft, turn.now))


def _nothing_new_text(
    subject: StepSubject, options: DraftOptions, letter: Letter, now: datetime
) -> str:
    """What is said when another point was asked for and the notes hold none."""
    if options.is_expanded or options.no_card or not options.take:
        return ""
    before = step_letter(subject, replace(options, take=options.take - 1), now)
    return NO_OTHER_POINT if before and before.body == letter.body else ""


def _remember_card_choice(turn: Turn, line: CardLine, options: DraftOptions) -> CardLine:
    """A card by hand is offered from now on where it was chosen, until it is taken back."""
    opportunity = line.subject.opportunity
    wanted = not options.no_card and (options.variant is Variant.CARD or opportunity.by_card)
    if line.subject.is_personal or wanted == opportunity.by_card:
        return line
    turn.put_opportunity(replace(opportunity, by_card=wanted))
    return find_line(turn, line.ref) or line


def _letter_message(
    line: CardLine, options: DraftOptions, letter: Letter, now: datetime
) -> tuple[str, ButtonRows]:
    return letter_text(letter, line.subject, options, now), letter_buttons(
        _build_shown_letter(line, options, letter, now), now
    )


def buttons_after_press(
    line: CardLine, options: DraftOptions, now: datetime, snooze_ref: StepRef | None = None
) -> ButtonRows:
    """The buttons of a draft after a press on one of them: its text stays as it is."""
    shown = _build_shown_letter(line, options, step_letter(line.subject, options, now), now)
    return (
        finished_letter_buttons(shown)
        if shown.is_finished
        else letter_buttons(shown, now, snooze_ref)
    )


def _build_shown_letter(
    line: CardLine, options: DraftOptions, letter: Letter | None, now: datetime
) -> ShownLetter:
    return ShownLetter(
        line, options, letter.body if letter else "", len(group_thank_keys(line.subject, now))
    )


# -- the text ------------------------------------------------------------------------------------


def usual_options(subject: StepSubject) -> DraftOptions:
    """The form that a step's text has unless another is asked for."""
    forms = variants_for(subject.key, subject.opportunity)
    return DraftOptions(forms[0] if forms else Variant.MAIL)


def step_letter(subject: StepSubject, options: DraftOptions, now: datetime) -> Letter | None:
    """The text of a step; None when whom it is for is gone, or the form does not suit it."""
    occasion = Occasion(
        subject.person, subject.opportunity, now, take=options.take, shorter=options.shorter
    )
    if options.group:
        return _write_to_all(subject, occasion)
    return write_letter(subject.key, occasion, options.variant)


def _write_to_all(subject: StepSubject, occasion: Occasion) -> Letter | None:
    """One letter to everybody of the interview; None for fewer than two."""
    letter, interview = letter_of(subject.key.kind), subject.interview
    met = group_recipients(subject, occasion.now)
    if letter is None or letter.write_to_all is None or interview is None or len(met) < 2:
        return None
    return letter.write_to_all(occasion, interview, met)


def group_recipients(subject: StepSubject, now: datetime) -> list[Contact]:
    """Whom one mail to all would go to: those of the interview who are still to be thanked, or
    who were thanked with the same mail; nobody for other steps."""
    contacts = {one.id: one for one in subject.opportunity.contacts}
    return [
        contacts[ContactId(key.subject)]
        for key in group_thank_keys(subject, now)
        if key.subject in contacts
    ]


def group_thank_keys(subject: StepSubject, now: datetime) -> list[StepKey]:
    """The thank-yous that one mail to all settles."""
    if not _can_go_to_all(subject):
        return []
    mine = step_record(subject.opportunity, subject.key)
    same = _keys_of_same_interview(subject, now)
    records = {key: step_record(subject.opportunity, key) for key in same}
    return sorted(
        key for key in same if records[key].done == mine.done and not records[key].skipped
    )


def letter_text(letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime) -> str:
    """What is missing in brackets, then the letter in a block that copies at a tap."""
    about = SUBJECT.format(subject=escape(letter.subject)) if letter.subject else ""
    remarks = "\n".join(f"[{escape(text)}]" for text in _remarks(letter, subject, options, now))
    body = f"<pre>{escape(letter.body, quote=False)}</pre>"
    calls = MAY_CALL if _can_call(subject, letter) else ""
    head = "\n".join(filter(None, (_reader_line(letter, subject, options, now), about)))
    return "\n\n".join(filter(None, (head, remarks, body, calls)))


def _reader_line(letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime) -> str:
    if options.group:
        return READER_HEADER.format(
            name=escape(_recipient_names(group_recipients(subject, now))), reach=""
        )
    who = letter_addressee(subject.key, Occasion(subject.person, subject.opportunity, now))
    name = escape(who.name) if who else ""
    match letter.variant:
        case Variant.CALL:
            return CALL_HEADER.format(name=f" to {name}" if name else "")
        case _ if not name:
            return ""
        case Variant.CARD:
            return CARD_HEADER.format(name=name)
        case Variant.LINKEDIN:
            return INVITATION_HEADER.format(
                name=name, units=utf16_length(letter.body), most=MAX_INVITATION_UNITS
            )
        case _:
            reach = _reader_address(who)
            return READER_HEADER.format(name=name, reach=f" · {escape(reach)}" if reach else "")


def _reader_address(who: Contact | Referee | None) -> str:
    """How they are written to; never a phone number of the employer's."""
    if isinstance(who, Contact):
        return who.email or who.linkedin
    return who.reach if who else ""


def _recipient_names(contacts: list[Contact]) -> str:
    named = [one.name for one in contacts[:TO_ALL_AT_MOST]]
    more = len(contacts) - len(named)
    return join_words([*named, *([f"{more} more"] if more else [])])


def _can_call(subject: StepSubject, letter: Letter) -> bool:
    forms = variants_for(subject.key, subject.opportunity)
    return letter.variant is not Variant.CALL and Variant.CALL in forms


# -- what to look at before it is sent -------------------------------------------------------------


def _remarks(
    letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime
) -> list[str]:
    """What is missing, which other note it resembles, and what a second look finds."""
    who = letter_addressee(subject.key, Occasion(subject.person, subject.opportunity, now))
    who = None if options.group else who
    found = proofread(
        letter, subject.person, subject.opportunity, who, _reader_hour(subject, who, now)
    )
    ours = [
        *_early_remarks(subject, now),
        *letter.gaps,
        *_similarity_remarks(letter, subject, options, now),
    ]
    texts = [*ours, *(one.text for one in found)]
    return [_shorten(text) for text in dict.fromkeys(texts)][:REMARKS_AT_MOST]


def _early_remarks(subject: StepSubject, now: datetime) -> list[str]:
    """A check-in before its time is the person's choice; they should know that it is early."""
    letter = letter_of(subject.key.kind)
    if letter is None or not letter.early_remark:
        return []
    steps = planner.plan_steps(subject.person, subject.opportunity, now)
    step = next((one for one in steps if one.key == subject.key), None)
    if step is None or step.state is not StepState.UPCOMING:
        return []
    return [
        letter.early_remark.format(when=moment_text(step.opens, person_zone(subject.person), now))
    ]


def _shorten(text: str) -> str:
    return text if len(text) <= REMARK_AT_MOST else f"{text[: REMARK_AT_MOST - 1].rstrip()}…"


def _reader_hour(subject: StepSubject, who: Contact | Referee | None, now: datetime) -> int:
    """On the reader's clocks; a referee's are taken to be the person's own."""
    own = isinstance(who, Referee) or subject.is_personal
    zone = person_zone(subject.person) if own else subject.opportunity.zone
    return now.astimezone(ZoneInfo(zone)).hour


def _similarity_remarks(
    letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime
) -> list[str]:
    """Who else of the interview would get much the same note (S1, S2, S3)."""
    if options.group or options.variant is not Variant.MAIL or not _can_go_to_all(subject):
        return []
    keys = _keys_of_same_interview(subject, now)
    others = [replace(subject, key=key) for key in keys if key != subject.key]
    drafts = [
        (one.short_name, step_letter(one, DraftOptions(shorter=options.shorter), now))
        for one in others
    ]
    alike = [name for name, other in drafts if other and is_too_similar(letter.body, other.body)]
    return [SIMILAR_REMARK.format(name=name) for name in alike[:1]]


def _can_go_to_all(subject: StepSubject) -> bool:
    """Whether each of the interview gets a letter like it, or one goes to all of them."""
    letter = letter_of(subject.key.kind)
    return letter is not None and letter.write_to_all is not None


def _keys_of_same_interview(subject: StepSubject, now: datetime) -> list[StepKey]:
    """The steps of its kind with everybody of the interview, its own among them."""
    steps = planner.plan_steps(subject.person, subject.opportunity, now)
    mine = subject.key
    keys = [one.key for one in steps if one.key.kind == mine.kind]
    return [key for key in keys if key.interview == mine.interview]
