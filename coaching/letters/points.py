"""Gathers what the person said that may be told to one reader after one interview."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from coaching.letters.frames.address import reader_words
from coaching.letters.job_phrases import proper_names
from coaching.letters.letter import Occasion
from coaching.letters.material.classify import ElidedSubject
from coaching.letters.material.doubt import NamedDoubt, name_doubt
from coaching.letters.material.gate import (
    read_answer,
    read_note_phrase,
    read_note_sentences,
    read_told,
)
from coaching.letters.material.kinds import Material, NounPhrase, QuestionToReader
from coaching.letters.material.listener import Listener
from coaching.letters.material.own_clauses import own_what_is_mine
from coaching.letters.material.promised import Promised, read_promised
from coaching.letters.material.want import begin_reason, is_wanted, to_their_face
from coaching.letters.questions.letter_questions import LetterQuestion, was_asked
from coaching.model.documents import Contact, Interview, Meeting, Opportunity
from coaching.model.vocabulary import ContactPart
from coaching.reading.non_answers import is_non_answer
from coaching.reading.people.lexicon import is_ordinary
from coaching.reading.text_folding import fold_text

_WHO_DECIDES = (ContactPart.HIRING_MANAGER, ContactPart.INTERVIEWER, ContactPart.RECRUITER)


@dataclass(frozen=True)
class ReaderPoints:
    """Holds what may be said to one reader after one interview; all of it is material."""

    occasion: Occasion
    interview: Interview
    contact: Contact
    subject: ElidedSubject = field(default=ElidedSubject.NOBODY)
    """Who is meant where the topic leaves it out: for a helper the reader."""

    @property
    def opportunity(self) -> Opportunity:
        """The job that the interview was for."""
        return self.occasion.opportunity

    @cached_property
    def meeting(self) -> Meeting:
        """What was noted on the talk; empty where nothing was."""
        return self.contact.meeting_in(self.interview.id) or Meeting(self.interview.id)

    @cached_property
    def listener(self) -> Listener:
        """Whose names must not stand in the letter, and which words keep their capital."""
        heard = make_listener(self.occasion, self.contact, self.opportunity.contacts)
        meeting = self.meeting
        notes = (meeting.topic, meeting.concern, meeting.answer, meeting.useful)
        named = (word for note in notes for word in _NAMED.findall(note))
        places = frozenset(word for word in named if not is_ordinary(fold_text(word)))
        return replace(heard, names=heard.names | places)

    @cached_property
    def topic(self) -> tuple[Material, ...]:
        """What the two talked about: what was said to the reader, else a clean thing noted."""
        line = self.meeting.line
        told = _TALKED.sub("We talked about ", _THEY.sub("You", line))
        thing = read_answer(_TALKED_ALONE.sub("", line, count=1), self.listener, self.subject)
        is_thing = len(thing) == 1 and isinstance(thing[0], NounPhrase)
        if is_thing and _TALKED_ALONE.match(line):
            return thing
        said = read_answer(told, self.listener, self.subject)
        if said:
            return tuple(map(own_what_is_mine, said))
        noted = read_note_phrase(self.meeting.topic, self.listener)
        return (noted,) if noted else ()

    @cached_property
    def has_doubt(self) -> bool:
        """Whether the reader raised a doubt that can be answered."""
        concern = self.meeting.concern
        return bool(concern.strip()) and not is_non_answer(concern)

    @cached_property
    def answer(self) -> tuple[Material, ...]:
        """The person's answer to the doubt; without one the doubt is not named at all."""
        if not self.has_doubt:
            return self._answer_to_none
        said = self._read(self.meeting.answer, LetterQuestion.ANSWER)
        return said or self.own_report

    @property
    def _answer_to_none(self) -> tuple[Material, ...]:
        """What was noted as an answer where no doubt was: what the person said to the reader."""
        is_alone = not self.meeting.concern.strip()
        return read_note_sentences(self.meeting.answer, self.listener) if is_alone else ()

    @cached_property
    def doubt_in_words(self) -> NamedDoubt | None:
        """What the reader asked, where the note says it in clean words."""
        if not self.has_doubt:
            return None
        names = self.listener.names | frozenset(_NAMED.findall(self.meeting.answer))
        listener = replace(self.listener, names=names)
        said = " ".join(point.text for point in self.answer)
        return name_doubt(self.meeting.concern, listener, said)

    @cached_property
    def own_report(self) -> tuple[Material, ...]:
        """What the person noted anywhere to have told this reader: "told her I led twelve"."""
        reflection, capture = self.interview.reflection, self.interview.capture
        main = (reflection.went_well, capture.stood_out, *capture.notes)
        notes = (
            *(self.meeting.answer, self.meeting.concern, self.meeting.topic),
            *(main if self.is_main_reader else ()),
        )
        found = (point for note in notes for point in read_told(note, self.listener))
        return tuple(dict.fromkeys(found))[:2]

    @cached_property
    def fit(self) -> tuple[Material, ...]:
        """Why the person fits, in their words."""
        return tuple(point for reason in self.reasons_to_fit for point in reason)

    @cached_property
    def reasons_to_fit(self) -> tuple[tuple[Material, ...], ...]:
        """The same by reason, since what was said in one breath belongs in one letter."""
        said = [read_answer(reason, self.listener) for reason in self.opportunity.why_fit]
        reasons = tuple(reason for reason in said if reason)
        own_report = () if self.has_doubt else self.own_report
        return reasons or ((own_report,) if own_report else ())

    @cached_property
    def want(self) -> tuple[Material, ...]:
        """Why the person wants the job; nothing where they are unsure."""
        why = begin_reason(to_their_face(self.opportunity.why_want))
        return read_answer(why, self.listener) if is_wanted(why) else ()

    @property
    def is_wanted(self) -> bool:
        """Whether the letter may say that the person would like the job."""
        return is_wanted(self.opportunity.why_want)

    @cached_property
    def unsaid(self) -> tuple[Material, ...]:
        """What was left unsaid; it stands in the letter of who decides, once."""
        if not self.is_main_reader:
            return ()
        told = self._read(self.interview.capture.unsaid, LetterQuestion.UNSAID)
        noted = read_note_sentences(self.interview.reflection.unsaid, self.listener)
        said = tuple(dict.fromkeys((*told, *noted)))
        if said or was_asked(self.opportunity, LetterQuestion.UNSAID, self.interview.id):
            return said
        thing = read_note_phrase(self.interview.capture.unsaid, self.listener)
        return (thing,) if thing and thing.text.startswith("my ") else ()

    @cached_property
    def questions(self) -> tuple[Material, ...]:
        """What the person still wants to ask."""
        if not self.is_main_reader:
            return ()
        noted = read_answer(
            self.interview.capture.open_questions, self.listener, ElidedSubject.NOBODY
        )
        asked = [each for each in self.unsaid if isinstance(each, QuestionToReader)]
        return (*asked, *(each for each in noted if _is_to_reader(each)))

    @cached_property
    def to_send(self) -> Promised:
        """What the person said they would send to the reader."""
        return read_promised(self.meeting.useful, self.listener)

    @cached_property
    def is_main_reader(self) -> bool:
        """Whether what concerns nobody in particular belongs in this letter."""
        met = (one for one in self.opportunity.contacts if one.meeting_in(self.interview.id))
        able = [one for one in met if one.part in _WHO_DECIDES]
        main = min(able, key=lambda one: _WHO_DECIDES.index(one.part), default=None)
        return main is None or main.id == self.contact.id

    def _read(self, text: str, question: LetterQuestion) -> tuple[Material, ...]:
        """Returns an answer that was asked for, else what is clean of a note."""
        subject = 0 if question is LetterQuestion.UNSAID else self.contact.id
        if was_asked(self.opportunity, question, self.interview.id, subject):
            return read_answer(text, self.listener)
        return read_note_sentences(text, self.listener)


def make_listener(
    occasion: Occasion, reader: Contact | None, contacts: Iterable[Contact]
) -> Listener:
    """Returns the names that a letter to one reader has to mind."""
    others = (
        word for one in contacts if reader is None or one.id != reader.id for word in _words(one)
    )
    own = frozenset(reader.name.split()) if reader else frozenset()
    company = set(occasion.opportunity.company.split())
    return Listener(
        reader=reader_words(reader),
        others=frozenset(others) - own - company,
        names=frozenset(
            word
            for word in proper_names(occasion.person, occasion.opportunity)
            if not is_ordinary(fold_text(word)) and not _is_part_of_company(word, occasion)
        ),
    )


_TALKED: Final = re.compile(
    r"(?:^|(?<=\n))(?:Talked|Spoke|Chatted|Discussed)\s+(?:about\s+)?(?=\S)", re.IGNORECASE
)
_NAMED: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{2,}(?=[\s,.]|$)")
"""Matches names in a note, whose capital another one or an answer may lack."""
_TALKED_ALONE: Final = re.compile(
    r"^\s*(?:we (?:also |mostly |mainly )?)?(?:talked|spoke|chatted) about (?=\S)", re.IGNORECASE
)
_THEY: Final = re.compile(r"^\s*They\b(?=\s+(?!say|said)\w)")
"""Begins an answer with the employer, to whom it is said."""


def _is_part_of_company(word: str, occasion: Occasion) -> bool:
    """Tells whether a word is one of several in the employer's name: "Trams" is none alone."""
    parts = occasion.opportunity.company.split()
    return len(parts) > 1 and word in parts and word != parts[0]


def _words(contact: Contact) -> Iterable[str]:
    return contact.name.split()


def _is_to_reader(material: Material) -> bool:
    """Tells whether a question is put to the reader and speaks of nobody as "they"."""
    if not isinstance(material, QuestionToReader):
        return False
    return not {"they", "them", "their"} & set(material.text.lower().split())
