"""Finds the jobs and steps that a question about the record asks of."""

from collections.abc import Iterable
from html import escape

from coaching.model.documents import Contact, Opportunity
from coaching.model.vocabulary import ReminderTopic
from coaching.reading.similarity import is_similar_person
from coaching.reading.wishes import AskSaid
from coaching.translation import _
from handlers.cards.card import CardLine, all_card_lines
from handlers.ui.formatting import join_words
from handlers.ui.turn import Turn

NO_SUCH_JOB = _("I have no job of that name. /status shows what there is.")
NOBODY_OF_THAT_NAME = _("I know nobody called {name} here. /contacts shows everybody.")
ONLY_THESE = _("I know nobody called {name} here, only {names}.")
NAMED_AT_MOST = 6


def jobs_asked_of(turn: Turn, wish: AskSaid) -> list[Opportunity]:
    """Returns the job that the question names, or the one of whom it names; else all of them, the
    one with the latest interview first."""
    about = wish.about.opportunity
    jobs = turn.dossier.opportunities
    if about is not None:
        return [job for job in jobs if job.id == about]
    if wish.about.company is not None:
        return []
    return sorted(jobs, key=_latest_start, reverse=True)


def _latest_start(job: Opportunity) -> float:
    return max((one.start.timestamp() for one in job.interviews), default=0.0)


def find_asked_contact(jobs: Iterable[Opportunity], wish: AskSaid) -> Contact | None:
    """Returns the contact whom the question names."""
    everybody = [one for job in jobs for one in job.contacts]
    known = [one for one in everybody if one.id == wish.contact]
    alike = [one for one in everybody if wish.whom and is_similar_person(one.name, wish.whom)]
    return next(iter(known or alike), None)


def say_nobody(turn: Turn, jobs: Iterable[Opportunity], wish: AskSaid) -> None:
    """Says that nobody of that name is known, and who is."""
    names = [escape(one.name) for job in jobs for one in job.contacts][:NAMED_AT_MOST]
    name = escape(wish.whom or "")
    if names:
        turn.say(ONLY_THESE.format(name=name, names=join_words(names)))
    else:
        turn.say(NOBODY_OF_THAT_NAME.format(name=name))


def lines_of(
    turn: Turn, jobs: Iterable[Opportunity], topic: ReminderTopic | None = None
) -> list[CardLine]:
    """Returns the steps of these jobs, of one topic or of all."""
    every = (one for job in jobs for one in all_card_lines(turn.dossier, job.id, turn.now))
    return [one for one in every if topic is None or one.definition.topic is topic]


def about_contact(lines: Iterable[CardLine], contact: Contact | None) -> list[CardLine]:
    """Returns the steps that are about this person; all of them where nobody is named."""
    return [one for one in lines if contact is None or one.subject.name == contact.name]
