"""Holds what every letter by the new way is written with: its frames, its reader, its day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from coaching.letters.frames.address import courtesy_of, greeting_line, is_informal, signature_line
from coaching.letters.frames.day_words import full_day_piece, when_piece
from coaching.letters.frames.frame import FrameChoice, fill_frame
from coaching.letters.frames.sentences import SentenceWriter, mark
from coaching.letters.frames.talk_frames import Voiced
from coaching.letters.job_phrases import company_of, role_in_text, role_of
from coaching.letters.letter import (
    Letter,
    LetterLine,
    LetterPiece,
    Occasion,
    Origin,
    compose_lines,
    last_interview_held,
)
from coaching.letters.points import ReaderPoints
from coaching.model.documents import Contact, Interview, Referee
from coaching.model.drafted_letters import find_seen_sentences
from coaching.model.vocabulary import ContactId, InterviewId, Tone
from coaching.translation import Text


@dataclass(frozen=True)
class LetterWriter:
    """Writes one letter; `key` is the text of its step, under which a draft is remembered."""

    occasion: Occasion
    key: str
    reader: Contact | Referee | None
    interview: Interview | None = None
    mentions: tuple[str, ...] = field(default=())

    @cached_property
    def last_round(self) -> Interview | None:
        """The interview that the letter is about: its own, else the last one."""
        return self.interview or last_interview_held(self.occasion.opportunity, self.occasion.now)

    @cached_property
    def points(self) -> ReaderPoints:
        """What was said with the reader, where they were met."""
        nobody = Contact(ContactId(0), "")
        contact = self.reader if isinstance(self.reader, Contact) else nobody
        interview = self.last_round
        if interview is None:
            raise ValueError("a letter about no interview has no points")
        return ReaderPoints(self.occasion, interview, contact)

    @cached_property
    def choice(self) -> FrameChoice:
        """Chooses the frames."""
        job = self.occasion.opportunity
        reader = int(self.reader.id) if self.reader else 0
        seen = find_seen_sentences(job.drafted, self.key, reader, self.occasion.now)
        return FrameChoice(f"{job.company}/{job.id}/{self.key}", 0, seen)

    @cached_property
    def when(self) -> LetterPiece:
        """The day of the interview."""
        if self.last_round is None:
            return LetterPiece("", Origin.FACT)
        return when_piece(self.last_round, self.occasion.opportunity, self.occasion.now)

    @cached_property
    def sentences(self) -> SentenceWriter:
        """Writes sentences of what was said."""
        tone = self.occasion.person.tone or Tone.NEUTRAL
        company = company_of(self.occasion.opportunity)
        return SentenceWriter(self.choice, self.when, tone, company)

    @property
    def role(self) -> str:
        """The name of the job; "" when it cannot stand in a sentence."""
        return role_of(self.occasion.opportunity)

    def say(
        self, options: Sequence[Text] | Voiced, place: str, cut: int = 0, **facts: str
    ) -> LetterLine:
        """Returns a frame with facts in it; day, role and company are known."""
        values = {
            "when": self.when,
            "role": LetterPiece(role_in_text(self.occasion.opportunity), Origin.FACT),
            "company": LetterPiece(company_of(self.occasion.opportunity), Origin.FACT),
            **{name: LetterPiece(text, Origin.FACT) for name, text in facts.items()},
        }
        spoken = options if isinstance(options, Sequence) else self.sentences.pick_voice(options)
        return mark(fill_frame(self.choice.choose(spoken, place), values), cut)

    def quote(self, options: Sequence[Text], place: str, cut: int = 0, **own: str) -> LetterLine:
        """Returns a frame with the person's own words in it."""
        return mark(self.sentences.fill(options, place, **own), cut)

    def subject(self, options: Sequence[Text], otherwise: Text) -> str:
        """Returns a subject that names the role, or one without it."""
        return self.say(options if self.role else (otherwise,), "subject", role=self.role).text

    def subject_of(self, frame: Text, **facts: str) -> str:
        """Returns a subject with facts in it."""
        return self.say((frame,), "subject", 0, **facts).text

    def day(self, day: date) -> str:
        """Returns a day in full, as in "Friday, 15 May"."""
        return full_day_piece(day, self.occasion.opportunity).text

    def letter(
        self,
        subject: str,
        paragraphs: Sequence[Sequence[LetterLine]],
        max_words: int,
        *,
        thanks: bool = False,
    ) -> Letter:
        """Returns the letter with its greeting and its signature, which can thank again."""
        person, job = self.occasion.person, self.occasion.opportunity
        name = self.reader.name if self.reader else ""
        head = greeting_line(name, person, job, *self.mentions, *courtesy_of(self.reader, person))
        filled = [paragraph for paragraph in paragraphs if paragraph]
        is_close = is_informal(name, person, job)
        blocks = [[head], *filled, [signature_line(person, job, close=is_close, thanks=thanks)]]
        return compose_lines(subject, blocks, max_words, shorter=self.occasion.shorter)


def meeting_notes(contact: Contact | None, interview: Interview | None) -> tuple[str, ...]:
    """Returns the notes on a talk, which may hold how the reader is addressed."""
    meeting = contact.meeting_in(InterviewId(interview.id)) if contact and interview else None
    noted = (meeting.topic, meeting.concern, meeting.line) if meeting else ()
    more = (interview.capture.stood_out, interview.reflection.went_well) if interview else ()
    return (*noted, *more)
