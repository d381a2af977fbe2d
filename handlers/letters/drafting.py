"""Drafts in the chat: what is missing above, the text to copy at a tap, and what to do with it."""

from dataclasses import replace
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from telegram import Update

from coaching import planner
from coaching.letters.compose import draft_for
from coaching.letters.forms import reader, variants_for
from coaching.letters.letter import Draft, Variant
from coaching.letters.linkedin_letters import INVITATION
from coaching.letters.proofreading import proof
from coaching.letters.thank_you_letters import group_note, too_alike
from coaching.model.documents import Contact, Referee
from coaching.model.step_key import StepKey, StepKind, StepState
from coaching.model.vocabulary import ContactId
from coaching.playbook.step_records import record_of
from handlers.cards.card import Line, Ref, lines_of
from handlers.cards.subjects import Subject
from handlers.letters.draft_buttons import Rows, Shown, draft_rows, settled_rows, units
from handlers.letters.draft_options import Look, shown_in
from handlers.ui.formatting import list_words, moment_words, zone_of
from handlers.ui.turn import Turn

SUBJECT = "Subject: <code>{subject}</code>"
TO = "For {name}{reach}"
BY_POST = "For a card by hand to {name}. The mail goes out all the same: it is what they wait for."
INVITE = "For {name} on LinkedIn: {units} of {most} characters"
CALL = "For a call{name}, two minutes"
MAY_CALL = "They said a call is fine too: Call notes has what to say."
ALIKE = "Much like your note to {name}: Another point makes it differ."
EARLY = "Early: a check-in is welcome from {when}, and two are all there are."
REMARKS_AT_MOST = 5
REMARK_AT_MOST = 200
NOBODY = "That is no longer there. /status shows what is."
NO_OTHER = "That is all your notes hold so far; with more in them there is more to say."
NOT_SO = "That form does not suit it any more."
TO_ALL_AT_MOST = 8


# -- the press -----------------------------------------------------------------------------------


def say_draft(turn: Turn, line: Line, look: Look | None = None) -> None:
    """Says the draft of a step, made from the person's own words as they stand now."""
    look = look or usual_look(line.subject)
    draft = draft_of(line.subject, look, turn.now)
    if draft is None:
        turn.say(NOBODY)
    else:
        turn.say(*_message(line, look, draft, turn.now))


async def pressed(update: Update, turn: Turn) -> None:
    """Writes a draft: as a message of its own, or in the place of the one above the button."""
    query = update.callback_query
    data = (query.data or "") if query else ""
    found = shown_in(data)
    line = line_of(turn, found[0]) if found else None
    if found is None or line is None or line.step is None:
        turn.whisper(NOBODY)
    elif data.startswith("w:"):
        say_draft(turn, line, found[1].plain)
    else:
        _show(turn, line, found[1])


def line_of(turn: Turn, ref: Ref) -> Line | None:
    """A step as it stands now; None when its opportunity is gone."""
    return next(iter(lines_of(turn.dossier, [ref], turn.now)), None)


def _show(turn: Turn, line: Line, look: Look) -> None:
    """In the place of what is shown; nothing else to say is a note, not the same text again."""
    draft = draft_of(line.subject, look, turn.now)
    if draft is None:
        turn.whisper(NOT_SO)
        return
    told = _nothing_new(line.subject, look, draft, turn.now)
    if told:
        turn.whisper(told)
        return
    line = _by_choice(turn, line, look)
    turn.edit(*_message(line, replace(look, no_card=False), draft, turn.now))


def _nothing_new(subject: Subject, look: Look, draft: Draft, now: datetime) -> str:
    """What is said when another point was asked for and the notes hold none."""
    if look.more or look.no_card or not look.take:
        return ""
    before = draft_of(subject, replace(look, take=look.take - 1), now)
    return NO_OTHER if before and before.body == draft.body else ""


def _by_choice(turn: Turn, line: Line, look: Look) -> Line:
    """A card by hand is offered from now on where it was chosen, until it is taken back."""
    opportunity = line.subject.opportunity
    wanted = not look.no_card and (look.variant is Variant.CARD or opportunity.by_card)
    if line.subject.own or wanted == opportunity.by_card:
        return line
    turn.keep(replace(opportunity, by_card=wanted))
    return line_of(turn, line.ref) or line


def _message(line: Line, look: Look, draft: Draft, now: datetime) -> tuple[str, Rows]:
    return draft_text(draft, line.subject, look, now), draft_rows(
        _shown(line, look, draft, now), now
    )


def rows_under(line: Line, look: Look, now: datetime, putting_off: Ref | None = None) -> Rows:
    """The buttons of a draft after a press on one of them: its text stays as it is."""
    shown = _shown(line, look, draft_of(line.subject, look, now), now)
    return settled_rows(shown) if shown.settled else draft_rows(shown, now, putting_off)


def _shown(line: Line, look: Look, draft: Draft | None, now: datetime) -> Shown:
    return Shown(line, look, draft.body if draft else "", len(together(line.subject, now)))


# -- the text ------------------------------------------------------------------------------------


def usual_look(subject: Subject) -> Look:
    """The form that a step's text has unless another is asked for."""
    forms = variants_for(subject.key, subject.opportunity)
    return Look(forms[0] if forms else Variant.MAIL)


def draft_of(subject: Subject, look: Look, now: datetime) -> Draft | None:
    """The text of a step; None when whom it is for is gone, or the form does not suit it."""
    person, opportunity = subject.person, subject.opportunity
    if look.group:
        met, interview = everybody(subject, now), subject.interview
        if interview is None or len(met) < 2:
            return None
        return group_note(
            person,
            opportunity,
            interview,
            met,
            now,
            take=look.take,
            shorter=look.shorter,
        )
    return draft_for(
        subject.key,
        person,
        opportunity,
        now,
        variant=look.variant,
        take=look.take,
        shorter=look.shorter,
    )


def everybody(subject: Subject, now: datetime) -> list[Contact]:
    """Whom one mail to all would go to: those of the interview who are still to be thanked, or
    who were thanked with the same mail; nobody for other steps."""
    contacts = {one.id: one for one in subject.opportunity.contacts}
    return [
        contacts[ContactId(key.subject)]
        for key in together(subject, now)
        if key.subject in contacts
    ]


def together(subject: Subject, now: datetime) -> list[StepKey]:
    """The thank-yous that one mail to all settles."""
    if subject.key.kind is not StepKind.THANK:
        return []
    mine = record_of(subject.opportunity, subject.key)
    steps = planner.plan(subject.person, subject.opportunity, now)
    thanks = [one.key for one in steps if one.key.kind is StepKind.THANK]
    same = [key for key in thanks if key.interview == subject.key.interview]
    records = {key: record_of(subject.opportunity, key) for key in same}
    return sorted(
        key for key in same if records[key].done == mine.done and not records[key].skipped
    )


def draft_text(draft: Draft, subject: Subject, look: Look, now: datetime) -> str:
    """What is missing in brackets, then the letter in a block that copies at a tap."""
    about = SUBJECT.format(subject=escape(draft.subject)) if draft.subject else ""
    remarks = "\n".join(f"[{escape(text)}]" for text in _remarks(draft, subject, look, now))
    body = f"<pre>{escape(draft.body, quote=False)}</pre>"
    calls = MAY_CALL if _may_call(subject, draft) else ""
    head = "\n".join(filter(None, (_head(draft, subject, look, now), about)))
    return "\n\n".join(filter(None, (head, remarks, body, calls)))


def _head(draft: Draft, subject: Subject, look: Look, now: datetime) -> str:
    if look.group:
        return TO.format(name=escape(_names(everybody(subject, now))), reach="")
    who = reader(subject.key, subject.person, subject.opportunity, now)
    name = escape(who.name) if who else ""
    match draft.variant:
        case Variant.CALL:
            return CALL.format(name=f" to {name}" if name else "")
        case _ if not name:
            return ""
        case Variant.CARD:
            return BY_POST.format(name=name)
        case Variant.LINKEDIN:
            return INVITE.format(name=name, units=units(draft.body), most=INVITATION)
        case _:
            reach = _reach(who)
            return TO.format(name=name, reach=f" · {escape(reach)}" if reach else "")


def _reach(who: Contact | Referee | None) -> str:
    """How they are written to; never a phone number of the employer's."""
    if isinstance(who, Contact):
        return who.email or who.linkedin
    return who.reach if who else ""


def _names(contacts: list[Contact]) -> str:
    named = [one.name for one in contacts[:TO_ALL_AT_MOST]]
    more = len(contacts) - len(named)
    return list_words([*named, *([f"{more} more"] if more else [])])


def _may_call(subject: Subject, draft: Draft) -> bool:
    forms = variants_for(subject.key, subject.opportunity)
    return draft.variant is not Variant.CALL and Variant.CALL in forms


# -- what to look at before it is sent -------------------------------------------------------------


def _remarks(draft: Draft, subject: Subject, look: Look, now: datetime) -> list[str]:
    """What is missing, which other note it resembles, and what a second look finds."""
    who = reader(subject.key, subject.person, subject.opportunity, now)
    who = None if look.group else who
    found = proof(draft, subject.person, subject.opportunity, who, _hour(subject, who, now))
    ours = [*_early(subject, now), *draft.gaps, *_resembles(draft, subject, look, now)]
    texts = [*ours, *(one.text for one in found)]
    return [_short(text) for text in dict.fromkeys(texts)][:REMARKS_AT_MOST]


def _early(subject: Subject, now: datetime) -> list[str]:
    """A check-in before its time is the person's choice; they should know that it is early."""
    if subject.key.kind is not StepKind.CHECK_IN:
        return []
    steps = planner.plan(subject.person, subject.opportunity, now)
    step = next((one for one in steps if one.key == subject.key), None)
    if step is None or step.state is not StepState.UPCOMING:
        return []
    return [EARLY.format(when=moment_words(step.opens, zone_of(subject.person), now))]


def _short(text: str) -> str:
    return text if len(text) <= REMARK_AT_MOST else f"{text[: REMARK_AT_MOST - 1].rstrip()}…"


def _hour(subject: Subject, who: Contact | Referee | None, now: datetime) -> int:
    """On the reader's clocks; a referee's are taken to be the person's own."""
    own = isinstance(who, Referee) or subject.own
    zone = zone_of(subject.person) if own else subject.opportunity.zone
    return now.astimezone(ZoneInfo(zone)).hour


def _resembles(draft: Draft, subject: Subject, look: Look, now: datetime) -> list[str]:
    """Who else of the interview would get much the same note (S1, S2, S3)."""
    if look.group or look.variant is not Variant.MAIL or subject.key.kind is not StepKind.THANK:
        return []
    others = [one for one in _thanked_there(subject, now) if one.key != subject.key]
    drafts = [(one.short, draft_of(one, Look(shorter=look.shorter), now)) for one in others]
    alike = [name for name, other in drafts if other and too_alike(draft.body, other.body)]
    return [ALIKE.format(name=name) for name in alike[:1]]


def _thanked_there(subject: Subject, now: datetime) -> list[Subject]:
    steps = planner.plan(subject.person, subject.opportunity, now)
    keys = [one.key for one in steps if one.key.kind is StepKind.THANK]
    return [replace(subject, key=key) for key in keys if key.interview == subject.key.interview]
