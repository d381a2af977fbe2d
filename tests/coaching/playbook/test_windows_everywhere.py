"""The playbook's hours hold in every zone and across every clock change until 2035.

DEBRIEF_EXAMPLES sets how many cases each property tries.
"""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from coaching.calendar.business_hours import BusinessCalendar, WakingHours
from coaching.model.step_key import Hint
from coaching.model.vocabulary import CountryCode
from coaching.playbook.staying_in_touch import hello_window
from coaching.playbook.steps.capture import capture_window
from coaching.playbook.steps.check_in import check_in_window, second_check_in_window
from coaching.playbook.steps.details import details_window
from coaching.playbook.steps.leave import leave_window
from coaching.playbook.steps.referee import referee_window
from coaching.playbook.steps.reflect import reflect_window
from coaching.playbook.thanks import thank_you_window
from coaching.playbook.windows import Ping, Window, late_ping_moment, snooze_moment
from tests.coaching.worlds import (
    EXAMPLES,
    MINUTE,
    WAKINGS,
    ZONES,
    calendars,
    clock_changes,
    is_repeated,
    moments_in,
    shows_awake,
    shows_business,
    shows_civil,
    works,
)

HOUR = timedelta(hours=1)
DAY = timedelta(hours=24)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[datetime, BusinessCalendar, WakingHours]:
    """Returns an interview's end near a clock change of either side, an employer and a person."""
    calendar, waking = draw(calendars()), draw(WAKINGS)
    if draw(st.booleans()):
        calendar = BusinessCalendar(calendar.country, waking.zone)
    zone = draw(st.sampled_from([calendar.zone, waking.zone]))
    return draw(moments_in(zone)), calendar, waking


Scene = tuple[datetime, BusinessCalendar, WakingHours]


def assert_kept(window: Window, waking: WakingHours) -> None:
    """Asserts at least one ping, all in order, in the window and in waking hours."""
    assert window.pings
    assert all(one.at < other.at for one, other in pairwise(window.pings))
    for ping in window.pings:
        assert window.opens <= ping.at
        assert window.closes is None or ping.at <= window.closes
        assert shows_awake(ping.at, waking)


def assert_thanks(
    window: Window, end: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> None:
    """Asserts what holds for every thank-you, whatever the zones do."""
    assert_kept(window, waking)
    assert window.opens == end
    assert window.closes is not None
    if calendar.business_spans(end + HOUR, end + DAY):
        assert window.closes - window.opens == DAY
    else:
        assert window.closes > end + DAY
        assert shows_business(window.closes, calendar) or is_repeated(window.closes, calendar.zone)
    assert len(window.pings) <= 2
    assert all(other.at - one.at >= HOUR / 2 for one, other in pairwise(window.pings))
    for ping in window.pings:
        assert (ping.hint is Hint.NONE) == shows_business(ping.at, calendar) or is_repeated(
            ping.at, calendar.zone
        )


def minutes(start: datetime, end: datetime, step: timedelta = MINUTE) -> list[datetime]:
    """Returns every minute from start to end, both included."""
    return [start + n * step for n in range(int((end - start) / step) + 1)]


@EXAMPLES
@given(scenes())
def test_thanks_stay_in_window_waking_and_business_hours(scene: Scene) -> None:
    """The window closes after 24 elapsed hours, and the hint comes exactly outside
    business hours.
    """
    end, calendar, waking = scene
    assert_thanks(thank_you_window(end, calendar, waking), end, calendar, waking)


def test_thanks_hold_around_every_clock_change_of_every_zone() -> None:
    """Thanks hold for both sides in every zone around each clock change."""
    for number, zone in enumerate(ZONES):
        calendar, waking = BusinessCalendar(CountryCode(""), zone), WakingHours(zone)
        for index, change in enumerate(clock_changes(zone)):
            end = change - timedelta(minutes=(number * 97 + index * 613) % (25 * 60) - 30)
            assert_thanks(thank_you_window(end, calendar, waking), end, calendar, waking)


@EXAMPLES
@given(scenes())
def test_the_first_thanks_come_as_soon_as_the_rules_allow(scene: Scene) -> None:
    """The first thanks come at the first business, else civil, else any waking minute."""
    end, calendar, waking = scene
    first = thank_you_window(end, calendar, waking).pings[0]
    day = [at for at in minutes(end + HOUR, end + DAY) if shows_awake(at, waking)]
    working = [at for at in day if shows_business(at, calendar)]
    plain = [at for at in working if not _repeats(at, calendar, waking)]
    if plain:
        assert first.hint is Hint.NONE
        assert working[0] <= first.at <= plain[0]
    elif not working:
        assert first.at in _allowed_later(end, day, calendar, waking)


def _repeats(at: datetime, calendar: BusinessCalendar, waking: WakingHours) -> bool:
    return is_repeated(at, calendar.zone) or is_repeated(at, waking.zone)


def _allowed_later(
    end: datetime, awake: list[datetime], calendar: BusinessCalendar, waking: WakingHours
) -> set[datetime]:
    """Returns the times for a ping to be sent later: eves of their work, civil moments, or any."""
    all_day = minutes(end + HOUR, end + DAY)
    eves = _eves([at for at in all_day if shows_business(at, calendar)], end, waking)
    civil = [at for at in all_day if shows_civil(at, calendar)]
    together = [at for at in awake if at in set(civil)]
    if eves or together:
        return eves or set(together[: 61 if _repeats(together[0], calendar, waking) else 1])
    return _eves(civil, end, waking) or {waking.next_waking_moment(end)}


def _eves(those: list[datetime], end: datetime, waking: WakingHours) -> set[datetime]:
    """Returns the last waking moments before those that are not before the end."""
    return {eve for at in those if (eve := waking.last_waking_moment(at)) >= end}


@EXAMPLES
@given(scenes())
def test_the_second_thanks_come_in_the_last_three_hours_when_anybody_is_awake(scene: Scene) -> None:
    """The second thanks come after 21 hours, or before if the person sleeps then."""
    end, calendar, waking = scene
    pings = thank_you_window(end, calendar, waking).pings
    assume(calendar.business_spans(end + HOUR, end + DAY))
    awake = [at for at in minutes(end + 21 * HOUR, end + DAY) if shows_awake(at, waking)]
    plain = [at for at in awake if not is_repeated(at, waking.zone)]
    if len(pings) == 2 and plain:
        assert pings[1].at >= end + 21 * HOUR
    if len(pings) == 2 and not awake:
        assert pings[1].at < end + 21 * HOUR
    if len(pings) == 1 and plain:
        assert pings[0].at > end + 20 * HOUR + 30 * MINUTE


@EXAMPLES
@given(scenes())
def test_notes_look_back_and_leaving_come_at_their_time_or_on_waking(scene: Scene) -> None:
    """Notes, look back and checklist come on time or on waking, and miss no waking minute."""
    end, _, waking = scene
    for window, wanted in (
        (capture_window(end, waking), end + 10 * MINUTE),
        (reflect_window(end, waking), end + 2 * HOUR),
    ):
        assert_kept(window, waking)
        at = window.pings[0].at
        asleep = [m for m in minutes(wanted, at - MINUTE) if not is_repeated(m, waking.zone)]
        assert wanted <= at
        assert not any(shows_awake(moment, waking) for moment in asleep)
    assert_kept(leave_window(end, waking), waking)


@EXAMPLES
@given(scenes())
def test_details_are_asked_for_with_the_thanks(scene: Scene) -> None:
    """Details come in the window and with the thanks."""
    end, calendar, waking = scene
    thanks = thank_you_window(end, calendar, waking).pings[0]
    window = details_window(end, thanks)
    assert_kept(window, waking)
    assert window.pings[0].at == thanks.at


@EXAMPLES
@given(scenes())
def test_referees_are_briefed_awake_and_after_the_end(scene: Scene) -> None:
    """Referees are briefed at ten local time or when awake, on a day when the employer works."""
    end, calendar, waking = scene
    window = referee_window(end, calendar, waking)
    assert_kept(window, waking)
    local = window.pings[0].at.astimezone(ZoneInfo(waking.zone))
    held = end.astimezone(ZoneInfo(calendar.zone)).date()
    if waking.wakes <= time(10) <= waking.sleeps:
        assert local.time() == time(10)
        assert works(calendar.country, local.date())
        assert local.date() > held


@EXAMPLES
@given(scenes(), st.timedeltas(-DAY, 30 * DAY))
def test_referees_are_briefed_at_once_when_asked_for(scene: Scene, after: timedelta) -> None:
    """If the employer asked, referees are briefed at once when awake, after the end."""
    end, calendar, waking = scene
    window = referee_window(end, calendar, waking, end + after)
    assert_kept(window, waking)
    asked = max(end, end + after)
    assert window.pings[0].at == asked or not waking.is_awake(asked)


@EXAMPLES
@given(scenes(), st.none() | st.integers(0, 40))
def test_check_ins_come_in_business_hours(scene: Scene, days: int | None) -> None:
    """Check-ins come on the day of the rule or later, in business hours or with the hint."""
    end, calendar, waking = scene
    held = end.astimezone(ZoneInfo(calendar.zone)).date()
    latest = None if days is None else held + timedelta(days=days)
    window = check_in_window(end, calendar, waking, latest)
    due = _later(held, 5, calendar) if latest is None else _later(latest, 2, calendar)
    _assert_check(window, due, end, calendar, waking)


@EXAMPLES
@given(scenes())
def test_second_check_ins_come_in_business_hours(scene: Scene) -> None:
    """Second check-ins come five business days after the first, by the same rules."""
    sent, calendar, waking = scene
    due = _later(sent.astimezone(ZoneInfo(calendar.zone)).date(), 5, calendar)
    _assert_check(second_check_in_window(sent, calendar, waking), due, sent, calendar, waking)


def _later(day: date, business_days: int, calendar: BusinessCalendar) -> date:
    while business_days:
        day += timedelta(days=1)
        business_days -= works(calendar.country, day)
    return day


def _assert_check(
    window: Window, due: date, since: datetime, calendar: BusinessCalendar, waking: WakingHours
) -> None:
    assert_kept(window, waking)
    assert window.opens >= since
    (ping,) = window.pings
    if ping.hint is Hint.NONE:
        assert shows_business(ping.at, calendar)
        assert ping.at.astimezone(ZoneInfo(calendar.zone)).date() >= due
    else:
        _assert_always_night(ping, due, calendar, waking)


def _assert_always_night(
    ping: Ping, due: date, calendar: BusinessCalendar, waking: WakingHours
) -> None:
    """Asserts that no quarter of an hour of the week suits both."""
    start = datetime.combine(due, time(0), tzinfo=ZoneInfo(calendar.zone)).astimezone(
        ping.at.tzinfo
    )
    week = minutes(start, start + 7 * DAY, 15 * MINUTE)
    suits = [at for at in week if shows_business(at, calendar) and shows_awake(at, waking)]
    assert all(_repeats(at, calendar, waking) for at in suits)
    work = calendar.business_spans(ping.at, ping.at + 14 * DAY)[0].start
    assert waking.last_waking_moment(work) == ping.at


@EXAMPLES
@given(st.data(), WAKINGS, st.timedeltas(-3 * DAY, 3 * DAY))
def test_later_and_late_are_never_early_and_never_at_night(
    data: st.DataObject, waking: WakingHours, away: timedelta
) -> None:
    """A put-off or late ping comes no sooner than asked and in waking hours."""
    at = data.draw(moments_in(waking.zone))
    now = at + away
    assert at <= snooze_moment(at, waking) <= at + DAY
    assert shows_awake(snooze_moment(at, waking), waking)
    if now > at:
        assert now <= late_ping_moment(at, now, waking) <= now + DAY
        assert shows_awake(late_ping_moment(at, now, waking), waking)
    else:
        assert late_ping_moment(at, now, waking) == at


@given(scenes(), st.sampled_from([3, 6]))
def test_a_hello_comes_once_by_day_months_later(scene: Scene, months: int) -> None:
    """On a business day of theirs or the morning that is nearest to it, never early by a day."""
    end, calendar, waking = scene
    window = hello_window(end, months, calendar, waking)
    assert_kept(window, waking)
    assert len(window.pings) == 1
    assert window.pings[0].at - end > timedelta(days=28 * months - 2)
    assert window.pings[0].at - end < timedelta(days=31 * months + 30)
