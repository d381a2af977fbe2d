"""Thanks the supporter who was asked for a good word, three business days later."""

from collections.abc import Iterator
from datetime import datetime

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.letters.helper_letters import endorsement_thanks
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import ReminderTopic, to_utc
from coaching.playbook.plan_context import PlanContext
from coaching.playbook.step_definition import Opens, StepDefinition, never
from coaching.playbook.step_letter import (
    MAIL_OR_CARD,
    StepLetter,
    keys_of_referees,
    referee_addressee,
    referee_writer,
)
from coaching.playbook.step_subject import About
from coaching.playbook.step_texts import StepTexts
from coaching.playbook.steps.endorse import ENDORSE, is_supporter
from coaching.playbook.windows import Ping, Window, next_ten_oclock, remember_windows
from coaching.translation import _

KIND = StepKind("endorsed")


def _step_keys(context: PlanContext) -> Iterator[StepKey]:
    for referee in context.willing_referees():
        if _moment_of_asking(context, referee.id) is not None:
            yield StepKey(KIND, 0, referee.id)


def _moment_of_asking(context: PlanContext, referee: int) -> datetime | None:
    return context.step_record(StepKey(ENDORSE.kind, 0, referee)).done


def _window(context: PlanContext, key: StepKey) -> Window:
    asked = _moment_of_asking(context, key.subject)
    return endorser_thanks_window(asked or context.now, context.calendar, context.waking)


@remember_windows
def endorser_thanks_window(
    asked: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> Window:
    """Returns the window of the thanks, a part of step 18 (S3).

    It pings three business days after the asking, at 10:00 of the person.
    """
    asked = to_utc(asked)
    return Window(asked, None, (Ping(next_ten_oclock(asked, calendar, waking, days=3)),))


ENDORSER_THANKS = StepDefinition(
    number=18,
    kind=KIND,
    topic=ReminderTopic.THANKS,
    title=_("thank for the endorsement"),
    source="S3",
    trigger="an endorsement was asked for",
    lasts="until it is done",
    pings_when="3 business days later at 10:00 of the person",
    step_keys=_step_keys,
    window=_window,
    texts=StepTexts(
        task=_("Thank {name} for putting in a word"),
        reason=_("Whatever comes of it, it was a favour."),
        action_label=_("Thanks"),
        done_text=_("{name} thanked for the word"),
    ),
    opens=Opens.LETTER,
    letter=StepLetter(
        title=_("Thanks for the word"),
        write=referee_writer(endorsement_thanks),
        addressee=referee_addressee,
        keys=keys_of_referees(KIND, is_supporter),
        forms=MAIL_OR_CARD,
    ),
    about=About.REFEREE,
    is_cancelled=never,
    pings_once=True,
)
