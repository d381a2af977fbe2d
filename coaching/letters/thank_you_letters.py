"""Writes a thank-you for each reader from what the person would say to that very reader."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from coaching.letters.frames import thanks_frames as frames
from coaching.letters.frames.address import courtesy_of, greeting_line, is_informal, signature_line
from coaching.letters.frames.day_words import when_piece
from coaching.letters.frames.frame import FrameChoice, fill_frame, own_id
from coaching.letters.frames.open_thanks import open_plainly, open_with_deed, open_with_thing
from coaching.letters.frames.sentences import SentenceWriter, mark, without_seen
from coaching.letters.frames.spare_frames import (
    SPARE_CLOSINGS,
    SPARE_SUBJECTS,
    SPARE_SUBJECTS_WITHOUT_ROLE,
)
from coaching.letters.frames.talk_frames import LATE_OPENINGS, LATE_OPENINGS_WITH_DEED
from coaching.letters.frames.talk_sentences import tell_topic
from coaching.letters.frames.want_sentences import say_want
from coaching.letters.gaps import ROLE_MISSING
from coaching.letters.job_phrases import company_of, role_of
from coaching.letters.letter import (
    Letter,
    LetterLine,
    LetterPiece,
    Occasion,
    Origin,
    compose_lines,
    is_late,
)
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, can_thank
from coaching.letters.material.likeness import have_common_content
from coaching.letters.points import ReaderPoints
from coaching.letters.thank_you_order import order_paragraphs
from coaching.model.documents import Contact, Interview
from coaching.model.drafted_letters import find_seen_sentences
from coaching.model.vocabulary import ContactPart, Tone

THANK = "thank"
TEAM_FROM = 2
POINTS_AT_ONCE = 2
"""So many reasons to fit, or things left unsaid, stand in one letter."""
MAX_THANK_YOU_WORDS = 120
MAX_RECRUITER_WORDS = 100


@dataclass(frozen=True)
class ThankYou:
    """Holds one thank-you while it is written."""

    points: ReaderPoints
    key: str
    is_tight: bool = False
    """Whether it does without what only leads over, so that the person's own words have room."""

    @property
    def occasion(self) -> Occasion:
        """When it is written, and by whom."""
        return self.points.occasion

    @cached_property
    def sentences_read(self) -> frozenset[str]:
        """What the reader and the employer have read already."""
        job, contact = self.points.opportunity, self.points.contact
        return find_seen_sentences(job.drafted, self.key, contact.id, self.occasion.now)

    @cached_property
    def choice(self) -> FrameChoice:
        """Chooses the frames of this letter."""
        job = self.points.opportunity
        seed = f"{job.company}/{job.id}/{self.points.interview.id}/{THANK}"
        return FrameChoice(seed, self.rank + self.occasion.take, self.sentences_read)

    @cached_property
    def rank(self) -> int:
        """The reader's place in the team that was met; who decides comes first."""
        return team_rank(self.points)

    @cached_property
    def writer(self) -> SentenceWriter:
        """Writes the sentences."""
        when = when_piece(self.points.interview, self.points.opportunity, self.occasion.now)
        tone = self.occasion.person.tone or Tone.NEUTRAL
        return SentenceWriter(self.choice, when, tone, company_of(self.points.opportunity))

    def line_groups(self) -> dict[str, list[LetterLine]]:
        """Returns the sentences by the place they have in the letter."""
        told, deed = self._topic()
        opening, topic = self._open(told, deed)
        gaps = () if role_of(self.points.opportunity) else (str(ROLE_MISSING),)
        fit = self._own_share()
        left = [point for point in self._new(self.points.unsaid) if point not in fit]
        unsaid = self._turn_pairs(left)
        tied = self._find_tied(told, fit)
        return {
            "opening": [replace(opening, gaps=gaps)],
            "topic": tell_topic(self.writer, topic, opening.text),
            "answer": self.writer.answer(
                self._new(self.points.answer),
                "" if self.is_tight else self.points.meeting.concern,
                None if self.is_tight else self.points.doubt_in_words,
            ),
            "tied": self.writer.fit(tied),
            "fit": self.writer.fit([point for point in fit if point not in tied]),
            "want": self._want(),
            "unsaid": self.writer.add(unsaid),
            "question": self.writer.question(self._turn_questions()),
            "promised": self.writer.enclose(self.points.to_send),
        }

    def _topic(self) -> tuple[Sequence[Material], AboutYou | None]:
        """Returns what is said of the talk, and apart from it what can be thanked for."""
        points = self._turn(self._new(self.points.topic))
        thanked = next(
            (point for point in points if isinstance(point, AboutYou) and can_thank(point)), None
        )
        return [point for point in points if point is not thanked], thanked

    def _find_tied(self, told: Sequence[Material], fit: Sequence[Material]) -> Sequence[Material]:
        """Returns the reasons to fit where one is about what was talked about, which they then
        follow."""
        talk = " ".join(point.text for point in told)
        return fit if any(have_common_content(point.text, talk) for point in fit) else ()

    def _open(
        self, topic: Sequence[Material], deed: AboutYou | None
    ) -> tuple[LetterLine, Sequence[Material]]:
        """Returns the thanks itself, for something that happened or was told where that is known,
        and what is left to say of the talk."""
        kind = self.points.interview.kind
        late = is_late(self.occasion, self.points.interview)
        if deed and late:
            options = LATE_OPENINGS_WITH_DEED
            return self.writer.fill(options, "opening", doing=deed.thanks), topic
        if deed:
            return open_with_deed(self.writer, kind, deed.thanks), topic
        if late:
            return self.writer.fill(LATE_OPENINGS, "opening"), topic
        opened = open_with_thing(self.writer, topic)
        return opened or (open_plainly(self.writer, kind, is_later=self._is_later), topic)

    @property
    def _is_later(self) -> bool:
        interview = self.points.interview
        return any(one.start < interview.start for one in self.points.opportunity.interviews)

    def _want(self) -> list[LetterLine]:
        """Returns that the person wants the job: with the reason to who decides, else without."""
        if not self.points.is_wanted:
            return []
        return say_want(self.writer, self._new(self.points.want) if self.rank == 0 else ())

    def _own_share(self) -> Sequence[Material]:
        """Returns the reason to fit for this reader: each of a team gets another one, once."""
        reasons = self.points.reasons_to_fit
        if team_size(self.points) < TEAM_FROM:
            new = self._new([point for reason in reasons for point in reason])
            return self._turn_pairs(new)
        shares = self._shares_of_team(reasons)
        return shares[self.occasion.take % len(shares)][:POINTS_AT_ONCE]

    def _shares_of_team(
        self, reasons: Sequence[Sequence[Material]]
    ) -> Sequence[Sequence[Material]]:
        """Returns what could be this reader's reason, their own first: what nobody else of the team
        has where that was read already, nothing where there is no such reason."""
        own = [self._new(reason) for reason in reasons[self.rank : self.rank + 1]]
        spare = [self._new(reason) for reason in reasons[team_size(self.points) :]]
        first = next((share for share in (*own, *spare[self.rank : self.rank + 1]) if share), ())
        behind = (*reasons[self.rank + 1 :], *reasons[: self.rank])
        others = (new for reason in behind if (new := self._new(reason)))
        return (first, *(share for share in others if share != first))

    def _turn_pairs(self, points: Sequence[Material]) -> Sequence[Material]:
        """Returns the next points for each further version, as many as a letter holds."""
        pairs = [
            points[at : at + POINTS_AT_ONCE] for at in range(0, len(points), POINTS_AT_ONCE)
        ] or [()]
        return pairs[self.occasion.take % len(pairs)]

    def _turn(self, points: Sequence[Material]) -> Sequence[Material]:
        """Returns the points with another one first for each further version."""
        things = [point for point in points if isinstance(point, NounPhrase)]
        if len(points) < POINTS_AT_ONCE or len(things) < POINTS_AT_ONCE:
            return points
        at = self.occasion.take % len(points)
        return (*points[at:], *points[:at])

    def _turn_questions(self) -> Sequence[Material]:
        """Returns the questions with another one first for each further version."""
        asked = self.points.questions
        at = self.occasion.take % len(asked) if asked else 0
        return (*asked[at:], *asked[:at])

    def _new(self, points: Sequence[Material]) -> Sequence[Material]:
        reader = self.points.contact.id
        own = find_seen_sentences(
            (one for one in self.points.opportunity.drafted if one.reader == reader),
            self.key,
            reader,
            self.occasion.now,
        )
        return without_seen(points, own)


def team_rank(points: ReaderPoints) -> int:
    """Returns the reader's place among those who are thanked for the interview."""
    team = _team(points)
    return next((at for at, one in enumerate(team) if one.id == points.contact.id), 0)


def team_size(points: ReaderPoints) -> int:
    """Returns how many are thanked for the interview as interviewers."""
    return len(_team(points))


_ORDER = (ContactPart.HIRING_MANAGER, ContactPart.INTERVIEWER, ContactPart.RECRUITER)


def _team(points: ReaderPoints) -> Sequence[Contact]:
    met = [one for one in points.opportunity.contacts if one.meeting_in(points.interview.id)]
    able = [one for one in met if one.part in _ORDER]
    return sorted(able, key=lambda one: (_ORDER.index(one.part), one.id))


def thank_you_letter(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns the note to one contact after one interview (S0-S4): thanks for something concrete,
    the one shared thing, why they fit and want the job, then an answer, what was left unsaid, what
    was promised or a question. Nothing that is no material goes in."""
    points, key = ReaderPoints(occasion, interview, contact), key_text(interview, contact)
    letter = _compose(ThankYou(points, key))
    if not letter.gaps or occasion.shorter:
        return letter
    tight = _compose(ThankYou(points, key, is_tight=True))
    return tight if len(tight.gaps) < len(letter.gaps) else letter


def _compose(note: ThankYou) -> Letter:
    points, occasion = note.points, note.occasion
    groups = note.line_groups()
    paragraphs = order_paragraphs(note.choice, groups)
    if not groups["want"]:
        paragraphs.append(_closing(note))
    meeting, contact = points.meeting, points.contact
    person, job = occasion.person, occasion.opportunity
    stood_out = points.interview.capture.stood_out
    mentions = (meeting.topic, meeting.concern, meeting.line, stood_out)
    head = greeting_line(contact.name, person, job, *mentions, *courtesy_of(contact, person))
    is_close = is_informal(contact.name, person, job)
    is_recruiter = contact.part is ContactPart.RECRUITER
    subject = thank_you_subject(note)
    letter = compose_lines(
        subject.text,
        [[head], *filter(None, paragraphs), [signature_line(person, job, close=is_close)]],
        MAX_RECRUITER_WORDS if is_recruiter else MAX_THANK_YOU_WORDS,
        shorter=occasion.shorter,
    )
    return replace(letter, subject_ids=subject.ids)


def _closing(note: ThankYou) -> list[LetterLine]:
    """Returns a last line, where there is one that nobody there has read."""
    usual = note.choice.turn_from(frames.CLOSINGS, note.rank + note.occasion.take)
    frame = note.choice.find_new((*usual, *SPARE_CLOSINGS))
    return [mark(fill_frame(frame, {}), 3)] if frame else []


def thank_you_subject(note: ThankYou) -> LetterLine:
    """Returns a subject that no other letter to the employer has, where there are enough."""
    role = role_of(note.points.opportunity)
    options = frames.SUBJECTS if role else frames.SUBJECTS_WITHOUT_ROLE
    spare = SPARE_SUBJECTS if role else SPARE_SUBJECTS_WITHOUT_ROLE
    ordered = note.choice.turn_from(options, note.choice.pick_number("subject", len(options)))
    frame = note.choice.find_new((*ordered, *spare)) or ordered[0]
    return fill_frame(frame, {"when": note.writer.when, "role": LetterPiece(role, Origin.FACT)})


def key_text(interview: Interview, contact: Contact) -> str:
    """Returns the text of the step's key, under which a draft is remembered."""
    return f"{THANK}.{interview.id}.{contact.id}"


__all__ = ["ThankYou", "own_id", "thank_you_letter"]
