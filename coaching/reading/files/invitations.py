"""Makes an interview to confirm of a calendar's event: new, moved or cancelled, with its people."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.vocabulary import ContactPart, InterviewKind
from coaching.reading.context import ReadingContext
from coaching.reading.details.mails_and_links import find_details
from coaching.reading.files.calendar_events import CalendarEvent, Guest
from coaching.reading.firms.company_words import MAIL_HOSTS
from coaching.reading.mails.employers import find_employer
from coaching.reading.mentions import DetailKind
from coaching.reading.message import Message
from coaching.reading.news.interviews.kinds import kind_within
from coaching.reading.people.titles import find_title
from coaching.reading.people_said import read_people_said
from coaching.reading.proposals import (
    CancelledSaid,
    InterviewSaid,
    InvitationRef,
    Matter,
    MovedSaid,
    PersonSaid,
    Proposal,
    Reading,
    SaidTime,
    Stretch,
)
from coaching.reading.similarity import is_same_name, is_similar_person
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import Tokens

_NO_INVITATIONS: Final = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH", "FREEBUSY"})
"""What somebody answers to an invitation is none."""
_PIECES: Final = re.compile(
    r"(?:(?<!\s)\s+)?[:|,;/–—@(\[]\s*|\s-\s|\s(?:at|with|bei|mit|for|für|chez|em|en)\s",
    re.IGNORECASE,
)
_CALL: Final = re.compile(
    r"\b(?:interview|call|screen(?:ing)?|chat|meeting|round|final|first|second|third|technical"
    r"|onsite|virtual|phone|video|intro(?:ductory)?|role|position|job|invitation|\d\w*)\b",
    re.IGNORECASE,
)
"""Stands beside the name of the job in a title, and is no part of it."""
_THEIR_TITLES: Final = re.compile(
    r"\b(?:hiring|recruit\w*|hr|team|panel|talent|people)\b", re.IGNORECASE
)
"""These are the titles of those who ask."""
_ROOMS: Final = re.compile(
    r"\b(?:zoom\.us|meet\.google|teams\.(?:microsoft|live)|webex\.com|whereby|chime\.aws|skype)",
    re.IGNORECASE,
)
_LINE_END: Final = "\n"
NOTHING_READ: Final = Reading()


@dataclass(frozen=True, slots=True)
class InvitationsRead:
    """Holds invitations as text, what they say, and which of them say nothing to confirm.

    `unchanged` are interviews that are logged just so; `unknown` are the titles of cancelled ones
    that nobody has logged; `is_answer` tells that all of it only answers an invitation.
    """

    text: str = ""
    reading: Reading = NOTHING_READ
    unchanged: tuple[Interview, ...] = ()
    unknown: tuple[str, ...] = ()
    is_answer: bool = False


@dataclass(slots=True)
class _Gathered:
    lines: list[str] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    rest: list[Stretch] = field(default_factory=list)
    unchanged: list[Interview] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def add_line(self, words: str) -> Stretch:
        """Adds words to the text and returns where they stand."""
        start = sum(len(line) + len(_LINE_END) for line in self.lines)
        self.lines.append(words)
        return Stretch(start, start + len(words))


def read_invitations(events: Sequence[CalendarEvent], context: ReadingContext) -> InvitationsRead:
    """Returns what the events say, read against what is known."""
    invited = [event for event in events if event.method not in _NO_INVITATIONS]
    found = _Gathered()
    for event in invited:
        _Invitation(event, context).add_to(found)
    return InvitationsRead(
        _LINE_END.join(found.lines),
        Reading(tuple(found.proposals), tuple(found.rest)),
        tuple(found.unchanged),
        tuple(found.unknown),
        is_answer=bool(events) and not invited,
    )


@dataclass(frozen=True)
class _Invitation:
    """Is one event beside what is known."""

    event: CalendarEvent
    context: ReadingContext

    def add_to(self, found: _Gathered) -> None:
        """Adds what it says."""
        event = self.event
        span = found.add_line(event.summary or event.organizer.name or event.uid)
        job, known = self._find_known()
        if event.is_cancelled or event.method == "CANCEL":
            self._add_cancelled(found, span, job, known)
        elif known is not None and self._is_as_known(known):
            found.unchanged.append(known)
        elif job is not None and known is not None:
            about = Matter(opportunity=job.id)
            found.proposals.append(MovedSaid(span, about, self._time, known.id, self._ref))
        else:
            self._add_new(found, span, known)

    def _add_cancelled(
        self,
        found: _Gathered,
        span: Stretch,
        job: Opportunity | None,
        known: Interview | None,
    ) -> None:
        if job is None or known is None:
            found.unknown.append(self.event.summary)
        else:
            found.proposals.append(CancelledSaid(span, Matter(opportunity=job.id), known.id))

    def _add_new(self, found: _Gathered, span: Stretch, known: Interview | None) -> None:
        message, about = self._message, self._employer
        proposal = InterviewSaid(
            span,
            about,
            company=about.company,
            role=next((role.name for role in message.roles), None) or find_role(self.event.summary),
            time=self._time,
            kind=_kind_of(message),
            known=known.id if known else None,
            invitation=self._ref,
        )
        found.proposals.append(proposal)
        for person in self._list_people(about):
            line = found.add_line(", ".join(filter(None, (person.name, person.email))))
            found.proposals.append(replace(person, span=line))
        place = self.event.location if self.event.location not in self.event.description else ""
        for words in filter(None, (place, self.event.description)):
            found.rest.append(found.add_line(words))

    # -- when, and which one -----------------------------------------------------------------

    @property
    def _time(self) -> SaidTime:
        zone = self.event.zone if "/" in self.event.zone else None
        return SaidTime(self.event.day, self.event.start, self.event.end, zone=zone)

    @property
    def _ref(self) -> InvitationRef:
        return InvitationRef(self.event.uid, self.event.sequence)

    def _find_known(self) -> tuple[Opportunity | None, Interview | None]:
        """Returns the interview of the same event, else the one at the same moment, and its job."""
        jobs = self.context.dossier.opportunities
        every = [(job, one) for job in jobs for one in job.interviews]
        uid = self.event.uid
        same = [pair for pair in every if uid and pair[1].invitation == uid]
        at_once = [pair for pair in every if pair[1].start == self.event.start]
        employer = self._employer
        theirs = [
            pair for pair in at_once if employer.is_guess or pair[0].id == employer.opportunity
        ]
        return next(iter((*same, *theirs)), (None, None))

    def _is_as_known(self, known: Interview) -> bool:
        """Tells whether the interview is logged just so, or by a later version."""
        is_older = bool(known.invitation) and self.event.sequence < known.invitation_version
        end = self.event.end or known.end
        return is_older or (known.start, known.end) == (self.event.start, end)

    # -- whose, and who ----------------------------------------------------------------------

    @cached_property
    def _message(self) -> Message:
        event = self.event
        addresses = [
            one.email for one in (event.organizer, *event.guests) if not self._is_self(one)
        ]
        words = (event.summary, event.location, event.description, *addresses)
        return Message(Tokens(_LINE_END.join(filter(None, words))), self.context)

    @cached_property
    def _employer(self) -> Matter:
        """Returns the job of whom it names or who sent it; a guess where it tells neither."""
        return self._matter_of_guests() or find_employer(self._message)

    def _matter_of_guests(self) -> Matter | None:
        for guest in (self.event.organizer, *self.event.guests):
            for job in self.context.dossier.opportunities:
                if any(_is_contact(guest, one) for one in job.contacts):
                    return Matter(opportunity=job.id)
        return None

    def _list_people(self, about: Matter) -> Iterator[PersonSaid]:
        """Yields who invites and who is invited beside the person, each once and if new."""
        listed: list[str] = []
        for person in (*self._list_invited(about), *self._list_named(about)):
            known = self._find_contact(person, about)
            is_listed = any(is_similar_person(person.name, name) for name in listed)
            if is_listed or (known is not None and (known.email or not person.email)):
                continue
            listed.append(person.name)
            yield replace(person, contact=known.id, part=None) if known else person

    def _list_invited(self, about: Matter) -> Iterator[PersonSaid]:
        guests = [(guest, ContactPart.INTERVIEWER) for guest in self.event.guests]
        organizer = self.event.organizer
        is_guest = any(one.email and one.email == organizer.email for one in self.event.guests)
        part = ContactPart.INTERVIEWER if is_guest else ContactPart.COORDINATOR
        for guest, usual in [(organizer, part), *guests]:
            name = guest.name or _name_in(guest.email)
            if name and not self._is_self(guest):
                email = _read_email(guest.email)
                yield PersonSaid(Stretch(0, 0), about, name=name, email=email, part=usual)

    def _list_named(self, about: Matter) -> Iterator[PersonSaid]:
        """Yields who is named in the words of the invitation."""
        words = _LINE_END.join((self.event.summary, self.event.description))
        message = Message(Tokens(words), self.context)
        for person in read_people_said(message, usual_part=ContactPart.INTERVIEWER):
            if not self._is_self(Guest(person.name, person.email or "")):
                yield replace(person, about=about)

    def _find_contact(self, person: PersonSaid, about: Matter) -> Contact | None:
        jobs = self.context.dossier.opportunities
        contacts = (one for job in jobs if job.id == about.opportunity for one in job.contacts)
        guest = Guest(person.name, person.email or "")
        return next((one for one in contacts if _is_contact(guest, one)), None)

    def _is_self(self, guest: Guest) -> bool:
        """Tells whether it is the person themselves: by their name, or as the only private one."""
        me = self.context.dossier.person
        own = set(fold_text(me.sign_off or me.first_name).split())
        words = set(fold_text(guest.name or _name_in(guest.email)).split())
        if words and own and (words <= own or own <= words):
            return True
        private = [one for one in self.event.guests if _is_private(one.email)]
        is_only_one = private == [guest] and not _is_private(self.event.organizer.email)
        return is_only_one and bool(self.event.organizer.email)


def find_role(summary: str) -> str | None:
    """Returns the job in the title of an event: "Interview: Data Engineer at Acme"."""
    for piece in _PIECES.split(summary):
        words = _CALL.sub("", piece).strip()
        if words and find_title(words) and not _THEIR_TITLES.search(words):
            return words
    return None


def _kind_of(message: Message) -> InterviewKind | None:
    """Returns how it is held, as the words say it or the link to a room tells it."""
    said = kind_within(message, Stretch(0, len(message.text)))
    is_room = any(_ROOMS.search(one.value) for one in message.details)
    return said or (InterviewKind.VIDEO if is_room else None)


def _is_contact(guest: Guest, contact: Contact) -> bool:
    if guest.email and guest.email.casefold() == contact.email.casefold():
        return True
    name = guest.name or _name_in(guest.email)
    return bool(name) and is_same_name(name, contact.name)


def _is_private(email: str) -> bool:
    return email.rpartition("@")[2].casefold() in MAIL_HOSTS


def _name_in(email: str) -> str:
    """Returns the name in an address such as dana.lee@acme.example; "" where there is none."""
    words = email.partition("@")[0].replace("_", ".").split(".")
    is_name = len(words) == 2 and all(word.isalpha() and len(word) > 1 for word in words)
    return " ".join(word.capitalize() for word in words) if is_name else ""


def _read_email(email: str) -> str | None:
    found: Iterable[str] = (
        one.value for one in find_details(Tokens(email), ()) if one.kind is DetailKind.EMAIL
    )
    return next(iter(found), None)
