"""Tells one's own agency recruiter how it went: the only reader who may hear of a doubt."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from coaching.letters.frames import agency_frames
from coaching.letters.frames import employer_frames as frames
from coaching.letters.frames.frame import own_line
from coaching.letters.letter import Letter, LetterLine, Occasion
from coaching.letters.letter_writer import LetterWriter, meeting_notes
from coaching.letters.material.doubt import name_doubt
from coaching.letters.material.doubter import Doubter, DoubtKind, read_doubter
from coaching.letters.material.gate import read_answer, read_note_sentences
from coaching.letters.material.kinds import AboutYou, Material, NounPhrase, Sentence, ThatClause
from coaching.letters.material.likeness import have_common_content
from coaching.letters.material.listener import Listener
from coaching.letters.material.mend import mend_day, mend_words, to_sentence
from coaching.letters.material.next_words import NextNames, say_next
from coaching.letters.material.noun_phrases import make_noun_phrase
from coaching.letters.material.verbs import is_past
from coaching.letters.material.want import is_wanted, to_their_face
from coaching.letters.material.word_forms import bare_word
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.letter_questions import LetterQuestion, was_asked
from coaching.model.documents import Contact, Interview
from coaching.reading.people.names import short_name

MAX_AGENCY_WORDS: Final = 120
SHORT_THING: Final = 4
FRESH: Final = timedelta(days=1)
"""So long a day that was noted by its name alone is surely the same one."""
_IS_MINE: Final = re.compile(r"\b(?:I|my|I['’](?:ve|m|d))\b")
"""Matches an answer; what says nothing of the person is the doubt itself."""


def agency_letter(occasion: Occasion, interview: Interview, contact: Contact) -> Letter:
    """Returns a short report: what it was about, the answer to a doubt with the request to pass it
    on, that one wants the job, and when they mean to get back."""
    key = f"agency.{interview.id}.{contact.id}"
    writer = LetterWriter(occasion, key, contact, interview, meeting_notes(contact, interview))
    answer = _answer(writer)
    wanted = is_wanted(occasion.opportunity.why_want)
    return writer.letter(
        writer.subject((frames.APPLICATION_SUBJECT,), frames.PLAIN_SUBJECT),
        [
            [writer.say(agency_frames.OPENINGS, "opening"), *_topic(writer)],
            answer,
            [
                *(_want(writer) if wanted else []),
                *_next(writer),
                *_practical(writer),
                writer.say(agency_frames.END, "end"),
            ],
        ],
        MAX_AGENCY_WORDS,
    )


def _want(writer: LetterWriter) -> list[LetterLine]:
    """Returns that they want it; with a "but" in their own words, which the agency may hear."""
    why = writer.occasion.opportunity.why_want
    if not re.search(r"\bbut\b", why):
        is_first = re.search(r"(?<!not )(?<!not my )\bfirst choice\b", why, re.IGNORECASE)
        first = [writer.say(agency_frames.FIRST_CHOICE, "first")] if is_first else []
        return [writer.say(agency_frames.WANT, "want"), *first]
    said = (
        writer.sentences.statement(point, "want")
        for point in read_answer(to_their_face(why), _listener())
    )
    return [line for line in said if line][:2]


_TIME_SPENT: Final = re.compile(
    r"(?:an?|\d+|about|half|two|three) (?:\w+ )?(?:hours?|minutes?|mins)\b", re.IGNORECASE
)
_ABOUT: Final = re.compile(
    r"(?:^|(?<=[.;\n\w]) )(?:Mostly|Mainly|It was(?: mostly| mainly)?) (?:about|on) (?=\S)"
)
"""Begins what the talk was about."""


_LEAD: Final = re.compile(
    r"^[ \t]*(?:(?:it|we)\s(?:was\s|talked\s|spoke\s)?)?(?:(?:mostly|mainly|all|just|only)\s)?"
    r"(?:about|abt|on|over)\s+(?=\S)",
    re.IGNORECASE | re.MULTILINE,
)


def _listener() -> Listener:
    return Listener(can_hear_names=True)


def _topic(writer: LetterWriter) -> list[LetterLine]:
    typed = writer.points.meeting.line
    said = read_answer(_ABOUT.sub("\n", _LEAD.sub("", typed)), _listener())
    if said and _LEAD.match(typed):
        said = (_as_thing(said[0]), *said[1:])
    return [line for point in said[:3] if (line := _tell(writer, point))]


def _as_thing(point: Material) -> Material:
    """Returns what stood behind "about", where it could be a clause too: "the stock reports"."""
    is_short = isinstance(point, ThatClause) and len(point.text.split()) <= SHORT_THING
    return NounPhrase(point.text) if is_short else point


def _tell(writer: LetterWriter, point: Material) -> LetterLine | None:
    match point:
        case NounPhrase(text) if _TIME_SPENT.match(text):
            return writer.quote(agency_frames.HAD, "had", thing=text)
        case NounPhrase(text) if _is_deed_of_met(writer, text):
            return own_line(to_sentence(text))
        case NounPhrase(text):
            return writer.quote(agency_frames.TOPIC, "thing", thing=text)
        case Sentence() | ThatClause() | AboutYou():
            return writer.sentences.statement(point, "fact")
        case _:
            return None


def _is_deed_of_met(writer: LetterWriter, text: str) -> bool:
    """Tells whether it is what somebody who was met did: "Hana doubted my SAP"."""
    who, _, deed = text.partition(" ")
    verb = bare_word(deed.split(" ")[0])
    return who in _names_met(writer) and (is_past(verb) or verb.endswith("ed"))


def _answer(writer: LetterWriter) -> list[LetterLine]:
    """Returns a doubt with what is to be passed on: the one that the recruiter heard of, else one
    that somebody who was met had."""
    if writer.points.has_doubt:
        return _pass_on(writer, writer.points)
    met = (
        one for one in writer.occasion.opportunity.contacts if one.id != writer.points.contact.id
    )
    all_points = (replace(writer.points, contact=one) for one in met)
    told = (_pass_on(writer, points) for points in all_points if points.has_doubt)
    return next(filter(None, told), [])


def _pass_on(writer: LetterWriter, points: ReaderPoints) -> list[LetterLine]:
    meeting = points.meeting
    is_said = was_asked(
        points.opportunity, LetterQuestion.ANSWER, meeting.interview, points.contact.id
    )
    read = read_answer if is_said else read_note_sentences
    said = read(meeting.answer, _listener())
    lines = [line for point in said if (line := writer.sentences.statement(point, "past"))]
    asked = _say_what_they_asked(writer, points, " ".join(line.text for line in lines))
    if any(_IS_MINE.search(line.text) for line in lines):
        return [*asked, *lines, writer.say(agency_frames.PASS_ON, "pass")]
    open_doubt = lines or ([] if points.contact.id == writer.points.contact.id else asked)
    if not open_doubt:
        return []
    lead = writer.say(agency_frames.OPEN_DOUBT, "doubt")
    return [lead, *open_doubt, writer.say(agency_frames.CLEAR, "pass")]


_ASKED: Final = re.compile(r"\b(?:ask|wonder|want(?:s|ed)? to know)", re.IGNORECASE)


def _say_what_they_asked(
    writer: LetterWriter, points: ReaderPoints, answer: str
) -> list[LetterLine]:
    """Returns what the employer asked or doubted, and who it was where they were met."""
    concern = points.meeting.concern
    named = name_doubt(concern, _listener(), answer)
    if named is None:
        return []
    doubter = read_doubter(concern, _names_met(writer))
    if points.contact.id != writer.points.contact.id:
        kind = doubter.kind if _ASKED.search(concern) else DoubtKind.UNSURE
        kind = doubter.kind if doubter.kind is DoubtKind.WORRIED else kind
        doubter = Doubter(kind, short_name(points.contact.name))
    said = {"asked": named.clause or named.thing}
    if doubter.name:
        said["who"] = doubter.name
    options = agency_frames.DOUBTS[doubter.kind, bool(named.clause), bool(doubter.name)]
    return [writer.quote(options, "asked", 0, **said)]


# -- what an agency has to know --------------------------------------------------------------------

_TIME: Final = r"(?:\d{1,2}|an?|one|two|three|four|five|six|eight)\s?(?:days?|weeks?|months?)"
_NOTICE: Final = re.compile(
    rf"(?:my\s)?notice(?:\speriod)?(?:\sis|:)?\s(?P<time>{_TIME})|(?P<before>{_TIME})['’]?\snotice",
    re.IGNORECASE,
)
_PAY: Final = re.compile(
    r"(?:(?:i\s)?(?:want|need|expect(?:ing)?|(?:am\s)?looking for|ask(?:ed)? for|salary|pay)\s)?"
    r"(?P<least>(?:at least|min(?:imum)?\.?|from)\s)?"
    r"(?P<sum>[$€£]?\d[\d.,]*\s?k|[$€£]\s?\d[\d.,]*|\d{2,3}[.,]?\d{3})"
    r"(?P<after>\smin(?:imum)?\.?)?(?:\s(?:a year|gross|brutto))?",
    re.IGNORECASE,
)
_START: Final = re.compile(
    r"(?:i\s)?can\s(?:also\s)?start\s(?P<from_when>(?:on|in|after|from|by|at|any|the|\d|[A-Z])[^,;]{1,30})"
)
_MOST_SAID: Final = 3


def _practical(writer: LetterWriter) -> list[LetterLine]:
    """Returns notice, pay and start as they were noted, and what was left unsaid there."""
    capture = writer.points.interview.capture
    unsaid = (capture.unsaid, writer.points.interview.reflection.unsaid)
    noted = [part for note in (*capture.notes, *unsaid) for part in _PARTS.split(note)]
    read = [_read_practical(writer, mend_day(mend_words(part)).strip(" .")) for part in noted]
    said = [line for line in read if line]
    more = [point for note in unsaid for point in read_note_sentences(note, _listener())]
    told = " ".join(line.text for line in said)
    lines = (writer.sentences.statement(point, "fit") for point in more)
    said += [line for line in lines if line and not have_common_content(line.text, told)]
    return said[:_MOST_SAID]


_PARTS: Final = re.compile(r"[;\n]|[,.](?!\d)|\s(?:and|but)\s")
_FORGOT: Final = re.compile(
    r"^(?:i )?(?:forgot|did(?:n['’]t| not)) to (?:say|mention) (?:that )?", re.IGNORECASE
)


def _read_practical(writer: LetterWriter, part: str) -> LetterLine | None:
    part = _FORGOT.sub("", part, count=1)
    if found := _NOTICE.fullmatch(part):
        time = _spell_count(found["time"] or found["before"])
        return writer.quote(agency_frames.NOTICE, "notice", time=time)
    if found := _PAY.fullmatch(part):
        is_least = found["least"] or found["after"]
        options = agency_frames.PAY_AT_LEAST if is_least else agency_frames.PAY
        return writer.quote(options, "pay", sum=found["sum"])
    found = _START.fullmatch(part)
    from_when = mend_day(f"start {found['from_when']}").removeprefix("start ") if found else ""
    return writer.quote(agency_frames.CAN_START, "start", from_when=from_when) if found else None


def _spell_count(time: str) -> str:
    thing = make_noun_phrase(time)
    return (thing.text if thing else time).replace("1 ", "one ", 1)


def _names_met(writer: LetterWriter) -> frozenset[str]:
    """Returns the words of the names of everybody met there but the recruiter."""
    job, reader = writer.occasion.opportunity, writer.points.contact.id
    met = (one for one in job.contacts if one.id != reader)
    return frozenset(word for one in met for word in one.name.split())


def _next(writer: LetterWriter) -> list[LetterLine]:
    """Returns who gets back to whom, as it was noted today, else by when they decide."""
    last = writer.last_round
    if last is None:
        return []
    decision = last.process.decision
    promised = [
        one
        for one in writer.occasion.opportunity.promises
        if one.is_open and not one.is_mine and one.interview in (None, last.id)
    ]
    words = (*([decision.words] if decision else []), *(one.words for one in promised))
    names = NextNames(_names_met(writer), frozenset(writer.points.contact.name.split()))
    is_fresh = writer.occasion.now - last.end < FRESH
    said = next(filter(None, (say_next(each, names) for each in words)), "") if is_fresh else ""
    due = next((one.due.day for one in promised if one.due), None)
    day = decision.latest if decision else due
    if said:
        return [own_line(f"{said}.")]
    return [writer.say(agency_frames.NEXT, "next", day=writer.day(day))] if day else []
