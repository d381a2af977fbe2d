"""Shows a draft with its gaps above it, a text that copies at a tap, and buttons."""

from dataclasses import replace
from datetime import datetime
from html import escape
from itertools import groupby
from zoneinfo import ZoneInfo

from telegram import Update

from coaching import planner
from coaching.letters.before_sending.alike_letters import is_too_similar
from coaching.letters.before_sending.proofreading import (
    RemarkTopic,
    correct_letter,
    find_corrections,
    mend_letter,
    proofread,
)
from coaching.letters.letter import Letter, LetterPiece, Occasion, Origin, Variant
from coaching.letters.linkedin_letters import MAX_INVITATION_UNITS
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.documents import Contact, Referee
from coaching.model.drafted_letters import DraftedLetter, add_draft
from coaching.model.step_key import StepKey, StepState
from coaching.model.vocabulary import ContactId
from coaching.playbook.compose import (
    letter_addressee,
    letter_of,
    missing_questions,
    variants_for,
    write_letter,
)
from coaching.playbook.step_records import step_record
from coaching.playbook.step_subject import StepSubject
from coaching.translation import Words, _, plural
from handlers.cards.card import CardLine, StepRef, card_lines
from handlers.letters.by_mail import (
    LINK_WITHOUT_TEXT,
    WHERE_WRITTEN,
    find_mail_link,
    goes_by_mail,
    send_later_line,
)
from handlers.letters.draft_buttons import (
    finished_letter_buttons,
    letter_buttons,
)
from handlers.letters.draft_options import DraftOptions, ReplaceLetter
from handlers.letters.invitation_remarks import invitation_remarks
from handlers.letters.shown_letter import ButtonRows, ShownLetter
from handlers.ui.formatting import join_words, moment_text, person_zone
from handlers.ui.html_glyphs import utf16_length
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

SUBJECT = _("Subject: <code>{subject}</code>")
READER_HEADER = _("For {name}")
# Translators: {reach} is such as a mail address.
READER_HEADER_REACH = _("For {name} · {reach}")
CARD_HEADER = _(
    "For a card by hand to {name}. The mail goes out all the same: it is what they wait for."
)
INVITATION_HEADER = _("For {name} on LinkedIn: {units} of {most} characters")
CALL_HEADER = _("For a call to {name}, two minutes")
CALL_HEADER_UNNAMED = _("For a call, two minutes")
# Translators: "Call notes" is a button.
MAY_CALL = _("They said a call is fine too: Call notes has what to say.")
# Translators: "Another point" is a button.
SIMILAR_REMARK = _("Much like your note to {name}: Another point makes it differ.")
SOURCES_LEGEND = _(
    "<b>Bold</b> is what you said, <i>slanted</i> what is on record; the rest is mine."
)
REMARKS_AT_MOST = 5
REMARK_AT_MOST = 200
NO_OTHER_POINT = _("That is all your notes hold so far; with more in them there is more to say.")
FORM_UNSUITABLE = _("That form does not suit it any more.")
# Translators: stands last in a list of names.
MORE_PEOPLE = plural("{count} more", "{count} more")
TO_ALL_AT_MOST = 8


# -- the press -----------------------------------------------------------------------------------


def say_letter(
    turn: Turn, line: CardLine, options: DraftOptions | None = None, note: Words = ""
) -> None:
    """Sends the draft of a step, which is made from the person's own words as they stand now, with
    a note above it."""
    options = options or usual_options(line.subject)
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.say(NO_LONGER_THERE)
    else:
        text, rows = _letter_message(line, options, draft, turn.now)
        turn.say("\n\n".join(filter(None, (str(note), text))), rows)
        _remember_draft(turn, line, options, draft)


def _remember_draft(turn: Turn, line: CardLine, options: DraftOptions, draft: Letter) -> None:
    """Remembers which sentences the draft has, so that nobody there reads one a second time."""
    job = turn.find_real_opportunity(line.ref.opportunity)
    if job is None or options.group or not draft.sentence_ids:
        return
    key = line.ref.key
    shown = DraftedLetter(key.text, key.subject, turn.now, draft.sentence_ids)
    turn.put_opportunity(replace(job, drafted=add_draft(job.drafted, shown)))


async def handle_callback(_update: Update, turn: Turn, data: ReplaceLetter) -> None:
    """Writes a draft in the place of the draft above the button."""
    line = find_line(turn, data.ref)
    if line is None or line.step is None:
        turn.show_toast(NO_LONGER_THERE)
    else:
        _replace_letter(turn, line, data.options)


def find_line(turn: Turn, ref: StepRef) -> CardLine | None:
    """Returns a step as it stands now; None when its opportunity is gone."""
    return next(iter(card_lines(turn.dossier, [ref], turn.now)), None)


def _replace_letter(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    """Replaces the draft that is shown.

    When the new text would be the same, it shows a toast instead.
    """
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.show_toast(FORM_UNSUITABLE)
        return
    if _holds_nothing_new(line.subject, options, draft, turn.now):
        turn.show_toast(NO_OTHER_POINT)
        return
    line = _remember_card_choice(turn, line, options)
    turn.edit(*_letter_message(line, replace(options, no_card=False), draft, turn.now))
    _remember_draft(turn, line, options, draft)


def _holds_nothing_new(
    subject: StepSubject, options: DraftOptions, letter: Letter, now: datetime
) -> bool:
    """Tells whether the person asked for another point and the notes hold none."""
    shows_other_buttons = options.is_expanded or options.asks_mail or options.no_card
    shows_other_buttons = shows_other_buttons or options.shows_sources
    if shows_other_buttons or options.corrected or not options.take:
        return False
    before = step_letter(subject, replace(options, take=options.take - 1), now)
    return before is not None and before.body == letter.body


def _remember_card_choice(turn: Turn, line: CardLine, options: DraftOptions) -> CardLine:
    """Remembers that the person chose a card by hand, until they take that back.

    From then on the card is offered.
    """
    opportunity = line.subject.opportunity
    wanted = not options.no_card and (options.variant is Variant.CARD or opportunity.by_card)
    if line.subject.is_personal or wanted == opportunity.by_card:
        return line
    turn.put_opportunity(replace(opportunity, by_card=wanted))
    return find_line(turn, line.ref) or line


def _letter_message(
    line: CardLine, options: DraftOptions, letter: Letter, now: datetime
) -> tuple[str, ButtonRows]:
    shown = _build_shown_letter(line, options, letter, now)
    texts = (letter_text(letter, line, options, now), _mail_line(shown))
    return "\n\n".join(filter(None, texts)), letter_buttons(shown, now)


def show_again(turn: Turn, line: CardLine, options: DraftOptions) -> None:
    """Shows a draft anew in its place, after something changed that its buttons depend on."""
    draft = step_letter(line.subject, options, turn.now)
    if draft is None:
        turn.show_toast(NO_LONGER_THERE)
    else:
        turn.edit(*_letter_message(line, options, draft, turn.now))


def buttons_after_press(
    line: CardLine, options: DraftOptions, now: datetime, snooze_ref: StepRef | None = None
) -> ButtonRows:
    """Returns the buttons of a draft after a press on one of them; its text stays as it is."""
    shown = _build_shown_letter(line, options, step_letter(line.subject, options, now), now)
    if shown.is_finished:
        return finished_letter_buttons(shown)
    return letter_buttons(shown, now, snooze_ref)


def _build_shown_letter(
    line: CardLine, options: DraftOptions, letter: Letter | None, now: datetime
) -> ShownLetter:
    group_size = len(group_thank_keys(line.subject, now))
    if letter is None:
        return ShownLetter(line, options, "", group_size)
    to_all = group_recipients(line.subject, now) if options.group else []
    return ShownLetter(
        line,
        options,
        letter.body,
        group_size,
        find_mail_link(line.subject, letter, to_all, now),
        asks=_find_open_question(line, now),
        has_corrections=bool(
            find_corrections(letter, line.subject.person, line.subject.opportunity)
        ),
        asks_for_mail=line.subject.person.mail is None and goes_by_mail(line.subject, letter, now),
    )


def _find_open_question(line: CardLine, now: datetime) -> LetterQuestion | None:
    subject = line.subject
    occasion = Occasion(subject.person, subject.opportunity, now, jobs=subject.jobs)
    asked = missing_questions(line.ref.key, occasion)
    return asked[0].question if asked else None


def _mail_line(shown: ShownLetter) -> str:
    """Asks which mail it is, or says what to do where the text does not fit into the link."""
    if shown.options.asks_mail:
        return str(WHERE_WRITTEN)
    return str(LINK_WITHOUT_TEXT) if shown.link and not shown.link.is_whole else ""


# -- the text ------------------------------------------------------------------------------------


def usual_options(subject: StepSubject) -> DraftOptions:
    """Returns the options of the form that a step's text usually has; where it can give several
    answers, none of them is chosen yet."""
    forms, letter = variants_for(subject.key, subject.opportunity), letter_of(subject.key.kind)
    answers = len(letter.answers) if letter else 0
    return DraftOptions(forms[0] if forms else Variant.MAIL, answers)


def step_letter(subject: StepSubject, options: DraftOptions, now: datetime) -> Letter | None:
    """Returns the text of a step; None when its reader is gone or the form does not suit it."""
    occasion = Occasion(
        subject.person,
        subject.opportunity,
        now,
        take=options.take,
        shorter=options.shorter,
        jobs=subject.jobs,
    )
    if options.group:
        letter = _write_to_all(subject, occasion)
    else:
        letter = write_letter(subject.key, occasion, options.variant)
    if letter is None:
        return None
    letter = mend_letter(letter, subject.person, subject.opportunity)
    if options.corrected:
        return correct_letter(letter, subject.person, subject.opportunity)
    return letter


def _write_to_all(subject: StepSubject, occasion: Occasion) -> Letter | None:
    """Writes one letter to everybody of the interview; returns None for fewer than two people."""
    letter, interview = letter_of(subject.key.kind), subject.interview
    recipients = group_recipients(subject, occasion.now)
    if letter is None or letter.write_to_all is None or interview is None or len(recipients) < 2:
        return None
    return letter.write_to_all(occasion, interview, recipients)


def group_recipients(subject: StepSubject, now: datetime) -> list[Contact]:
    """Returns the people who would get one mail to all; nobody for steps without such a mail.

    They are those of the interview who are still to be thanked, or who were thanked with the same
    mail.
    """
    contacts = {contact.id: contact for contact in subject.opportunity.contacts}
    return [
        contacts[ContactId(key.subject)]
        for key in group_thank_keys(subject, now)
        if key.subject in contacts
    ]


def group_thank_keys(subject: StepSubject, now: datetime) -> list[StepKey]:
    """Returns the thank-yous that are settled by one mail to all."""
    if not _can_go_to_all(subject):
        return []
    done = step_record(subject.opportunity, subject.key).done
    keys = _keys_of_same_interview(subject, now)
    records = {key: step_record(subject.opportunity, key) for key in keys}
    return sorted(key for key in keys if records[key].done == done and not records[key].skipped)


def letter_text(letter: Letter, line: CardLine, options: DraftOptions, now: datetime) -> str:
    """Returns the letter in a block that copies at a tap, with remarks in brackets above it."""
    subject = line.subject
    subject_line = SUBJECT.format(subject=escape(letter.subject)) if letter.subject else ""
    later = send_later_line(line, letter, now)
    remarks = _remarks(letter, subject, options, now, names_hour=not later)
    remark_lines = "\n".join(f"[{escape(text)}]" for text in remarks)
    body = f"<pre>{escape(letter.body, quote=False)}</pre>"
    call_hint = str(MAY_CALL) if _can_call(subject, letter) else ""
    head = "\n".join(filter(None, (_reader_line(letter, subject, options, now), subject_line)))
    if options.shows_sources:
        return "\n\n".join((head, str(SOURCES_LEGEND), sources_text(letter)))
    return "\n\n".join(filter(None, (head, remark_lines, body, later, call_hint)))


def sources_text(letter: Letter) -> str:
    """Returns the letter as HTML with the person's own words in bold and facts in italics."""
    parted = groupby(letter.lines, key=lambda line: line.paragraph)
    return "\n\n".join(
        " ".join("".join(map(_piece_html, line.pieces)) for line in lines)
        for _number, lines in parted
    )


def _piece_html(piece: LetterPiece) -> str:
    text = escape(piece.text, quote=False)
    tag = {Origin.OWN: "b", Origin.FACT: "i"}.get(piece.origin, "")
    return f"<{tag}>{text}</{tag}>" if tag else text


def _reader_line(letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime) -> str:
    """Says whom the letter is for and how it reaches them, as HTML."""
    if options.group:
        names = _recipient_names(group_recipients(subject, now))
        return READER_HEADER.format(name=escape(names))
    reader = letter_addressee(subject.key, Occasion(subject.person, subject.opportunity, now))
    name = escape(reader.name) if reader else ""
    match letter.variant:
        case Variant.CALL:
            return CALL_HEADER.format(name=name) if name else str(CALL_HEADER_UNNAMED)
        case _ if not name:
            return ""
        case Variant.CARD:
            return CARD_HEADER.format(name=name)
        case Variant.LINKEDIN:
            return INVITATION_HEADER.format(
                name=name, units=utf16_length(letter.body), most=MAX_INVITATION_UNITS
            )
        case _:
            reach = escape(_reader_address(reader))
            header = READER_HEADER_REACH if reach else READER_HEADER
            return header.format(name=name, reach=reach)


def _reader_address(reader: Contact | Referee | None) -> str:
    """Returns the address to write to. It is never a phone number of somebody at the employer."""
    if isinstance(reader, Contact):
        return reader.email or reader.linkedin
    return reader.reach if reader else ""


def _recipient_names(contacts: list[Contact]) -> str:
    names = [contact.name for contact in contacts[:TO_ALL_AT_MOST]]
    more = len(contacts) - len(names)
    return join_words([*names, *([MORE_PEOPLE.format(more)] if more else [])])


def _can_call(subject: StepSubject, letter: Letter) -> bool:
    forms = variants_for(subject.key, subject.opportunity)
    return letter.variant is not Variant.CALL and Variant.CALL in forms


# -- what to look at before it is sent -------------------------------------------------------------


def _remarks(
    letter: Letter,
    subject: StepSubject,
    options: DraftOptions,
    now: datetime,
    *,
    names_hour: bool,
) -> list[str]:
    """Says what is missing, which other note is similar, and what proofreading finds."""
    reader = letter_addressee(subject.key, Occasion(subject.person, subject.opportunity, now))
    reader = None if options.group else reader
    findings = proofread(
        letter, subject.person, subject.opportunity, reader, _reader_hour(subject, reader, now)
    )
    remarks: list[Words] = [
        *_early_remarks(subject, now),
        *(invitation_remarks(subject, now) if letter.variant is Variant.LINKEDIN else ()),
        *letter.gaps,
        *letter.mended,
        *_similarity_remarks(letter, subject, options, now),
        *(it.text for it in findings if names_hour or it.topic is not RemarkTopic.HOUR),
    ]
    return [_shorten(text) for text in dict.fromkeys(map(str, remarks))][:REMARKS_AT_MOST]


def _early_remarks(subject: StepSubject, now: datetime) -> list[str]:
    """Says that a check-in is early. The person may send it, but they should know."""
    letter = letter_of(subject.key.kind)
    if letter is None or not letter.early_remark:
        return []
    steps = planner.plan_steps(subject.person, subject.opportunity, now)
    step = next((step for step in steps if step.key == subject.key), None)
    if step is None or step.state is not StepState.UPCOMING:
        return []
    when = moment_text(step.opens, person_zone(subject.person), now)
    return [letter.early_remark.format(when=when)]


def _shorten(text: str) -> str:
    return text if len(text) <= REMARK_AT_MOST else f"{text[: REMARK_AT_MOST - 1].rstrip()}…"


def _reader_hour(subject: StepSubject, reader: Contact | Referee | None, now: datetime) -> int:
    """Returns the hour at the reader's place. A referee is taken to be where the person is."""
    is_near = isinstance(reader, Referee) or subject.is_personal
    zone = person_zone(subject.person) if is_near else subject.opportunity.zone
    return now.astimezone(ZoneInfo(zone)).hour


def _similarity_remarks(
    letter: Letter, subject: StepSubject, options: DraftOptions, now: datetime
) -> list[str]:
    """Names another person of the interview who would get nearly the same note (S1, S2, S3)."""
    if options.group or options.variant is not Variant.MAIL or not _can_go_to_all(subject):
        return []
    keys = _keys_of_same_interview(subject, now)
    others = [replace(subject, key=key) for key in keys if key != subject.key]
    drafts = [
        (other.short_name, step_letter(other, DraftOptions(shorter=options.shorter), now))
        for other in others
    ]
    names = [name for name, other in drafts if other and is_too_similar(letter.body, other.body)]
    return [SIMILAR_REMARK.format(name=name) for name in names[:1]]


def _can_go_to_all(subject: StepSubject) -> bool:
    """Tells whether one letter can go to everybody of the interview."""
    letter = letter_of(subject.key.kind)
    return letter is not None and letter.write_to_all is not None


def _keys_of_same_interview(subject: StepSubject, now: datetime) -> list[StepKey]:
    """Returns the steps of the same kind and interview, this step included."""
    steps = planner.plan_steps(subject.person, subject.opportunity, now)
    keys = [step.key for step in steps if step.key.kind == subject.key.kind]
    return [key for key in keys if key.interview == subject.key.interview]
