"""Tells each referee and helper about an offer, and thanks them."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.helper_letters import offer_thanks
from coaching.letters.letter import Letter, Occasion, Variant
from coaching.model.documents import Contact, Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ContactPart, Outcome, ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import (
    LIVE_OUTCOMES,
    STILL_HELPS_FOR,
    Opens,
    StepDefinition,
    never,
)
from coaching.playbook.step_letter import (
    MAIL_OR_CARD,
    StepLetter,
    contact_of,
    keys_of_helpers,
    keys_of_referees,
    referee_of,
)
from coaching.playbook.step_subject import About, StepSubject
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.referee import REFEREE
from coaching.playbook.windows import (
    Ping,
    Window,
    business_end_after,
    moment_before_close,
    next_ten_oclock,
    remember_windows,
)
from coaching.translation import Words, _

KIND = StepKind("offerthanks")
TELL_REFEREE = _("Tell {name}, who vouched for you, and say thank you")
TELL_HELPER = _("Tell {name}, who got you in, and say thank you")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    """Yields step 22 for each helper, and for each referee who was briefed or asked.

    A referee who was asked after the offer came is left out: step 17 thanks them for that.
    """
    opportunity = context.opportunity
    came = opportunity.outcome_at
    if came is None or opportunity.outcome not in (Outcome.OFFER, Outcome.ACCEPTED):
        return
    asked = {check.referee for check in opportunity.checks if check.at <= came}
    for referee in context.willing_referees():
        briefed = context.step_record(StepKey(REFEREE.kind, 0, referee.id)).done is not None
        if briefed or referee.id in asked:
            yield StepKey(KIND, 0, referee.id)
    for contact in opportunity.contacts:
        if contact.part is ContactPart.HELPER:
            yield StepKey(KIND, 0, contact.id)


def _window(context: PlanContext, _key: StepKey) -> Window:
    came = context.opportunity.outcome_at or context.now
    return offer_thanks_window(came, context.calendar, context.waking)


@remember_windows
def offer_thanks_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 22, which lasts until the end of the next business day (S1, S4).

    It pings on that day at 10:00 of the person, so that the offer itself comes first.
    """
    at = to_utc(at)
    closes = business_end_after(at, calendar, 1)
    speaks = moment_before_close(next_ten_oclock(at, calendar, waking), at, closes, waking)
    return Window(at, closes, (Ping(speaks),))


def _task(subject: StepSubject) -> Words:
    return subject.fill(TELL_REFEREE if subject.referee else TELL_HELPER)


def _addressee(occasion: Occasion, key: StepKey) -> Contact | Referee | None:
    return referee_of(occasion.person, key) or contact_of(occasion.opportunity, key)


def _write(occasion: Occasion, key: StepKey, _: Variant) -> Letter | None:
    somebody = _addressee(occasion, key)
    return offer_thanks(occasion, somebody) if somebody else None


def _letter_keys(occasion: Occasion) -> Iterator[StepKey]:
    yield from keys_of_referees(KIND)(occasion)
    yield from keys_of_helpers(KIND)(occasion)


OFFER_THANKS = StepDefinition(
    number=22,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank for the offer"),
    source="S1 S4",
    trigger="an offer came; each referee briefed or asked, and whoever helped",
    lasts="until the end of the next business day; still helps for 5 days",
    pings_when="the next business day at 10:00 of the person; no longer once the offer is accepted",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_task,
        reason=_("They had a part in it."),
        action_label=_("The news"),
        done_text=_("{name} thanked"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("News of the offer"),
        write=_write,
        addressee=_addressee,
        keys=_letter_keys,
        forms=MAIL_OR_CARD,
    ),
    about=About.CONTACT | About.REFEREE,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    live_outcomes=LIVE_OUTCOMES | {Outcome.ACCEPTED},
    pings_once=True,
    shows_deadline=True,
)
