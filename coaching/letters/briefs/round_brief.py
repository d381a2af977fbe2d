"""The brief for a next round: who is who, their doubts, what was left unsaid, what to ask about.

It is read in the minute before a call, so it is short, and each person has one place in it.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from coaching.letters import notes
from coaching.letters.briefs.briefing import (
    Section,
    fit_sections,
    job_heading,
    note_points,
    shorten,
    start_of,
    valid_rounds,
)
from coaching.letters.briefs.redaction import redact_opportunity
from coaching.letters.briefs.stories_known import story_items
from coaching.letters.job_phrases import is_weekday_clear
from coaching.model.documents import (
    Contact,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
)
from coaching.model.expected_people import list_expected
from coaching.model.vocabulary import AnswerResult, ContactPart
from coaching.model.wording import LONG_MONTHS, LONG_WEEKDAYS, time_text
from coaching.translation import _

MAX_BRIEF_CHARS = 1600
"""What is read in about a minute."""
MAX_REMARK_CHARS = 140
NO_NOTES_YET = _("Your notes of the earlier rounds are empty: there is nothing to recall yet.")
WHO_IS_WHO = _("Who is who")
STILL_UNSAID = _("Left unsaid last time")
TO_CLARIFY = _("Ask about")
HARD_QUESTIONS = _("If it comes up again")
THEY_ASKED = _("They asked")
ALSO_NOTED = _("Also in your notes")
YOUR_ANSWERS = _("What you told them: stay with it")
# Translators: somebody whom the person meets for the first time in this round.
NEW_FACE = _("{who}: new to you")
# Translators: somebody and what was talked about with them.
TALKED_ABOUT = _("{who}: {topic}")
# Translators: a doubt that somebody raised, and the person's own answer to it.
DOUBT_ANSWERED = _("Doubt: {doubt} → {answer}")
DOUBT_OPEN = _("Doubt: {doubt} → have an answer ready")
# Translators: the heading of a brief; {start} is such as "on Friday at 10:00".
ROUND = _("Round {number}, {start}")
ROUND_OF_JOB = _("Round {number}, {job}, {start}")
START_ON_WEEKDAY = _("on {weekday} at {time}")
START_ON_DATE = _("on {day} {month} at {time}")
START_TOMORROW = _("tomorrow, {day} {month}, at {time}")
THEIR_TIME = _("{start} their time ({own} yours)")
THEIR_TIME_AND_DAY = _("{start} their time ({own} {weekday} yours)")
DAY = timedelta(days=1)


def next_round_brief(
    person: Person, opportunity: Opportunity, interview: Interview, now: datetime
) -> str:
    """Returns what a next round builds on (S2, S3), as plain text of at most MAX_BRIEF_CHARS.

    Questions marked as uncomfortable are left out.
    """
    opportunity = redact_opportunity(opportunity)
    earlier = list_earlier_rounds(opportunity, interview, now)
    questions = [question for held in earlier for question in held.asked]
    asked = [question for question in questions if not question.uncomfortable]
    stories = story_items(person.stories, opportunity, earlier)
    told = (*stories, *_answer_items(asked))
    sections = (
        Section(str(WHO_IS_WHO), _people_items(opportunity, interview, earlier)),
        Section(str(STILL_UNSAID), list_unsaid_points(earlier)),
        Section(str(TO_CLARIFY), note_points(earlier, "clarify")),
        Section(str(HARD_QUESTIONS), _hard_question_items(asked)),
        Section(str(YOUR_ANSWERS), told),
        Section(str(THEY_ASKED), _plain_question_items(asked)),
        Section(str(ALSO_NOTED), _loose_notes(earlier)),
    )
    head = _round_title(opportunity, len(earlier) + 1, _start_text(person, interview, now))
    return fit_sections(head, sections, MAX_BRIEF_CHARS) or f"{head}\n\n{NO_NOTES_YET}"


# -- who is who ------------------------------------------------------------------------------------


def _people_items(
    opportunity: Opportunity, interview: Interview, rounds: Sequence[Interview]
) -> tuple[str, ...]:
    """Returns each person met with what was talked about, their doubt and its answer.

    Whoever is expected in this round comes first, and of them who was met before.
    """
    met: dict[int, tuple[Contact, list[Meeting]]] = {}
    for contact, meeting in list_meetings(opportunity, rounds):
        met.setdefault(contact.id, (contact, []))[1].append(meeting)
    coming = {one.id for one in list_expected(opportunity, interview.id)}
    again = [_person_item(*one) for number, one in met.items() if number in coming]
    others = [_person_item(*one) for number, one in met.items() if number not in coming]
    new = [
        NEW_FACE.format(who=_who(contact))
        for contact in opportunity.contacts
        if contact.id not in met and contact.name
        if contact.id in coming or contact.meeting_in(interview.id)
    ]
    return (*again, *new, *others) if coming else (*others, *new)


def list_meetings(
    opportunity: Opportunity, rounds: Sequence[Interview]
) -> Iterable[tuple[Contact, Meeting]]:
    """Yields who was met in which of the rounds, the latest first."""
    return (
        (contact, meeting)
        for interview in rounds
        for contact in opportunity.contacts
        if (meeting := contact.meeting_in(interview.id)) is not None
        and (contact.name or meeting.concern or meeting.topic)
    )


def _person_item(contact: Contact, meetings: Sequence[Meeting]) -> str:
    points = (point for meeting in meetings for point in notes.split_points(meeting.topic))
    topics = "; ".join(dict.fromkeys(points))
    who = _who(contact)
    first = TALKED_ABOUT.format(who=who, topic=shorten_remark(topics)) if topics else who
    doubts = [_doubt_line(contact, meeting) for meeting in meetings if meeting.concern]
    return "\n   ".join([first, *dict.fromkeys(doubts)])


def _doubt_line(contact: Contact, meeting: Meeting) -> str:
    doubt = find_doubt(contact, meeting)
    if not meeting.answer.strip():
        return DOUBT_OPEN.format(doubt=doubt)
    return DOUBT_ANSWERED.format(doubt=doubt, answer=shorten_remark(meeting.answer))


def find_doubt(contact: Contact, meeting: Meeting) -> str:
    """Returns a doubt as the thing that was doubted, without "she was worried about"."""
    names = notes.name_words(contact.name)
    points = notes.split_points(meeting.concern)
    read = (notes.read_concern(point, contact.name, names).text or point for point in points)
    return shorten_remark("; ".join(read))


def _who(contact: Contact) -> str:
    """Returns the name with the title, or with the part that they have."""
    what = shorten_remark(contact.title) or str(_PART_LABELS.get(contact.part, SOME_PART))
    return f"{contact.name or SOMEBODY_THERE} ({what})"


SOMEBODY_THERE = _("Somebody")
SOME_PART = _("talked with you")
_PART_LABELS = {
    ContactPart.INTERVIEWER: _("interviewer"),
    ContactPart.HIRING_MANAGER: _("hiring manager"),
    ContactPart.RECRUITER: _("recruiter"),
    ContactPart.AGENCY_RECRUITER: _("agency recruiter"),
    ContactPart.COORDINATOR: _("coordinator"),
    ContactPart.STAFF: _("staff"),
    ContactPart.HELPER: _("helped you"),
}


def shorten_remark(text: str) -> str:
    """Returns a note in one short line without its end mark."""
    return shorten(text, MAX_REMARK_CHARS).rstrip(".,; ")


# -- what was said ---------------------------------------------------------------------------------


def _answer_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """Returns the answers to stay with. In place of an answer that stumbled stands a better one
    that was practised since."""
    answers = (
        (
            question.question,
            _better_answer(question) if question.went in HARD_RESULTS else question.answer,
        )
        for question in asked
    )
    return tuple(
        f"{shorten(question)} {ARROW} {shorten(answer)}"
        for question, answer in answers
        if answer.strip()
    )


def _plain_question_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """Returns what they asked where no answer is noted, and none stumbled."""
    plain = (one for one in asked if not one.answer.strip() and one.went not in HARD_RESULTS)
    return tuple(dict.fromkeys(shorten(one.question) for one in plain))


def _loose_notes(rounds: Iterable[Interview]) -> tuple[str, ...]:
    """Returns what was told of a round and belongs to nobody in particular, in their own words."""
    told = (note for interview in rounds for note in interview.capture.notes)
    return tuple(dict.fromkeys(shorten_remark(note) for note in told if note.strip()))


def _hard_question_items(asked: Iterable[InterviewQuestion]) -> tuple[str, ...]:
    """Returns those that tripped them before the shaky ones, each with the last better answer."""
    hard = [question for question in asked if question.went in HARD_RESULTS]
    hard.sort(key=lambda question: question.went is AnswerResult.SHAKY)
    return tuple(
        f"{shorten(question.question)}{_better_answer_suffix(question)}" for question in hard
    )


ARROW = "→"
HARD_RESULTS = (AnswerResult.TRIPPED, AnswerResult.SHAKY)


def _better_answer_suffix(asked: InterviewQuestion) -> str:
    better = _better_answer(asked)
    return f" {ARROW} {shorten(better)}" if better else ""


def _better_answer(asked: InterviewQuestion) -> str:
    """Returns the last answer practised since that did not stumble again; "" when there is none."""
    attempts = (attempt for attempt in reversed(asked.practised) if attempt.answer.strip())
    return next((attempt.answer for attempt in attempts if attempt.went not in HARD_RESULTS), "")


def list_unsaid_points(rounds: Iterable[Interview]) -> tuple[str, ...]:
    """Returns what was left unsaid, each once, without "forgot to mention that" and the like."""
    texts = (
        text
        for interview in rounds
        for text in (interview.capture.unsaid, interview.reflection.unsaid)
    )
    typed = (point for text in texts for point in notes.split_points(text))
    points = (notes.drop_forgot_phrase(point).removeprefix("that ") for point in typed)
    by_words = {point.casefold(): shorten(point) for point in points}
    return tuple(by_words.values())


# -- the round -------------------------------------------------------------------------------------


def list_earlier_rounds(
    opportunity: Opportunity, interview: Interview, now: datetime
) -> list[Interview]:
    """Returns the rounds before this interview that took place, the latest first."""
    others = (other for other in opportunity.interviews if other.id != interview.id)
    latest_end = min(now, interview.start)
    over = (other for other in valid_rounds(others) if other.end <= latest_end)
    return sorted(over, key=start_of, reverse=True)


def _start_text(person: Person, interview: Interview, now: datetime) -> str:
    """Returns when it starts on their clocks, and on the person's own where these differ."""
    theirs = _their_start_text(interview, now, is_tomorrow=_is_tomorrow(person, interview, now))
    own = interview.start.astimezone(ZoneInfo(person.zone)) if person.zone else None
    if own is None or own.replace(tzinfo=None) == interview.wall:
        return theirs
    pattern = THEIR_TIME if own.date() == interview.wall.date() else THEIR_TIME_AND_DAY
    weekday = LONG_WEEKDAYS[own.weekday()]
    return pattern.format(start=theirs, own=time_text(own.time()), weekday=weekday)


def _is_tomorrow(person: Person, interview: Interview, now: datetime) -> bool:
    """Tells whether it is the next day both where they are and where the person is."""
    zones = {ZoneInfo(zone) for zone in (interview.zone, person.zone) if zone}
    eve = interview.wall.date() - DAY
    starts_then = {interview.start.astimezone(zone).date() for zone in zones} == {eve + DAY}
    return starts_then and {now.astimezone(zone).date() for zone in zones} == {eve}


def _their_start_text(interview: Interview, now: datetime, *, is_tomorrow: bool) -> str:
    wall = interview.wall
    pattern = START_ON_WEEKDAY if is_weekday_clear(interview, now) else START_ON_DATE
    pattern = START_TOMORROW if is_tomorrow else pattern
    weekday, month = LONG_WEEKDAYS[wall.weekday()], LONG_MONTHS[wall.month - 1]
    return pattern.format(weekday=weekday, day=wall.day, month=month, time=time_text(wall.time()))


def _round_title(opportunity: Opportunity, number: int, start: str) -> str:
    job = job_heading(opportunity)
    return (ROUND_OF_JOB if job else ROUND).format(number=number, job=job, start=start)
