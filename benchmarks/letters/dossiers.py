"""Reads a dossier: what a person noted of one interview, and what a letter of it must hold."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.letters.deadlines import read_deadline
from coaching.letters.letter import Occasion
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.commitments import DueBy, Offer
from coaching.model.documents import (
    Capture,
    Consent,
    Contact,
    Interview,
    Meeting,
    Opportunity,
    Person,
    Referee,
    Reflection,
)
from coaching.model.step_key import StepKey, StepKind
from coaching.model.vocabulary import (
    ContactId,
    ContactPart,
    CountryCode,
    InterviewId,
    InterviewKind,
    OpportunityId,
    Outcome,
    PersonId,
    RefereeId,
    Tone,
    ZoneName,
)

READER = 10
ELSEWHERE = 2
"""The id of another job, from which the offer is that this one hears of."""
FIRST_ROUND, LAST_ROUND = InterviewId(1), InterviewId(2)
KINDS = {
    "phone": InterviewKind.PHONE,
    "video": InterviewKind.VIDEO,
    "on site": InterviewKind.ON_SITE,
    "panel": InterviewKind.PANEL,
}
PARTS = {
    "hiring manager": ContactPart.HIRING_MANAGER,
    "interviewer": ContactPart.INTERVIEWER,
    "recruiter": ContactPart.RECRUITER,
    "agency recruiter": ContactPart.AGENCY_RECRUITER,
    "coordinator": ContactPart.COORDINATOR,
    "support staff": ContactPart.STAFF,
    "helper": ContactPart.HELPER,
}
QUESTION_NOTES: Mapping[LetterQuestion, tuple[str, ...]] = {
    LetterQuestion.WANT: ("want",),
    LetterQuestion.FIT: ("why_fit",),
    LetterQuestion.LINE: ("topic",),
    LetterQuestion.ANSWER: ("answer", "concern"),
    LetterQuestion.UNSAID: ("unsaid",),
    LetterQuestion.PROMISED: ("promised",),
    LetterQuestion.POINTS: ("points",),
    LetterQuestion.TERMS: ("terms",),
    LetterQuestion.REASONS: ("reasons",),
}
"""Which notes a question is about: that on a doubt is about the doubt and its answer."""


@dataclass(frozen=True)
class LetterCase:
    """Holds a dossier as it stands in the file."""

    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its name in the file."""
        return str(self.data["id"])

    @property
    def kind(self) -> str:
        """The kind of letter, with what kind of answer to an offer it is."""
        sub = self.data.get("sub")
        return f"{self.data['kind']}: {sub}" if sub else str(self.data["kind"])

    @property
    def notes(self) -> Mapping[str, str]:
        """The notes as typed; a missing one is empty."""
        return {name: str(text or "") for name, text in (self.data.get("notes") or {}).items()}

    def note(self, name: str) -> str:
        """Returns a note as typed, "" without one."""
        return self.notes.get(name, "")

    @property
    def zone(self) -> ZoneName:
        """The person's zone."""
        return ZoneName(str(self.data["zone"]))

    @property
    def now(self) -> datetime:
        """When the letter is written."""
        return self._moment(str(self.data["now"]))

    def _moment(self, wall: str) -> datetime:
        return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def answer_to(self, question: LetterQuestion, note: str = "") -> str:
        """Returns what the person answers when they are asked; "" when they skip it. `note` is the
        place of the note that the question shows them."""
        wanted = (*QUESTION_NOTES.get(question, ()), note)
        facts = self.data.get("letter_may_use") or []
        return " ".join(str(each["fact"]) for each in facts if each.get("from") in wanted)

    # -- as the product keeps it -------------------------------------------------------------------

    def person(self) -> Person:
        """Returns the person, with the referee if the letter goes to one."""
        who = self.data["person"]
        tone = Tone(who["tone"]) if who.get("tone") else None
        referees = (self._referee(),) if self.data["reader"].get("part") == "referee" else ()
        return Person(
            PersonId(1),
            first_name=str(who["name"]).split()[0],
            sign_off=str(who.get("sign_off") or who["name"]),
            zone=self.zone,
            tone=tone,
            referees=referees,
            country=self._country(),
        )

    def _country(self) -> CountryCode:
        return CountryCode("US" if self.data.get("spelling") == "US" else "GB")

    def _referee(self) -> Referee:
        return Referee(
            RefereeId(READER),
            str(self.data["reader"]["name"]),
            relation=self.note("relation"),
            consent=Consent.GIVEN,
            reach=self.note("contact_how"),
        )

    def opportunity(self) -> Opportunity:
        """Returns the job with the interview, the reader and the others who were there."""
        kind = str(self.data["kind"])
        return Opportunity(
            OpportunityId(1),
            str(self.data["company"]),
            str(self.data["role"]),
            self.zone,
            country=self._country(),
            requirements=self.note("requirements"),
            interviews=tuple(self._interviews()),
            contacts=tuple(self._contacts()),
            outcome=None if self.data.get("sub") == "tell_other" else _OUTCOMES.get(kind),
            outcome_at=self.now - timedelta(hours=1) if kind in _OUTCOMES else None,
            offer=self._offer(),
            references_asked=self.now if self.data["kind"] == "referee_brief" else None,
        )

    def _offer(self) -> Offer | None:
        if self.data["kind"] != "offer":
            return None
        told = self.now - timedelta(days=1)
        return Offer(told, self._deadline(), amount=self.note("terms"))

    def _interviews(self) -> Iterable[Interview]:
        told = self.data.get("interview")
        if not told:
            return
        start = self._moment(str(told["start"]))
        last = self._interview(LAST_ROUND, start, KINDS.get(str(told.get("how"))))
        if int(told.get("round") or 1) > 1:
            yield self._bare_interview(FIRST_ROUND, start - timedelta(days=9))
        yield last

    def _bare_interview(
        self, number: InterviewId, start: datetime, kind: InterviewKind | None = None
    ) -> Interview:
        wall = start.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        return Interview(number, start, 45, wall, self.zone, kind or InterviewKind.OTHER)

    def _interview(
        self, number: InterviewId, start: datetime, kind: InterviewKind | None
    ) -> Interview:
        bare = self._bare_interview(number, start, kind)
        return Interview(
            bare.id,
            bare.start,
            bare.minutes,
            bare.wall,
            bare.zone,
            bare.kind,
            capture=Capture(stood_out=self.note("stood_out"), unsaid=self.note("unsaid")),
            reflection=Reflection(
                went_well=self.note("went_well"), red_flags=self.note("red_flags")
            ),
        )

    def _contacts(self) -> Iterable[Contact]:
        reader = self.data["reader"]
        part = PARTS.get(str(reader.get("part")))
        if part is not None:
            yield Contact(
                ContactId(READER),
                str(reader["name"]),
                part,
                str(reader.get("title") or ""),
                met=(self._meeting(),),
            )
        for at, other in enumerate(self.data.get("others") or []):
            met = (Meeting(LAST_ROUND, topic=str(other.get("topic") or "")),)
            found = PARTS.get(str(other.get("part")), ContactPart.INTERVIEWER)
            yield Contact(ContactId(READER + 1 + at), str(other["name"]), found, met=met)

    def _meeting(self) -> Meeting:
        return Meeting(
            LAST_ROUND,
            topic=self.note("topic"),
            concern=self.note("concern"),
            useful=self.note("promised"),
            answer=self.note("answer"),
        )

    def step_key(self) -> StepKey:
        """Returns the step whose letter this is."""
        kind, number, subject = _STEPS[str(self.data["kind"])]
        if self.data["kind"] == "offer":
            kind, subject = _OFFER_STEPS.get(str(self.data.get("sub")), ("answer", 0))
        if self.data["kind"] == "thank_staff_or_coordinator":
            part = str(self.data["reader"].get("part"))
            kind = "helper" if part == "helper" else kind
            number = 0 if part == "helper" else number
        return StepKey(StepKind(kind), number, subject)

    def occasion(self, person: Person, opportunity: Opportunity) -> Occasion:
        """Returns when and from what the letter is written."""
        take = _TAKES.get(str(self.data.get("sub")), 0)
        return Occasion(person, opportunity, self.now, take, jobs=(opportunity, self._elsewhere()))

    def _elsewhere(self) -> Opportunity:
        """Returns the job whose offer is told to this one."""
        offer = Offer(self.now, deadline=self._deadline())
        return Opportunity(OpportunityId(ELSEWHERE), "", "", self.zone, offer=offer)

    def _deadline(self) -> DueBy | None:
        """Returns by when the offer has to be answered, as the coach reads it in the note."""
        today = self.now.astimezone(ZoneInfo(self.zone)).date()
        found = read_deadline(self.note("deadline"), today)
        return DueBy(found) if found else None


_OUTCOMES = {"after_no_feedback": Outcome.REJECTED, "offer": Outcome.OFFER}
_STEPS: Mapping[str, tuple[str, int, int]] = {
    "thank_you": ("thank", LAST_ROUND, READER),
    "thank_you_second_round": ("thank", LAST_ROUND, READER),
    "thank_recruiter": ("thank", LAST_ROUND, READER),
    "thank_staff_or_coordinator": ("staff", LAST_ROUND, READER),
    "agency_recruiter_debrief": ("agency", LAST_ROUND, READER),
    "linkedin": ("linkedin", LAST_ROUND, READER),
    "check_in": ("checkin", LAST_ROUND, 1),
    "referee_brief": ("referee", 0, READER),
    "after_no_feedback": ("feedback", 0, 0),
    "offer": ("answer", 0, 0),
}
_OFFER_STEPS = {"ask_time": ("moretime", 0), "tell_other": ("others", ELSEWHERE)}
_TAKES = {"negotiate": 1, "decline": 2}
"""Under an offer each further version is another answer."""


def read_cases(path: Path) -> list[LetterCase]:
    """Returns the dossiers of a file, one a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [LetterCase(json.loads(line)) for line in lines if line.strip()]
