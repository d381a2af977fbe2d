"""Tells a made-up search for work as facts, one after the other.

Beside the facts it keeps a small model of its own, which does not use the plan: what was reported
of each job, who was removed, and all that was ever said.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from coaching.model.commitments import Assignment, DueBy, Offer, Promise
from coaching.model.documents import (
    Capture,
    Consent,
    Contact,
    Dossier,
    Interview,
    InterviewQuestion,
    Meeting,
    Opportunity,
    Person,
    Referee,
    ReferenceCheck,
)
from coaching.model.personal_steps import personal_opportunity, store_personal_records
from coaching.model.step_key import Step, StepKey, StepKind
from coaching.model.switch_topics import switch_topic
from coaching.model.vocabulary import (
    NO_OPPORTUNITY,
    AnswerResult,
    AssignmentId,
    Channel,
    ContactId,
    ContactPart,
    CountryCode,
    InterviewId,
    InterviewStatus,
    OpportunityId,
    Outcome,
    PersonId,
    PromiseId,
    RefereeId,
    ReminderTopic,
    ZoneName,
)
from coaching.planner import (
    find_due_steps,
    mark_done,
    mark_skipped,
    next_ping,
    plan_job,
    plan_personal_steps,
    snooze_step,
)
from coaching.playbook.plan_context import waking_hours
from coaching.playbook.playbook import DEFINITION_BY_KIND
from coaching.playbook.staying_in_touch import keep_in_touch
from tests.coaching.dossiers import BERLIN, recorded

START = datetime(2026, 10, 20, 12, tzinfo=UTC)
ANSWER = StepKey(StepKind("answer"))
BESIDE = frozenset({StepKind("answer"), StepKind("assignment")})
PREPARING = frozenset({StepKind("leave"), StepKind("brief")})
HELLOS = frozenset({StepKind("hello"), StepKind("helloagain")})
PHONE = "+49 30 5550 1234"


@dataclass(frozen=True, slots=True)
class ModelReminder:
    """Holds one step on one card, with the model at that moment.

    It says what had been reported, whether the person had ever put the step off, and how many
    check-ins they had sent after that interview.
    """

    job: int
    key: StepKey
    at: datetime
    outcome: Outcome | None
    accepted: bool
    by_hand: bool
    sent: int
    unwanted: bool
    """Whether its kind was off, or it was to be quiet."""
    marked: bool = False
    """Whether it is about somebody with whom the person wants to stay in touch."""


@dataclass(slots=True)
class History:
    """Holds the facts, the model and the clock; each method tells one fact or lets time go by."""

    dossier: Dossier
    now: datetime = START
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    outcomes: dict[int, Outcome | None] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    put_off: set[tuple[int, StepKey]] = field(default_factory=set)
    deadlines: dict[int, tuple[datetime, datetime]] = field(default_factory=dict)
    """By job, when the deadline of an offer was told and when it is; only while it stands so."""
    settled: set[tuple[int, StepKey]] = field(default_factory=set)
    """The steps that the person ever did, left out or put off."""
    sent: Counter[int] = field(default_factory=Counter)
    """Counts check-ins by the interview they follow."""
    said: list[ModelReminder] = field(default_factory=list)
    counted: list[datetime] = field(default_factory=list)
    """When something was said that is no deadline, and no matter of that day's interview."""
    off: set[ReminderTopic] = field(default_factory=set)
    """What the person wants no reminders of."""
    quiet_until: datetime = START
    in_the_way: list[Step] = field(default_factory=list)
    """What came before an interview and did not prepare for it."""
    friends: set[int] = field(default_factory=set)
    """The contacts with whom the person wants to stay in touch."""

    def number(self) -> int:
        """Returns a number that was never given before."""
        return next(self.numbers)

    def job(self, wanted: int) -> Opportunity:
        """Returns the opportunity as it is now; 0 means the personal steps."""
        own = personal_opportunity(self.dossier.person)
        return next(one for one in (own, *self.dossier.opportunities) if one.id == wanted)

    def keep(self, job: Opportunity) -> None:
        """Puts an opportunity back."""
        if job.id == NO_OPPORTUNITY:
            self.dossier = replace(
                self.dossier, person=store_personal_records(self.dossier.person, job)
            )
            return
        jobs = tuple(job if one.id == job.id else one for one in self.dossier.opportunities)
        self.dossier = replace(self.dossier, opportunities=jobs)

    # -- what a person tells ---------------------------------------------------------------------

    def open_job(self, zone: ZoneName, country: CountryCode, channel: Channel) -> None:
        """Adds an opportunity without an interview."""
        job = Opportunity(
            OpportunityId(self.number()),
            *("Acme Robotics", "Engineer", zone, country),
            opened=self.now,
            channel=channel,
        )
        jobs = (*self.dossier.opportunities, job)
        self.dossier = replace(self.dossier, opportunities=jobs)
        self.outcomes[job.id] = None

    def log(self, job: Opportunity, in_minutes: int, went: AnswerResult | None) -> None:
        """Logs an interview, over or to come, with a question if `went` says how that went."""
        start = self.now + timedelta(minutes=in_minutes)
        wall = start.replace(tzinfo=None)
        one = Interview(InterviewId(self.number()), start, 60, wall, BERLIN, logged=self.now)
        asked = (InterviewQuestion("Why us?", "Well.", went),) if went else ()
        self.keep(replace(job, interviews=(*job.interviews, replace(one, asked=asked))))

    def move(self, job: Opportunity, which: int, by_hours: int) -> None:
        """Moves an interview to another time."""
        start = job.interviews[which].start + timedelta(hours=by_hours)
        self._change(job, which, replace(job.interviews[which], start=start))

    def cancel(self, job: Opportunity, which: int, held: InterviewStatus) -> None:
        """Cancels an interview."""
        off = replace(job.interviews[which], held=held, fell_through=self.now)
        self._change(job, which, off)

    def _change(self, job: Opportunity, which: int, interview: Interview) -> None:
        kept = [*job.interviews]
        kept[which] = interview
        self.keep(replace(job, interviews=tuple(kept)))

    def meet(self, job: Opportunity, part: ContactPart, reach: str, useful: str) -> None:
        """Adds somebody who was in every interview of the job so far."""
        topic, concern = f"pumps, call {PHONE}", f"my Java ({PHONE})"
        met = tuple(Meeting(each.id, topic, concern, useful) for each in job.interviews)
        who = Contact(ContactId(self.number()), "Ana Lopez", part, met=met, phone=PHONE)
        who = replace(
            who,
            email="ana@acme.example" if "mail" in reach else "",
            linkedin="linkedin.com/in/ana" if "linkedin" in reach else "",
            known_since=self.now,
        )
        capture = Capture(unsaid=f"my thesis, see {PHONE}")
        rounds = tuple(replace(each, capture=capture) for each in job.interviews)
        self.keep(replace(job, interviews=rounds, contacts=(*job.contacts, who)))

    def remove(self, job: Opportunity, which: int) -> None:
        """Deletes a contact."""
        gone = job.contacts[which]
        self.removed.add(gone.id)
        self.keep(replace(job, contacts=tuple(one for one in job.contacts if one != gone)))

    def stay_in_touch(self, job: Opportunity, which: int, *, is_wanted: bool) -> None:
        """Marks a contact for a hello when all is over, or for none ever again."""
        friend = job.contacts[which]
        (self.friends.add if is_wanted else self.friends.discard)(friend.id)
        self.keep(keep_in_touch(job, friend.id, is_wanted=is_wanted))

    def name_referee(self, consent: Consent, *, strong: bool) -> None:
        """Adds a referee who knows people at every employer."""
        person = self.dossier.person
        kim = Referee(RefereeId(self.number()), "Kim", "", "", consent, strong, "Bo at Acme")
        self._person(replace(person, referees=(*person.referees, kim)))

    def drop_referee(self, which: int) -> None:
        """Deletes a referee."""
        person = self.dossier.person
        gone = person.referees[which]
        self.removed.add(gone.id)
        self._person(replace(person, referees=tuple(one for one in person.referees if one != gone)))

    def look_on(self, weekday: int) -> None:
        """Chooses the day for looking further."""
        self._person(replace(self.dossier.person, looking_day=weekday))

    def _person(self, person: Person) -> None:
        self.dossier = replace(self.dossier, person=person)

    def check(self, job: Opportunity, which: int) -> None:
        """Reports that the employer called a referee."""
        check = ReferenceCheck(self.dossier.person.referees[which].id, self.now)
        self.keep(replace(job, checks=(*job.checks, check)))

    def report(self, job: Opportunity, outcome: Outcome | None) -> None:
        """Reports an answer, or one that was a mistake."""
        self.outcomes[job.id] = outcome
        self.deadlines.pop(job.id, None)
        self.keep(replace(job, outcome=outcome, outcome_at=self.now if outcome else None))

    def offer(self, job: Opportunity, in_hours: int) -> None:
        """Tells of an offer, and of the hour by which it is to be answered."""
        deadline = self.now + timedelta(hours=in_hours)
        day = deadline.astimezone(ZoneInfo(self.dossier.person.zone or BERLIN)).date()
        offer = Offer(self.now, DueBy(day, deadline), "61.500 EUR")
        self.outcomes[job.id] = Outcome.OFFER
        self.deadlines[job.id] = self.now, deadline
        self._forget_unwanted_deadlines()
        self.keep(replace(job, outcome=Outcome.OFFER, outcome_at=self.now, offer=offer))

    def switch(self, topic: ReminderTopic, *, is_on: bool) -> None:
        """Switches a kind of reminders off or on."""
        (self.off.discard if is_on else self.off.add)(topic)
        self._person(switch_topic(self.dossier.person, topic, self.now, is_on=is_on))
        self._forget_unwanted_deadlines()

    def keep_quiet(self, hours: int) -> None:
        """Asks for quiet for so long."""
        self.quiet_until = self.now + timedelta(hours=hours)
        self._person(replace(self.dossier.person, paused_until=self.quiet_until))
        self._forget_unwanted_deadlines()

    def _forget_unwanted_deadlines(self) -> None:
        """Whoever wants to hear nothing of them is not told of what is due."""
        if ReminderTopic.OFFERS in self.off or self.quiet_until > self.now:
            self.deadlines.clear()

    def promise(self, job: Opportunity, in_days: int, *, is_mine: bool) -> None:
        """Tells of a promise for a day."""
        day = self.now.astimezone(ZoneInfo(self.dossier.person.zone or BERLIN)).date()
        due = DueBy(day + timedelta(days=in_days))
        promise = Promise(PromiseId(self.number()), "call back", is_mine, self.now, due)
        self.keep(replace(job, promises=(*job.promises, promise)))

    def assign(self, job: Opportunity, in_days: int) -> None:
        """Tells of a task with a day."""
        day = self.now.astimezone(ZoneInfo(self.dossier.person.zone or BERLIN)).date()
        due = DueBy(day + timedelta(days=in_days))
        task = Assignment(AssignmentId(self.number()), "an API", self.now, due)
        self.keep(replace(job, assignments=(*job.assignments, task)))

    def untold_deadlines(self) -> list[int]:
        """Returns the jobs whose deadline passed in silence, though the person was awake before
        it."""
        waking = waking_hours(self.dossier.person)
        assert waking is not None
        return [
            job
            for job, (told, deadline) in self.deadlines.items()
            if deadline <= self.now
            and waking.next_waking_moment(told + timedelta(hours=1)) < deadline
            and (job, ANSWER) not in self.settled
            and not any(
                one.job == job and one.key == ANSWER and told <= one.at < deadline
                for one in self.said
            )
        ]

    # -- what a person does with steps -----------------------------------------------------------

    def steps(self) -> list[Step]:
        """Returns the plan of everything."""
        jobs = self.dossier.opportunities
        found = [step for job in jobs for step in plan_job(self.dossier, job, self.now)]
        return [*found, *plan_personal_steps(self.dossier, self.now)]

    def answer(self, step: Step, how: str) -> None:
        """Marks a step as done or skipped, or puts it off by a number of hours."""
        job = self.job(step.opportunity)
        self.settled.add((step.opportunity, step.key))
        if how == "done":
            self.sent[step.key.interview] += step.key.kind == StepKind("checkin")
            self.keep(mark_done(job, step.key, self.now))
        elif how == "skip":
            skipped = mark_skipped(job, step.key, self.now)
            self.keep(DEFINITION_BY_KIND[step.key.kind].let_go(skipped, step.key, self.now))
            self.friends -= {step.key.subject} if step.key.kind in HELLOS else set()
        else:
            self.put_off.add((step.opportunity, step.key))
            until = self.now + timedelta(hours=int(how))
            self.keep(snooze_step(job, step.key, until))

    # -- time ------------------------------------------------------------------------------------

    def go_on(self, hours: int) -> None:
        """Lets time go by and sends whatever is due."""
        until = self.now + timedelta(hours=hours)
        for _ in range(1000):
            at = next_ping(self.dossier, self.now)
            if at is None or at > until:
                break
            self.now = max(at, self.now)
            self._speak()
        else:
            raise AssertionError("it never ends")
        self.now = until

    def _speak(self) -> None:
        steps = find_due_steps(self.dossier, self.now)
        assert steps, "woken for nothing"
        assert steps == find_due_steps(self.dossier, self.now)
        accepted = Outcome.ACCEPTED in self.outcomes.values()
        if not any(self._is_beside_the_limit(step) for step in steps):
            self.counted.append(self.now)
        self.in_the_way += [step for step in steps if self._is_in_the_way(step)]
        for step in steps:
            where = (step.opportunity, step.key)
            outcome = self.outcomes.get(step.opportunity)
            by_hand, sent = where in self.put_off, self.sent[step.key.interview]
            is_off = DEFINITION_BY_KIND[step.key.kind].topic in self.off and not by_hand
            unwanted = is_off or self.now < self.quiet_until
            one = ModelReminder(*where, self.now, outcome, accepted, by_hand, sent, unwanted)
            self.said.append(replace(one, marked=step.key.subject in self.friends))
        self.dossier = recorded(self.dossier, steps, self.now)
        following = next_ping(self.dossier, self.now)
        assert following is None or following > self.now, "said twice"

    def _is_beside_the_limit(self, step: Step) -> bool:
        """Whether it is a deadline, prepares for an interview, or belongs to one of that day."""
        if step.key.kind in BESIDE or step.key.kind in PREPARING:
            return True
        zone = ZoneInfo(self.dossier.person.zone or BERLIN)
        today = self.now.astimezone(zone).date()
        return any(
            one.held is InterviewStatus.PLANNED
            and today in (one.start.astimezone(zone).date(), one.end.astimezone(zone).date())
            for job in self.dossier.opportunities
            if job.id == step.opportunity
            for one in job.interviews
        )

    def _is_in_the_way(self, step: Step) -> bool:
        """Whether it comes in the two hours before an interview and does not prepare for it."""
        if step.key.kind in PREPARING or step.key.kind in BESIDE:
            return False
        return (step.opportunity, step.key) not in self.put_off and any(
            one.held is InterviewStatus.PLANNED
            and one.start - timedelta(hours=2) <= self.now < one.start
            for job in self.dossier.opportunities
            if job.is_live
            for one in job.interviews
        )

    def full_days(self) -> list[str]:
        """Returns the days on which more was said unasked than three times, beside the rest."""
        zone = ZoneInfo(self.dossier.person.zone or BERLIN)
        days = Counter(str(at.astimezone(zone).date()) for at in self.counted)
        return [day for day, number in days.items() if number > 3]


def beginning(person: Person) -> History:
    """Returns a history without any facts."""
    assert waking_hours(person) is not None
    return History(Dossier(person))


def somebody(zone: ZoneName) -> Person:
    """Returns a person with ordinary waking hours."""
    return Person(PersonId(1), "Sam", sign_off="Sam Reed", zone=zone, country=CountryCode("DE"))


def about_people(key: StepKey) -> bool:
    """Whether its subject is a contact or a referee."""
    return key.kind != StepKind("checkin") and key.subject != 0
