"""Random histories agree with a small model that knows no rule of the coach."""

from collections import Counter
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from coaching.model.documents import Consent, Opportunity
from coaching.model.step_key import StepKind, StepState
from coaching.model.vocabulary import (
    NO_OPPORTUNITY,
    AnswerResult,
    Channel,
    ContactPart,
    CountryCode,
    InterviewStatus,
    Outcome,
    ReminderTopic,
    ZoneName,
)
from coaching.planner import find_due_steps, next_ping
from coaching.playbook.playbook import STEP_DEFINITIONS
from tests.coaching.drafts import Variant, write_letter
from tests.coaching.histories import (
    PHONE,
    History,
    about_people,
    beginning,
    somebody,
)
from tests.coaching.playbook.history_rules import broken_rules
from tests.coaching.playbook.test_planner_properties import EXAMPLES

ZONES = st.sampled_from(["Europe/Berlin", "America/Los_Angeles", "Asia/Tokyo"]).map(ZoneName)
COUNTRIES = st.sampled_from(["DE", "US", ""]).map(CountryCode)
ANSWERS = st.sampled_from(["done", "done", "skip", "1", "9", "60"])
ONCE = frozenset({row.kind for row in STEP_DEFINITIONS if row.pings_once})
ACROSS_JOBS = frozenset(StepKind(name) for name in ("others", "moretime", "withdraw"))
"""These follow from what happens at another job."""
ACTING = (StepState.OPEN, StepState.UPCOMING)


class Histories(RuleBasedStateMachine):
    """Lets facts be told in any order, and checks everything that was said."""

    history: History
    checked: int

    @initialize(zone=ZONES, employer=ZONES)
    def begin(self, zone: ZoneName, employer: ZoneName) -> None:
        """Starts an hour after an interview where only mails are welcome."""
        self.history = beginning(somebody(zone))
        self.history.open_job(employer, CountryCode("DE"), Channel.EMAIL_ONLY)
        self.history.log(self.history.dossier.opportunities[0], -120, AnswerResult.SHAKY)
        for part in (ContactPart.INTERVIEWER, ContactPart.HELPER):
            self.history.meet(self.history.dossier.opportunities[0], part, "mail", "")
        self.checked = 0

    def pick(self, data: st.DataObject, *, live: bool = False) -> Opportunity:
        """Picks any job, or a live one if there is one and it is wanted."""
        jobs = self.history.dossier.opportunities
        wanted = [job for job in jobs if job.is_live] if live else []
        return data.draw(st.sampled_from(wanted or jobs))

    def _any(self, data: st.DataObject, things: tuple[Any, ...]) -> int:
        return data.draw(st.integers(0, len(things) - 1))

    @precondition(lambda self: len(self.history.dossier.opportunities) < 3)
    @rule(zone=ZONES, country=COUNTRIES, channel=st.sampled_from(Channel))
    def open_job(self, zone: ZoneName, country: CountryCode, channel: Channel) -> None:
        """Adds another opportunity."""
        self.history.open_job(zone, country, channel)

    @rule(
        data=st.data(),
        minutes=st.integers(-3 * 1440, 6 * 1440),
        went=st.none() | st.sampled_from(AnswerResult),
    )
    def log_interview(self, data: st.DataObject, minutes: int, went: AnswerResult | None) -> None:
        """Logs a first round or a further one."""
        job = self.pick(data, live=True)
        if len(job.interviews) < 4:
            self.history.log(job, minutes, went)

    @rule(data=st.data(), hours=st.integers(-72, 72))
    def move_interview(self, data: st.DataObject, hours: int) -> None:
        job = self.pick(data)
        if job.interviews:
            self.history.move(job, self._any(data, job.interviews), hours)

    @rule(
        data=st.data(), held=st.sampled_from([InterviewStatus.CANCELLED, InterviewStatus.NO_SHOW])
    )
    def cancel_interview(self, data: st.DataObject, held: InterviewStatus) -> None:
        job = self.pick(data)
        if job.interviews:
            self.history.cancel(job, self._any(data, job.interviews), held)

    @rule(
        data=st.data(),
        part=st.sampled_from(ContactPart),
        reach=st.sampled_from(["mail", "linkedin", "mail linkedin", "nothing"]),
        useful=st.sampled_from(["", "https://example.com/paper"]),
    )
    def meet(self, data: st.DataObject, part: ContactPart, reach: str, useful: str) -> None:
        """Adds somebody who was there."""
        job = self.pick(data, live=True)
        if len(job.contacts) < 4:
            self.history.meet(job, part, reach, useful)

    @rule(data=st.data())
    def remove_contact(self, data: st.DataObject) -> None:
        job = self.pick(data)
        if job.contacts:
            self.history.remove(job, self._any(data, job.contacts))

    @rule(data=st.data(), is_wanted=st.booleans())
    def stay_in_touch(self, data: st.DataObject, is_wanted: bool) -> None:
        """Marks somebody for a hello, or for none."""
        job = self.pick(data)
        if job.contacts:
            which = self._any(data, job.contacts)
            self.history.stay_in_touch(job, which, is_wanted=is_wanted)

    @precondition(lambda self: not any(job.is_live for job in self.history.dossier.opportunities))
    @rule()
    def months_go_by(self) -> None:
        """Lets a quarter go by when all is over."""
        self.history.go_on(100 * 24)

    @rule(consent=st.sampled_from(Consent), strong=st.booleans())
    def name_referee(self, consent: Consent, strong: bool) -> None:
        if len(self.history.dossier.person.referees) < 3:
            self.history.name_referee(consent, strong=strong)

    @rule(data=st.data())
    def drop_referee(self, data: st.DataObject) -> None:
        referees = self.history.dossier.person.referees
        if referees:
            self.history.drop_referee(self._any(data, referees))

    @rule(data=st.data())
    def reference_check(self, data: st.DataObject) -> None:
        """Reports that they were called."""
        referees = self.history.dossier.person.referees
        if referees:
            self.history.check(self.pick(data), self._any(data, referees))

    @rule(weekday=st.integers(0, 6))
    def choose_day(self, weekday: int) -> None:
        self.history.look_on(weekday)

    @rule(data=st.data(), outcome=st.none() | st.sampled_from(Outcome))
    def report(self, data: st.DataObject, outcome: Outcome | None) -> None:
        """Reports an outcome; after a rejection every other job says the same as before."""
        job = self.pick(data)
        before = self._voices(job)
        self.history.report(job, outcome)
        if outcome is Outcome.REJECTED:
            assert self._voices(job) == before

    @rule(data=st.data(), hours=st.integers(1, 400))
    def an_offer_with_a_deadline(self, data: st.DataObject, hours: int) -> None:
        self.history.offer(self.pick(data, live=True), hours)

    @rule(data=st.data(), days=st.integers(0, 12), is_mine=st.booleans())
    def promise(self, data: st.DataObject, days: int, is_mine: bool) -> None:
        job = self.pick(data, live=True)
        if len(job.promises) < 3:
            self.history.promise(job, days, is_mine=is_mine)

    @rule(data=st.data(), days=st.integers(0, 12))
    def assign(self, data: st.DataObject, days: int) -> None:
        job = self.pick(data, live=True)
        if len(job.assignments) < 2:
            self.history.assign(job, days)

    @rule(topic=st.sampled_from(ReminderTopic), is_on=st.booleans())
    def switch(self, topic: ReminderTopic, is_on: bool) -> None:
        """Switches a kind of reminders off or on."""
        self.history.switch(topic, is_on=is_on)

    @rule(hours=st.integers(1, 200))
    def keep_quiet(self, hours: int) -> None:
        """Asks for quiet."""
        self.history.keep_quiet(hours)

    def _voices(self, without: Opportunity) -> list[tuple[object, ...]]:
        """Returns when each step of the other jobs speaks, but for what an offer means for them."""
        return [
            (step.opportunity, step.key, step.state, step.ping_at)
            for step in self.history.steps()
            if step.opportunity not in (without.id, NO_OPPORTUNITY)
            and step.key.kind not in ACROSS_JOBS
        ]

    @rule(data=st.data(), how=ANSWERS)
    def answer(self, data: st.DataObject, how: str) -> None:
        """Marks a step on some card as done or skipped, or puts it off."""
        acting = [step for step in self.history.steps() if step.state in ACTING]
        if acting:
            self.history.answer(data.draw(st.sampled_from(acting)), how)

    @rule(hours=st.sampled_from([1, 5, 24, 24, 100, 400]))
    def time_goes_by(self, hours: int) -> None:
        """Lets the coach say what is due."""
        self.history.go_on(hours)

    @rule(weeks=st.integers(1, 3))
    def everything_is_done_for_weeks(self, weeks: int) -> None:
        """Goes on day by day with somebody who does everything that is open."""
        for _ in range(weeks * 7):
            self.history.go_on(24)
            for step in self.history.steps():
                if step.state is StepState.OPEN:
                    self.history.answer(step, "done")

    @invariant()
    def what_was_said_was_right(self) -> None:
        """Everything said since the last check came by day, and never against a reported fact."""
        for said in self.history.said[self.checked :]:
            assert broken_rules(self.history, said) == []
        self.checked = len(self.history.said)

    @invariant()
    def no_deadline_passes_in_silence(self) -> None:
        """An offer's deadline was told before it passed, whatever else was going on."""
        assert self.history.untold_deadlines() == []

    @invariant()
    def nobody_is_flooded(self) -> None:
        """At most three messages a day beside deadlines and that day's interviews, and nothing
        before an interview but what prepares for it."""
        assert self.history.full_days() == []
        assert self.history.in_the_way == []

    @invariant()
    def nobody_removed_is_in_the_plan(self) -> None:
        """No removed contact or referee is in the plan, in a step of any kind."""
        steps = self.history.steps()
        subjects = {step.key.subject for step in steps if about_people(step.key)}
        assert not subjects & self.history.removed

    @invariant()
    def the_same_facts_say_the_same(self) -> None:
        """The same facts give the same plan."""
        dossier, now = self.history.dossier, self.history.now
        assert self.history.steps() == self.history.steps()
        assert next_ping(dossier, now) == next_ping(dossier, now)
        assert find_due_steps(dossier, now) == find_due_steps(dossier, now)

    @invariant()
    def planned_later_nothing_comes_sooner(self) -> None:
        """Planned later from the same facts, the next ping never comes sooner."""
        before, after = (
            next_ping(self.history.dossier, self.history.now + timedelta(hours=hours))
            for hours in (0, 1 + len(self.history.said) * 7 % 60)
        )
        assert after is None or (before is not None and before <= after)

    @invariant()
    def where_only_mail_is_welcome_no_call_is_offered(self) -> None:
        """Where only mail is welcome, no open step offers a call there, nor a phone number.

        A referee is no part of the employer, and says for themselves how they are reached.
        """
        history = self.history
        for step in history.steps():
            job = history.job(step.opportunity)
            if step.state is not StepState.OPEN or job.channel is not Channel.EMAIL_ONLY:
                continue
            for variant in Variant:
                draft = write_letter(
                    step.key, history.dossier.person, job, history.now, variant=variant
                )
                is_call_there = variant is Variant.CALL and step.key.kind != StepKind("referee")
                assert draft is None or not is_call_there
                assert draft is None or (not draft.call_notes and PHONE not in draft.body)

    def teardown(self) -> None:
        """In the end there was no third check-in and no repeated single ping.

        A ping comes again only where the person asked for it.
        """
        if not hasattr(self, "history"):
            return
        assert all(sent <= 2 for sent in self.history.sent.values())
        unasked = [said for said in self.history.said if not said.by_hand]
        times = Counter((said.job, said.key) for said in unasked if said.key.kind in ONCE)
        assert all(number == 1 for number in times.values())


TestHistories = Histories.TestCase
TestHistories.settings = settings(
    max_examples=max(15, EXAMPLES // 4),
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
