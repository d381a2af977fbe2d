"""Finds a way to write to a contact who should be thanked and cannot be reached yet."""

from collections.abc import Iterator
from datetime import datetime

from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.thanks import (
    THANK_WITHIN,
    THANKS_LAST,
    all_thanks_keys,
    interview_to_thank_for,
    thanks_window,
)
from coaching.playbook.windows import Ping, Window, remember_windows
from coaching.translation import _

KIND = StepKind("details")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    reachable = {contact.id for contact in context.opportunity.contacts if contact.is_reachable}
    for thank in all_thanks_keys(context):
        key = StepKey(KIND, thank.interview, thank.subject)
        record = context.step_record(thank)
        wanted = thank.subject not in reachable and not (record.done or record.skipped)
        if wanted or context.has_record(key):
            yield key


def _is_known(context: PlanContext, key: StepKey) -> bool:
    """Tells whether the contact can be reached by now, or all their thank-yous are settled."""
    thanks = (thank for thank in all_thanks_keys(context) if thank.subject == key.subject)
    records = [context.step_record(thank) for thank in thanks if thank.interview == key.interview]
    settled = all(record.done or record.skipped for record in records)
    reachable = any(
        contact.is_reachable
        for contact in context.opportunity.contacts
        if contact.id == key.subject
    )
    return reachable or settled


def _window(context: PlanContext, key: StepKey) -> Window:
    first = thanks_window(context, key).pings[0]
    return details_window(interview_to_thank_for(context, key).end, first)


@remember_windows
def details_window(end: datetime, first_thanks_ping: Ping) -> Window:
    """Returns the window of step 6 (S0, S2).

    It comes on one card with the first thank-you, so that it makes no message of its own.
    """
    end = to_utc(end)
    return Window(end, end + THANK_WITHIN, (Ping(first_thanks_ping.at),))


DETAILS = StepDefinition(
    number=6,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("find details"),
    source="S0 S2",
    trigger="somebody to thank cannot be reached in writing",
    lasts=THANKS_LAST,
    pings_when="with the thank-you",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Find a way to write to {name}"),
        reason=_("Company site, LinkedIn, or a call to reception."),
        action_label=_("I have it"),
        done_text=_("A way to reach {name}"),
        done_label=_("Use LinkedIn"),
    ),
    opens=Opens.CONTACT_DETAILS,
    about=About.CONTACT,
    late_for=STILL_HELPS_FOR,
    is_known=_is_known,
)
