"""Writes the letter that keeps a promise of the person's own: what they said they would send."""

import re
from datetime import datetime
from typing import Final

from coaching.letters.frames import helper_frames as frames
from coaching.letters.frames.frame import own_line
from coaching.letters.gaps import USEFUL_MISSING, USEFUL_UNCLEAR
from coaching.letters.letter import Letter, LetterLine, Occasion, gap_line, last_interview_held
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.kinds import NounPhrase
from coaching.letters.material.listener import Listener
from coaching.letters.material.promised import Promised, read_promised
from coaching.letters.points import ReaderPoints
from coaching.letters.rejection_letters import employer_addressee
from coaching.model.commitments import Promise
from coaching.model.documents import Contact, Interview, Opportunity
from coaching.model.wording import SOMEBODY
from coaching.reading.people.names import short_name
from coaching.reading.text_folding import fold_text
from coaching.translation import Text

MAX_PROMISE_WORDS = 80
_SENDS: Final = re.compile(
    r"\b(?:send|sent|sending|share|forward|e?-?mail|post|attach|pass (?:on|along)|link|show|get)\b",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"^(?:i )?(?:said|told \w+|promised|agreed|offered)(?: \w+)? (?:that )?(?:i['’]?d|i would|to) ",
    re.IGNORECASE,
)


def is_to_send(promise: Promise) -> bool:
    """Tells whether the promise is to send something, so that a letter keeps it."""
    return _SENDS.search(promise.words) is not None


def promise_addressee(job: Opportunity, promise: Promise, now: datetime) -> Contact | None:
    """Returns whom it was promised to; where that was not said, whoever hears of the job."""
    named = next((one for one in job.contacts if one.id == promise.contact), None)
    return named or employer_addressee(job, last_interview_held(job, now))


def find_promised(occasion: Occasion, promise: Promise, reader: Contact | None) -> Promised:
    """Returns what is to be sent: as the promise says it, else as it was noted with the reader."""
    names = frozenset(reader.name.split()) if reader else frozenset()
    found = read_promised(_without_names(promise.words, names), Listener(reader=names))
    held = _interview_of(occasion, promise)
    if found.thing or found.link or found.told or reader is None or held is None:
        return found
    return ReaderPoints(occasion, held, reader).to_send


def _interview_of(occasion: Occasion, promise: Promise) -> Interview | None:
    rounds = occasion.opportunity.interviews
    named = next((one for one in rounds if one.id == promise.interview), None)
    held = last_interview_held(occasion.opportunity, occasion.now)
    return named if named and named.end <= occasion.now else held


def _without_names(words: str, names: frozenset[str]) -> str:
    """Returns "send the deck" for "I said I'd send Sam the deck"."""
    known = {fold_text(name) for name in names}
    bare = _SAID.sub("", " ".join(words.split()), count=1)
    kept = [word for word in bare.split() if fold_text(word.strip(".,")) not in known]
    return " ".join(kept[:-1] if kept[-1:] == ["to"] else kept)


def promise_letter(occasion: Occasion, promise: Promise) -> Letter:
    """Returns the letter with which something comes that was promised (S2, S3): that it was, and
    the thing itself, attached or by its address."""
    reader = promise_addressee(occasion.opportunity, promise, occasion.now)
    held = _interview_of(occasion, promise)
    writer = LetterWriter(
        occasion, f"ownpromise.0.{promise.id}", reader, held, meeting_notes(reader, held)
    )
    found = find_promised(occasion, promise, reader)
    end = writer.say(frames.ASK_ABOUT_IT, "end", 2)
    thing = found.thing.text if found.thing else ""
    subject = writer.subject_of(frames.AS_PROMISED_THING if thing else frames.AS_PROMISED, it=thing)
    blocks = [*_say_what_comes(writer, found, reader), [end]]
    return writer.letter(subject, blocks, MAX_PROMISE_WORDS)


def _say_what_comes(
    writer: LetterWriter, found: Promised, reader: Contact | None
) -> list[list[LetterLine]]:
    address = found.link.text if found.link else found.told
    if found.thing is None:
        said = writer.say(frames.SAID_I_WOULD if writer.last_round else frames.SAID_ONCE, "said")
        if address:
            return [[said], [own_line(address)]]
        name = short_name(reader.name) if reader else str(SOMEBODY)
        unclear = USEFUL_UNCLEAR if reader else USEFUL_MISSING
        return [[said, gap_line(unclear.format(name=name))]]
    options = frames.SAID_I_WOULD_SEND if writer.last_round else frames.SAID_ONCE_TO_SEND
    said = writer.quote(options, "said", thing=found.thing.text)
    if not address:
        return [[said, writer.say(_say_attached(found.thing), "it")]]
    return [[said, writer.say(_say_where(found.thing), "it")], [own_line(address)]]


def _say_attached(thing: NounPhrase) -> tuple[Text, ...]:
    return frames.ARE_ATTACHED if thing.is_plural else frames.IS_ATTACHED


def _say_where(thing: NounPhrase) -> tuple[Text, ...]:
    return frames.HERE_THEY_ARE if thing.is_plural else frames.HERE_IT_IS
