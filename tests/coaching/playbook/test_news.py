"""Steps that follow news, a further round or a week come by day and in time, in any zone."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.vocabulary import ZoneName
from coaching.playbook.steps.brief import brief_window
from coaching.playbook.steps.closure import closure_window
from coaching.playbook.steps.endorse import endorsement_window
from coaching.playbook.steps.feedback import feedback_window
from coaching.playbook.steps.linkedin import invitation_window
from coaching.playbook.steps.looking import first_looking_moment
from coaching.playbook.steps.offer import offer_window
from coaching.playbook.steps.rebook import rebook_window
from coaching.playbook.steps.thank_yous.endorser_thanks import endorser_thanks_window
from coaching.playbook.steps.thank_yous.referee_thanks import referee_thanks_window
from coaching.playbook.steps.useful import useful_window
from coaching.playbook.supporters import news_window
from coaching.playbook.windows import Window
from tests.coaching.worlds import EXAMPLES, WAKINGS, calendars, moments_in, shows_awake

AT = moments_in(ZoneName("Europe/Berlin"))


@EXAMPLES
@given(at=AT, calendar=calendars(), waking=WAKINGS)
def test_news_are_spoken_of_by_day_and_before_the_end(
    at: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> None:
    """News is spoken of by day and in its window, unless the person sleeps through all of it."""
    made: list[Window] = [
        referee_thanks_window(at, calendar, waking),
        feedback_window(at, calendar, waking),
        news_window(at, 1, calendar, waking),
        news_window(at, 3, calendar, waking),
        rebook_window(at, calendar, waking),
        offer_window(at, waking),
    ]
    for window in made:
        (ping,) = window.pings
        assert ping.at >= window.opens == at
        assert shows_awake(ping.at, waking)
        slept = window.closes is not None and waking.next_waking_moment(at) > window.closes
        assert window.closes is None or ping.at <= window.closes or slept


@EXAMPLES
@given(at=AT, calendar=calendars(), waking=WAKINGS)
def test_letters_in_their_own_time_come_by_day_and_not_before_their_cause(
    at: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> None:
    """Invitations, useful links, endorsements and closure come by day, after their cause."""
    for rule in (
        *(
            invitation_window,
            useful_window,
            endorsement_window,
            endorser_thanks_window,
            closure_window,
        ),
    ):
        window = rule(at, calendar, waking)
        (ping,) = window.pings
        assert ping.at >= at
        assert shows_awake(ping.at, waking)
        assert window.closes is None or ping.at <= window.closes


@EXAMPLES
@given(
    starts=AT, before=st.integers(0, 30 * 24 * 60).map(lambda n: timedelta(minutes=n)), w=WAKINGS
)
def test_a_brief_comes_after_the_round_before_and_ahead_of_the_next(
    starts: datetime, before: timedelta, w: WakingHours
) -> None:
    """By day; none where the night leaves no moment between the two."""
    window = brief_window(starts - before, starts, w)
    for ping in window.pings:
        assert starts - before <= ping.at <= starts
        assert shows_awake(ping.at, w)
    assert window.pings or w.next_waking_moment(starts - before) > starts


@EXAMPLES
@given(end=AT, waking=WAKINGS)
def test_looking_begins_within_a_day(end: datetime, waking: WakingHours) -> None:
    """Looking further begins by day and within 24 hours, for every sleeper."""
    at = first_looking_moment(end, waking)
    assert shows_awake(at, waking)
    assert end <= at <= end + timedelta(hours=24)
