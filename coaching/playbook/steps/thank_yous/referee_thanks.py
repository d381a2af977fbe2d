"""Thanks a referee whom the employer has asked, within a business day."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.helper_letters import reference_thanks
from coaching.letters.letter import Occasion
from coaching.model.documents import Referee
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import STILL_HELPS_FOR, Opens, StepDefinition, never
from coaching.playbook.step_letter import (
    MAIL_OR_CARD,
    StepLetter,
    keys_of_referees,
    referee_addressee,
    referee_writer,
)
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.windows import (
    DAY,
    Ping,
    Window,
    business_end_after,
    moment_before_close,
    remember_windows,
)
from coaching.translation import _

KIND = StepKind("checked")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    asked = {check.referee for check in context.opportunity.checks}
    for referee in context.willing_referees():
        if referee.id in asked:
            yield StepKey(KIND, 0, referee.id)


def _window(context: PlanContext, key: StepKey) -> Window:
    at = min(check.at for check in context.opportunity.checks if check.referee == key.subject)
    return referee_thanks_window(at, context.calendar, context.waking)


@remember_windows
def referee_thanks_window(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> Window:
    """Returns the window of step 17: it closes a business day after the news (S2, S3).

    It pings at once. If the person sleeps then, it pings on the next business morning.
    """
    at = to_utc(at)
    closes = business_end_after(at, calendar, 1)
    speaks = waking.next_waking_moment(at)
    while speaks > at and not calendar.is_business_day(calendar.day_of(speaks)):
        speaks = waking.next_waking_moment(speaks + DAY)
    return Window(at, closes, (Ping(moment_before_close(speaks, at, closes, waking)),))


def _was_asked(occasion: Occasion, referee: Referee) -> bool:
    return referee.id in {check.referee for check in occasion.opportunity.checks}


REFEREE_THANKS = StepDefinition(
    number=17,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank a referee who was asked"),
    source="S2 S3",
    trigger="a reference check is reported",
    lasts="until the end of the next business day; still helps for 5 days",
    pings_when="at once; at night the next business morning",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Thank {name}, who was asked about you"),
        reason=_("It took their time and their name."),
        action_label=_("Thanks"),
        done_text=_("{name} thanked for the reference"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Thanks for the reference"),
        write=referee_writer(reference_thanks),
        addressee=referee_addressee,
        keys=keys_of_referees(KIND, _was_asked),
        forms=MAIL_OR_CARD,
    ),
    about=About.REFEREE,
    late_for=STILL_HELPS_FOR,
    is_cancelled=never,
    pings_once=True,
    shows_deadline=True,
)
