"""Says in a plain line what was understood, with every day resolved: "They decide by Fri 4 Dec"."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import singledispatch
from html import escape
from zoneinfo import ZoneInfo

from coaching.model.documents import Dossier, Interview, Opportunity
from coaching.model.vocabulary import (
    Channel,
    ContactPart,
    InterviewId,
    InterviewKind,
    OpportunityId,
    ZoneName,
)
from coaching.reading import proposals as said
from coaching.reading.proposals import NoteSaid, Proposal, RatedSide, SaidTime
from coaching.translation import _
from handlers.cards.note_lines import NOTES, NOTES_WITH, PROMISED_BY_DAY
from handlers.ui import formatting

USUAL_MINUTES = 60
SHOWN_LENGTH = 220
"""A note is shown up to this length; all of it is kept."""
YOUR_INTERVIEW = _("Your interview {when}")
# Translators: {when} is such as "tomorrow 14:00–15:00", {kind} such as "Video".
NEW_INTERVIEW = _("Interview {when}")
NEW_INTERVIEW_HELD = _("{kind} interview {when}")
INTERVIEW_UNDATED = _("An interview; you have not said when")
MOVED = _("New time: {after}")
MOVED_FROM = _("New time: {after} (it was {before})")
MOVED_OPEN = _("The interview is off until there is a new time")
MOVED_OPEN_FROM = _("The interview {before} is off until there is a new time")
CANCELLED = _("The interview is cancelled")
CANCELLED_FROM = _("The interview {before} is cancelled")
NO_SHOW = _("Nobody came to the interview")
NO_SHOW_FROM = _("Nobody came to the interview {before}")
DECIDE_BY = _("They decide by {last}")
DECIDE_BETWEEN = _("They decide between {first} and {last}")
PROMISE = _("Promised by {day}: “{words}”")
PROMISE_BARE = _("They get back to you by {day}")
FOLLOW_UP = _("Following up: {channel}")
CHANNELS = {
    Channel.EMAIL_ONLY: _("mail only"),
    Channel.CALL_ALLOWED: _("calls are fine"),
    Channel.UNKNOWN: _("they did not say"),
}
REFERENCES = _("They ask for references")
CHECKED = _("They asked {name} about you")
CHECKED_SOMEBODY = _("They asked somebody who vouches for you")
OFFER = _("The offer")
# Translators: {terms} is such as "148k base; 15% bonus; 1 March; remote".
OFFER_TERMS = _("The offer: {terms}")
OFFER_DEADLINE = _("Your answer is due by {when}")
OFFER_WHOLE = _("The offer: {terms}; your answer is due by {when}")
TASK = _("A task for you: {words}")
TASK_DUE = _("A task for you, due {when}: {words}")
TASK_DUE_BARE = _("A task for you, due {when}")
TASK_BARE = _("A task for you")
LEAD = _("You applied; nothing is scheduled yet")
RATED_ME = _("You rate your part {value} of 5")
RATED_COMPANY = _("You rate the company {value} of 5")
REFEREE = _("Vouches for you: {person}")
# Translators: such as "Priya Shah, VP Marketing".
PERSON_TITLE = _("{name}, {title}")
# Translators: such as "Priya Shah, VP Marketing · priya@globex.com".
PERSON_DETAIL = _("{person} · {detail}")
PARTS = {
    ContactPart.HIRING_MANAGER: _("hiring manager"),
    ContactPart.RECRUITER: _("recruiter"),
    ContactPart.AGENCY_RECRUITER: _("agency recruiter"),
    ContactPart.COORDINATOR: _("coordinator"),
    ContactPart.STAFF: _("staff"),
    ContactPart.HELPER: _("helped you get in"),
}
"""What stands in the place of a title that is not known."""


@dataclass(frozen=True, slots=True)
class LineView:
    """Holds what a line is written with: what is known, and how the person reads times."""

    dossier: Dossier
    now: datetime

    @property
    def zone(self) -> ZoneName:
        """The person's own zone."""
        return formatting.person_zone(self.dossier.person)

    def job(self, wanted: OpportunityId | None) -> Opportunity | None:
        """Returns the job with that id."""
        return next((job for job in self.dossier.opportunities if job.id == wanted), None)

    def interview(self, wanted: InterviewId | None) -> Interview | None:
        """Returns the interview with that id, whichever job it belongs to."""
        every = (one for job in self.dossier.opportunities for one in job.interviews)
        return next((one for one in every if one.id == wanted), None)

    def moment(self, at: datetime) -> str:
        """Returns such as "tomorrow 16:00"."""
        return formatting.moment_text(at, self.zone, self.now)

    def day(self, day: date) -> str:
        """Returns such as "tomorrow" or "Fri 4 Dec"."""
        noon = datetime.combine(day, datetime.min.time(), ZoneInfo(self.zone)) + timedelta(hours=12)
        return formatting.day_text(noon, self.zone, self.now)

    def due(self, time: SaidTime) -> str:
        """Returns the day, with the hour where one was said."""
        return self.moment(time.start) if time.start else self.day(time.day)


@singledispatch
def line_text(proposal: Proposal, _view: LineView) -> str:
    """Returns a proposal as a line of HTML."""
    raise TypeError(f"no line for {type(proposal).__name__}")


# -- interviews ------------------------------------------------------------------------------------


@line_text.register
def _(proposal: said.InterviewSaid, view: LineView) -> str:
    known = view.interview(proposal.known)
    if known is not None:
        return YOUR_INTERVIEW.format(when=view.moment(known.start))
    if proposal.time is None:
        return str(INTERVIEW_UNDATED)
    when = span_text(proposal.time, proposal.minutes, proposal, view)
    if proposal.kind in (None, InterviewKind.OTHER):
        return NEW_INTERVIEW.format(when=when)
    kind = formatting.KIND_HEADINGS[proposal.kind or InterviewKind.OTHER]
    return NEW_INTERVIEW_HELD.format(kind=kind, when=when)


def span_text(time: SaidTime, minutes: int | None, proposal: Proposal, view: LineView) -> str:
    """Returns such as "tomorrow 14:00–15:00", with their clock beside it where it differs."""
    if time.start is None:
        return view.day(time.day)
    length = timedelta(minutes=minutes or USUAL_MINUTES)
    if minutes is None and time.end is not None:
        length = time.end - time.start
    wall = time.start.astimezone(ZoneInfo(view.zone)).replace(tzinfo=None)
    shown = Interview(
        InterviewId(0), time.start, round(length / timedelta(minutes=1)), wall, view.zone
    )
    theirs = their_zone(time, proposal, view)
    return formatting.interview_time(shown, view.dossier.person, theirs, view.now)


def their_zone(time: SaidTime, proposal: Proposal, view: LineView) -> ZoneName:
    """Returns the employer's zone: as it was written beside the time, or as it is known."""
    if time.zone and "/" in time.zone:
        return ZoneName(time.zone)
    job = view.job(proposal.about.opportunity)
    return job.zone if job else view.zone


@line_text.register
def _(proposal: said.MovedSaid, view: LineView) -> str:
    known = view.interview(proposal.known)
    before = view.moment(known.start) if known else ""
    if proposal.time is None:
        return MOVED_OPEN_FROM.format(before=before) if known else str(MOVED_OPEN)
    minutes = known.minutes if known and not proposal.invitation else None
    after = span_text(proposal.time, minutes, proposal, view)
    return MOVED_FROM.format(after=after, before=before) if known else MOVED.format(after=after)


@line_text.register
def _(proposal: said.CancelledSaid, view: LineView) -> str:
    known = view.interview(proposal.known)
    return CANCELLED_FROM.format(before=view.moment(known.start)) if known else str(CANCELLED)


@line_text.register
def _(proposal: said.NoShowSaid, view: LineView) -> str:
    known = view.interview(proposal.known)
    return NO_SHOW_FROM.format(before=view.moment(known.start)) if known else str(NO_SHOW)


@line_text.register
def _(_proposal: said.LeadSaid, _view: LineView) -> str:
    return str(LEAD)


# -- people and what was said ----------------------------------------------------------------------


@line_text.register
def _(proposal: said.PersonSaid, _view: LineView) -> str:
    name, title = escape(proposal.name_with_greeting), escape(proposal.title or "")
    if not title and proposal.part in PARTS:
        title = str(PARTS[proposal.part])
    person = PERSON_TITLE.format(name=name, title=title) if title else name
    for detail in filter(None, (proposal.email, proposal.phone, proposal.linkedin)):
        person = PERSON_DETAIL.format(person=person, detail=escape(detail))
    return REFEREE.format(person=person) if proposal.is_referee else person


@line_text.register
def _(proposal: NoteSaid, view: LineView) -> str:
    text = shorten(proposal.text)
    if proposal.due is not None:
        text = PROMISED_BY_DAY.format(text=text, day=view.due(proposal.due))
    if proposal.whom and proposal.kind in NOTES_WITH:
        return NOTES_WITH[proposal.kind].format(name=escape(proposal.whom), text=text)
    return NOTES[proposal.kind].format(text=text)


@line_text.register
def _(proposal: said.RatingSaid, _view: LineView) -> str:
    text = RATED_ME if proposal.of is RatedSide.ME else RATED_COMPANY
    return text.format(value=proposal.value)


# -- what comes next -------------------------------------------------------------------------------


@line_text.register
def _(proposal: said.DecisionSaid, view: LineView) -> str:
    first, last = view.day(proposal.earliest), view.day(proposal.latest)
    if proposal.earliest >= proposal.latest or proposal.earliest <= _today(view):
        return DECIDE_BY.format(last=last)
    return DECIDE_BETWEEN.format(first=first, last=last)


def _today(view: LineView) -> date:
    return view.now.astimezone(ZoneInfo(view.zone)).date()


@line_text.register
def _(proposal: said.PromiseSaid, view: LineView) -> str:
    day = view.day(proposal.by)
    words = shorten(proposal.text)
    return PROMISE.format(day=day, words=words) if words else PROMISE_BARE.format(day=day)


@line_text.register
def _(proposal: said.ChannelSaid, _view: LineView) -> str:
    return FOLLOW_UP.format(channel=CHANNELS[proposal.value])


@line_text.register
def _(_proposal: said.ReferencesAsked, _view: LineView) -> str:
    return str(REFERENCES)


@line_text.register
def _(proposal: said.ReferenceChecked, _view: LineView) -> str:
    if not proposal.whom:
        return str(CHECKED_SOMEBODY)
    return CHECKED.format(name=escape(proposal.whom))


@line_text.register
def _(proposal: said.OutcomeSaid, _view: LineView) -> str:
    return str(formatting.OUTCOME_HEADINGS[proposal.value])


@line_text.register
def _(proposal: said.OfferSaid, view: LineView) -> str:
    parts = (proposal.amount, proposal.share, proposal.start, proposal.place)
    terms = escape("; ".join(part for part in parts if part))
    when = view.due(proposal.deadline) if proposal.deadline else ""
    if terms and when:
        return OFFER_WHOLE.format(terms=terms, when=when)
    if terms:
        return OFFER_TERMS.format(terms=terms)
    return OFFER_DEADLINE.format(when=when) if when else str(OFFER)


@line_text.register
def _(proposal: said.AssignmentSaid, view: LineView) -> str:
    words, when = shorten(proposal.text), view.due(proposal.due) if proposal.due else ""
    if words and when:
        return TASK_DUE.format(when=when, words=words)
    if words:
        return TASK.format(words=words)
    return TASK_DUE_BARE.format(when=when) if when else str(TASK_BARE)


def shorten(text: str) -> str:
    """Returns the beginning of a text as HTML."""
    plain = " ".join(text.split())
    return escape(plain if len(plain) <= SHOWN_LENGTH else f"{plain[:SHOWN_LENGTH].rstrip()} …")
