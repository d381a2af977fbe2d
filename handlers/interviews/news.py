"""Takes what is new with a job: references, a moved interview, another round."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape
from typing import ClassVar, assert_never

from telegram import Update

from coaching.model.documents import Consent, Interview, Opportunity, Referee, ReferenceCheck
from coaching.model.vocabulary import InterviewStatus, OpportunityId, RefereeId
from coaching.playbook.steps.referee import REFEREE as REFEREE_STEP
from coaching.playbook.steps.thank_yous.referee_thanks import REFEREE_THANKS as REFEREE_THANKS_STEP
from coaching.translation import Text, _
from handlers.cards import reminders
from handlers.interviews.new import start_next_round
from handlers.interviews.reschedule import ChangeInterview, InterviewChange
from handlers.outcomes.outcome import JobOutcome, OutcomeAction
from handlers.people.referees import AddReferee
from handlers.ui import formatting
from handlers.ui.buttons import Button
from handlers.ui.callback_data import CallbackData
from handlers.ui.links import OpenOpportunity
from handlers.ui.turn import Turn

NEWS_PROMPT = _("What is new?")
OPPORTUNITY_GONE = _("That job is no longer here. /status shows what is.")
REFEREE_GONE = _("That referee is no longer here. /referees shows who is.")
WHICH_REFEREES = _("Who did they ask? A button marks each; another press takes it back.")
NO_REFEREES = _(
    "Nobody who vouches for you is on your list yet. Add them first, then tell me again."
)
THANKS_NEXT = _("Noted. A short thank-you to each keeps them glad to do it again.")
NOBODY_MARKED = _("Nobody is marked, so nothing changes.")
REFERENCES_ASKED = _(
    "Noted: they asked for references. Brief yours now, so that a call does not surprise them."
)
REFERENCES_ASKED_NOBODY = _("Noted: they asked for references. Who could vouch for you?")
REFERENCES_NOT_ASKED = _("Taken back: they have not asked for references.")
INTERVIEW_LABELS = {
    InterviewStatus.PLANNED: _("The interview {when}: moved, off …"),
    InterviewStatus.CANCELLED: _("The interview {when}, cancelled: moved, off …"),
    InterviewStatus.NO_SHOW: _("The interview {when}, nobody came: moved, off …"),
}
NEXT_ROUND_LABEL = _("Next round")
OUTCOME_LABEL = _("An outcome")
ASKED_LABEL = _("They asked for references")
NOT_ASKED_LABEL = _("They did not ask for references")
CHECKED_LABEL = _("A reference was called or written to")
ADD_LABEL = _("Add somebody")
ALL_LABEL = _("That is all")
INTERVIEWS_AT_ONCE = 6


# -- what its buttons send -------------------------------------------------------------------------


class News(StrEnum):
    """What may have come up with a job; the values stand on buttons."""

    ASK = "news"
    ASKED = "asked"
    UNASKED = "unasked"
    CHECK = "check"
    CHECKED = "checked"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class TellNews(CallbackData):
    """Asks for what is new with a job, or records it."""

    prefix: ClassVar[str] = "o"
    news: News
    opportunity: OpportunityId


@dataclass(frozen=True, slots=True)
class MarkReferee(CallbackData):
    """Marks a referee as asked by the employer, or takes the mark back."""

    prefix: ClassVar[str] = "o:ref"
    opportunity: OpportunityId
    referee: RefereeId


NewsData = TellNews | MarkReferee


def _news_button(label: Text, news: News, opportunity: Opportunity) -> Button:
    return Button(label, TellNews(news, opportunity.id))


# -- what is new -----------------------------------------------------------------------------------


def ask_news(turn: Turn, opportunity: Opportunity) -> None:
    """Asks what is new with a job; the likeliest answers stand first."""
    turn.say(
        f"{formatting.opportunity_heading(opportunity)}\n{NEWS_PROMPT}",
        _news_rows(turn, opportunity),
    )


def _news_rows(turn: Turn, opportunity: Opportunity) -> list[list[Button]]:
    asked = opportunity.references_asked is not None
    references = (
        _news_button(NOT_ASKED_LABEL, News.UNASKED, opportunity)
        if asked
        else _news_button(ASKED_LABEL, News.ASKED, opportunity)
    )
    newest_first = sorted(
        opportunity.interviews, key=lambda interview: interview.start, reverse=True
    )
    return [
        [
            _news_button(NEXT_ROUND_LABEL, News.NEXT, opportunity),
            Button(OUTCOME_LABEL, JobOutcome(OutcomeAction.ASK, opportunity.id)),
        ],
        *(
            [_interview_button(turn, opportunity, interview)]
            for interview in newest_first[:INTERVIEWS_AT_ONCE]
        ),
        [references],
        [_news_button(CHECKED_LABEL, News.CHECK, opportunity)],
        _back_row(opportunity),
    ]


def _interview_button(turn: Turn, opportunity: Opportunity, interview: Interview) -> Button:
    when = formatting.moment_text(interview.start, formatting.person_zone(turn.person), turn.now)
    label = INTERVIEW_LABELS[interview.held].format(when=when)
    return Button(label, ChangeInterview(InterviewChange.ASK, opportunity.id, interview.id))


# -- references ----------------------------------------------------------------------------------


def _note_references_asked(turn: Turn, opportunity: Opportunity) -> None:
    """Notes that the employer wants references; those who vouch are to be briefed at once."""
    asked = opportunity.references_asked or turn.now
    turn.put_opportunity(replace(opportunity, references_asked=asked))
    if turn.person.referees:
        turn.edit(REFERENCES_ASKED, [_back_row(opportunity)])
        reminders.show_open_steps(turn, opportunity.id, REFEREE_STEP.kind)
    else:
        turn.edit(
            REFERENCES_ASKED_NOBODY,
            [[Button(ADD_LABEL, AddReferee())], _back_row(opportunity)],
        )


def _undo_references_asked(turn: Turn, opportunity: Opportunity) -> None:
    turn.put_opportunity(replace(opportunity, references_asked=None))
    turn.edit(REFERENCES_NOT_ASKED, [_back_row(opportunity)])


def _back_row(opportunity: Opportunity) -> list[Button]:
    return [
        Button(f"‹ {formatting.cut_label(opportunity.company)}", OpenOpportunity(opportunity.id))
    ]


def _ask_who_was_checked(turn: Turn, opportunity: Opportunity) -> None:
    """Asks which referees the employer got in touch with."""
    if not _referees_to_offer(turn, opportunity):
        turn.edit(NO_REFEREES, [[Button(ADD_LABEL, AddReferee())], _back_row(opportunity)])
        return
    turn.edit(
        f"{formatting.opportunity_heading(opportunity)}\n{WHICH_REFEREES}",
        _check_rows(turn, opportunity),
    )


def say_who_was_checked(turn: Turn, opportunity: Opportunity) -> None:
    """Asks the same in a message of its own, where it was told in words that do not name them."""
    if not _referees_to_offer(turn, opportunity):
        turn.say(NO_REFEREES, [[Button(ADD_LABEL, AddReferee())], _back_row(opportunity)])
        return
    heading = formatting.opportunity_heading(opportunity)
    turn.say(f"{heading}\n{WHICH_REFEREES}", _check_rows(turn, opportunity))


def _referees_to_offer(turn: Turn, opportunity: Opportunity) -> list[Referee]:
    marked = {check.referee for check in opportunity.checks}
    return [
        referee
        for referee in turn.person.referees
        if referee.consent is not Consent.DECLINED or referee.id in marked
    ]


def _check_rows(turn: Turn, opportunity: Opportunity) -> list[list[Button]]:
    marked = {check.referee for check in opportunity.checks}
    rows = [
        [
            Button(
                f"{'✓ ' if referee.id in marked else ''}{formatting.cut_label(referee.name, 30)}",
                MarkReferee(opportunity.id, referee.id),
            )
        ]
        for referee in _referees_to_offer(turn, opportunity)
    ]
    done = Button(ALL_LABEL, TellNews(News.CHECKED, opportunity.id), style="primary")
    return [*rows, [done], _back_row(opportunity)]


def _toggle_check(turn: Turn, opportunity: Opportunity, referee: int) -> None:
    known = next((item for item in turn.person.referees if item.id == referee), None)
    if known is None:
        turn.show_toast(REFEREE_GONE)
        return
    rest = tuple(check for check in opportunity.checks if check.referee != referee)
    if len(rest) == len(opportunity.checks):
        rest = (*rest, ReferenceCheck(known.id, turn.now))
    changed = replace(opportunity, checks=rest)
    turn.put_opportunity(changed)
    turn.replace_buttons(_check_rows(turn, changed))


def _finish_checks(turn: Turn, opportunity: Opportunity) -> None:
    if not opportunity.checks:
        turn.edit(NOBODY_MARKED, [_back_row(opportunity)])
        return
    names = {referee.id: referee.name for referee in turn.person.referees}
    marked = [names[check.referee] for check in opportunity.checks if check.referee in names]
    lines = [
        formatting.opportunity_heading(opportunity),
        f"✓ {escape(formatting.join_words(marked))}",
        str(THANKS_NEXT),
    ]
    turn.edit("\n".join(lines), [_back_row(opportunity)])
    reminders.show_open_steps(turn, opportunity.id, REFEREE_THANKS_STEP.kind)


# -- the presses -------------------------------------------------------------------------------


async def handle_callback(_: Update, turn: Turn, data: NewsData) -> None:
    """Answers a press on any of these buttons."""
    opportunity = turn.find_real_opportunity(data.opportunity)
    if opportunity is None:
        turn.show_toast(OPPORTUNITY_GONE)
        return
    match data:
        case TellNews(news):
            _NEWS[news](turn, opportunity)
        case MarkReferee(referee=referee):
            _toggle_check(turn, opportunity, referee)
        case _:
            assert_never(data)


_NEWS: dict[News, Callable[[Turn, Opportunity], None]] = {
    News.ASK: ask_news,
    News.ASKED: _note_references_asked,
    News.UNASKED: _undo_references_asked,
    News.CHECK: _ask_who_was_checked,
    News.CHECKED: _finish_checks,
    News.NEXT: start_next_round,
}
