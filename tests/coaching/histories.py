"""A made-up life of a person who looks for work, told as facts one after the other.

Beside the facts it keeps a small model of its own, which knows nothing of the plan: what was
reported of each job, who was removed, and all that was ever said.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count

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
from coaching.model.vocabulary import (
    NO_OPPORTUNITY,
    AnswerResult,
    Channel,
    ContactId,
    ContactPart,
    CountryCode,
    InterviewId,
    InterviewStatus,
    OpportunityId,
    Outcome,
    PersonId,
    RefereeId,
    ZoneName,
)
from coaching.planner import (
    find_due_steps,
    mark_done,
    mark_skipped,
    next_ping,
    plan_personal_steps,
    plan_steps,
    snooze_step,
)
from coaching.playbook.step_definition import waking_hours
from tests.coaching.dossiers import BERLIN, recorded

START = datetime(2026, 10, 20, 12, tzinfo=UTC)
PHONE = "+49 30 5550 1234"


@dataclass(frozen=True, slots=True)
class ModelReminder:
    """One step on one card, and the model of that moment: what had been reported, whether the
    person had ever put the step off, how many check-ins they had sent after that interview."""

    job: int
    key: StepKey
    at: datetime
    outcome: Outcome | None
    accepted: bool
    by_hand: bool
    sent: int


@dataclass(slots=True)
class History:
    """The facts, the model beside them, and the clock. All methods tell one fact or let time go
    by."""

    dossier: Dossier
    now: datetime = START
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    outcomes: dict[int, Outcome | None] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    put_off: set[tuple[int, StepKey]] = field(default_factory=set)
    sent: Counter[int] = field(default_factory=Counter)
    """Check-ins by the interview they follow."""
    said: list[ModelReminder] = field(default_factory=list)

    def number(self) -> int:
        """Never given twice."""
        return next(self.numbers)

    def job(self, wanted: int) -> Opportunity:
        """The opportunity as it stands; with 0 the person's own drawer."""
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
        """A new opportunity without an interview."""
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
        """An interview, over or to come, with a question if it is said how that went."""
        start = self.now + timedelta(minutes=in_minutes)
        wall = start.replace(tzinfo=None)
        one = Interview(InterviewId(self.number()), start, 60, wall, BERLIN, logged=self.now)
        asked = (InterviewQuestion("Why us?", "Well.", went),) if went else ()
        self.keep(replace(job, interviews=(*job.interviews, replace(one, asked=asked))))

    def move(self, job: Opportunity, which: int, by_hours: int) -> None:
        """An interview is at another time."""
        start = job.interviews[which].start + timedelta(hours=by_hours)
        self._change(job, which, replace(job.interviews[which], start=start))

    def cancel(self, job: Opportunity, which: int, held: InterviewStatus) -> None:
        """An interview does not take place."""
        off = replace(job.interviews[which], held=held, fell_through=self.now)
        self._change(job, which, off)

    def _change(self, job: Opportunity, which: int, interview: Interview) -> None:
        kept = [*job.interviews]
        kept[which] = interview
        self.keep(replace(job, interviews=tuple(kept)))

    def meet(self, job: Opportunity, part: ContactPart, reach: str, useful: str) -> None:
        """Somebody was in every interview of the job so far."""
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
        """A contact is deleted."""
        gone = job.contacts[which]
        self.removed.add(gone.id)
        self.keep(replace(job, contacts=tuple(one for one in job.contacts if one != gone)))

    def name_referee(self, consent: Consent, *, strong: bool) -> None:
        """Somebody who vouches for the person and knows people at every employer."""
        person = self.dossier.person
        kim = Referee(RefereeId(self.number()), "Kim", "", "", consent, strong, "Bo at Acme")
        self._person(replace(person, referees=(*person.referees, kim)))

    def drop_referee(self, which: int) -> None:
        """A referee is deleted."""
        person = self.dossier.person
        gone = person.referees[which]
        self.removed.add(gone.id)
        self._person(replace(person, referees=tuple(one for one in person.referees if one != gone)))

    def look_on(self, weekday: int) -> None:
        """The person chooses their day."""
        self._person(replace(self.dossier.person, looking_day=weekday))

    def _person(self, person: Person) -> None:
        self.dossier = replace(self.dossier, person=person)

    def check(self, job: Opportunity, which: int) -> None:
        """The employer called a referee."""
        check = ReferenceCheck(self.dossier.person.referees[which].id, self.now)
        self.keep(replace(job, checks=(*job.checks, check)))

    def report(self, job: Opportunity, outcome: Outcome | None) -> None:
        """An answer came, or was reported by mistake."""
        self.outcomes[job.id] = outcome
        self.keep(replace(job, outcome=outcome, outcome_at=self.now if outcome else None))

    # -- what a person does with steps -----------------------------------------------------------

    def steps(self) -> list[Step]:
        """The plan of everything."""
        person, jobs = self.dossier.person, self.dossier.opportunities
        found = [step for job in jobs for step in plan_steps(person, job, self.now)]
        return [*found, *plan_personal_steps(self.dossier, self.now)]

    def answer(self, step: Step, how: str) -> None:
        """Done, left out, or put off by a number of hours."""
        job = self.job(step.opportunity)
        if how == "done":
            self.sent[step.key.interview] += step.key.kind is StepKind.CHECK_IN
            self.keep(mark_done(job, step.key, self.now))
        elif how == "skip":
            self.keep(mark_skipped(job, step.key, self.now))
        else:
            self.put_off.add((step.opportunity, step.key))
            until = self.now + timedelta(hours=int(how))
            self.keep(snooze_step(job, step.key, until))

    # -- time ------------------------------------------------------------------------------------

    def go_on(self, hours: int) -> None:
        """Time goes by, and whatever is due is said."""
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
        for step in steps:
            where = (step.opportunity, step.key)
            outcome = self.outcomes.get(step.opportunity)
            by_hand, sent = where in self.put_off, self.sent[step.key.interview]
            self.said.append(ModelReminder(*where, self.now, outcome, accepted, by_hand, sent))
        self.dossier = recorded(self.dossier, steps, self.now)
        following = next_ping(self.dossier, self.now)
        assert following is None or following > self.now, "said twice"


def beginning(person: Person) -> History:
    """Nothing is told yet."""
    assert waking_hours(person) is not None
    return History(Dossier(person))


def somebody(zone: ZoneName) -> Person:
    """A person with ordinary waking hours."""
    return Person(PersonId(1), "Sam", sign_off="Sam Reed", zone=zone, country=CountryCode("DE"))


def about_people(key: StepKey) -> bool:
    """Whether its subject is a contact or a referee."""
    return key.kind is not StepKind.CHECK_IN and key.subject != 0
