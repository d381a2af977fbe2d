"""Says how long an employer has had the person wait, by when they decide, and when to ask."""

from datetime import datetime

from coaching.model.documents import Interview, Opportunity
from coaching.model.vocabulary import InterviewStatus, ReminderTopic
from coaching.playbook.step_records import step_record
from coaching.reading.wishes import AskSaid
from coaching.translation import _
from handlers.cards.card import CardLine
from handlers.cards.card_buttons import card_buttons
from handlers.cards.card_text import step_text
from handlers.cards.proposal_lines import DECIDE_BETWEEN, DECIDE_BY
from handlers.listening.on_record.asked_of import jobs_asked_of, lines_of
from handlers.steps.job_page import outcome_lines
from handlers.ui import formatting
from handlers.ui.turn import Turn

SINCE_INTERVIEW = _("Your last interview was {when}, {ago}.")
AHEAD = _("Your interview there is {when}; until then there is nothing to wait for.")
NO_INTERVIEW = _("No interview there is logged, so I cannot count from one.")
NO_DAY_NAMED = _("They have named no day that I know of.")
ASKED_LAST = _("You asked where things stand {when}.")
NOTHING_LOGGED = _("No job is logged yet, so there is nothing that you wait for.")
JOBS_AT_MOST = 3


def say_waited(turn: Turn, wish: AskSaid) -> None:
    """Answers for the job that is named, or for those that have been met and are still open."""
    jobs = jobs_asked_of(turn, wish)
    if wish.about.opportunity is None:
        jobs = [one for one in jobs if one.is_live and _last_begun(one, turn.now)] or jobs
    jobs = jobs[:JOBS_AT_MOST]
    if not jobs:
        turn.say(NOTHING_LOGGED)
        return
    steps = [one for one in lines_of(turn, jobs, ReminderTopic.CHECK_INS) if one.is_actionable]
    first = [next((one for one in steps if one.ref.opportunity == job.id), None) for job in jobs]
    text = "\n\n".join(_job_text(turn, *pair) for pair in zip(jobs, first, strict=True))
    turn.say(text, card_buttons([one for one in first if one is not None], turn.now))


def _job_text(turn: Turn, job: Opportunity, step: CardLine | None) -> str:
    rows = [formatting.opportunity_heading(job), *outcome_lines(turn, job), _since_text(turn, job)]
    last = _last_begun(job, turn.now)
    if last is not None and job.outcome is None:
        rows += [_decision_line(job), *_lines_of_asking(turn, job)]
    rows += [f"• {step_text(step, turn.now)}"] if step else []
    return "\n".join(rows)


def _since_text(turn: Turn, job: Opportunity) -> str:
    zone = formatting.person_zone(turn.person)
    last = _last_begun(job, turn.now)
    if last is not None:
        when = formatting.moment_html(last.start, zone, turn.now)
        return SINCE_INTERVIEW.format(when=when, ago=formatting.relative_time(last.end, turn.now))
    ahead = min(_list_planned(job), key=lambda one: one.start, default=None)
    if ahead is None:
        return str(NO_INTERVIEW)
    return AHEAD.format(when=formatting.moment_html(ahead.start, zone, turn.now))


def _list_planned(job: Opportunity) -> list[Interview]:
    return [one for one in job.interviews if one.held is InterviewStatus.PLANNED]


def _last_begun(job: Opportunity, now: datetime) -> Interview | None:
    begun = [one for one in _list_planned(job) if one.end <= now]
    return max(begun, key=lambda one: one.start, default=None)


def _decision_line(job: Opportunity) -> str:
    """Says by when they decide, as it was told of the latest interview that tells it."""
    rounds = sorted(job.interviews, key=lambda one: one.start, reverse=True)
    named = next((one.process.decision for one in rounds if one.process.decision), None)
    if named is None:
        return str(NO_DAY_NAMED)
    first, last = map(formatting.weekday_date_text, (named.earliest, named.latest))
    is_day = named.earliest >= named.latest or named.earliest <= rounds[0].start.date()
    text = DECIDE_BY if is_day else DECIDE_BETWEEN
    return f"• {text.format(first=first, last=last)}"


def _lines_of_asking(turn: Turn, job: Opportunity) -> list[str]:
    zone = formatting.person_zone(turn.person)
    asks = (one for one in lines_of(turn, [job]) if one.definition.waits_for_decision)
    records = [step_record(job, one.ref.key) for one in asks]
    done = [one.done for one in records if one.done is not None]
    if not done:
        return []
    return [ASKED_LAST.format(when=formatting.moment_html(max(done), zone, turn.now))]
