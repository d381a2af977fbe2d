"""One time changes another in talk: a second thought, a move, an end, a day said apart from it."""

import re
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from coaching.reading.times.date_clock import ClockSpan, ClockTime
from coaching.reading.times.date_days import (
    NumericDate,
    PartialDate,
    RelativeDay,
    Week,
    Weekday,
)
from coaching.reading.times.date_facts import DateFacts, Duration, EndTime, FromNow, PartOfDay
from coaching.reading.times.in_talk.found_time import FoundTime, can_be_one
from coaching.reading.times.in_talk.judge_phrases import DAY_FORMS
from coaching.reading.times.in_talk.placed_text import BREAK

_CLOCK_FACTS: Final = (ClockTime, ClockSpan, FromNow)


_SECOND_THOUGHT: Final = re.compile(
    r"[ .-]{0,9}(?:oh |uh |um |er |ah |or |well )?(?:no wait|wait no|no sorry|sorry no|oh no|sorry"
    r"|actually|no (?:hang|hold) on|(?:hang|hold) on(?: no)?|or was it|was it"
    r"|i mean"
    r"|i meant|make that|no make that|correction|(?:no )?scratch that|oops"
    r"|or rather|rather|wait|nein"
    r"|ach nein|quatsch|perdon|desculpa|quer dizer|digo|no|not that|strike that"
    r"|sorry (?:i )?(?:got|had|read|wrote|typed) (?:that|it) wrong|my bad|my mistake|typo)"
    r"(?: (?:i mean|it's|its|it is|it was|was|on|at|by|the|for|to|make that|um|am|no|sorry"
    r"|(?:he|she|they) (?:said|meant))){0,9}"
    r"[ -]{0,9}$"
)
_CHANGED: Final = re.compile(
    r" (?:but|and) (?:i |we )?(?:asked for|got|pushed (?:it )?(?:back )?to|extended (?:it )?to) $"
)
_AGREED: Final = re.compile(
    r" (?:and )?(?:they|she|he) (?:said|were|was|are|is)? ?(?:fine|ok|okay|yes|agreed|happy)\b"
)
_SAME_TIME: Final = re.compile(r" (?:at )?(?:the )?same time\b")
_NEAR: Final = 44


_DOUBTED: Final = re.compile(
    r"[ .-]{0,9}(?:oh |uh |um |er |ah |or |well |but )?(?:no|nein|nee|non|nao|sorry|wait|hang on"
    r"|hold on|actually|scratch that)\b[^" + BREAK + r"]{0,36}$"
)
"""Leads up to the day that was just named, which is then not the one: "friday, no, friday is"."""
_REASON: Final = 60


def join_second_thoughts(found: list[FoundTime], text: str) -> list[FoundTime]:
    """Returns the times with the last thought for each: "Friday, no, Friday's the fair, Monday"."""
    joined: list[FoundTime] = []
    is_dismissed = False
    for time in found:
        before = joined[-1] if joined else None
        if before and is_dismissed and _replaces_dismissed(before, time, text):
            joined[-1] = _correct_time(before, time, text)
            is_dismissed = False
        elif before and _dismisses(before, time, text):
            joined[-1] = replace(before, end=time.end)
            is_dismissed = True
        elif before and _corrects(before, time, text):
            joined[-1] = _correct_time(before, time, text)
        else:
            joined.append(time)
            is_dismissed = False
    return joined


def _dismisses(first: FoundTime, second: FoundTime, text: str) -> bool:
    """Tells whether the same day is named again behind a "no", so that it does not hold."""
    days = [fact.index for fact in first.facts if isinstance(fact, Weekday)]
    again = [fact.index for fact in second.facts if isinstance(fact, Weekday)]
    if not days or days != again or text[second.end : second.end + 6].startswith(" after"):
        return False
    between = _between(first, second, text)
    is_near = len(between) <= _NEAR and BREAK not in between
    return is_near and _DOUBTED.fullmatch(between) is not None


def _between(first: FoundTime, second: FoundTime, text: str) -> str:
    """Returns the words between two times; "no" before a day is a denial but in Portuguese."""
    denial = _NO.match(text, second.start)
    return text[first.end : denial.end() if denial else second.start]


_NO: Final = re.compile(
    r"no (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|(?:el )?(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)\b)"
)


def _replaces_dismissed(first: FoundTime, second: FoundTime, text: str) -> bool:
    between = text[first.end : second.start]
    return second.has_day and len(between) <= _REASON and BREAK not in between


def _corrects(first: FoundTime, second: FoundTime, text: str) -> bool:
    between = _between(first, second, text)
    if len(between) > _NEAR:
        return False
    if _SECOND_THOUGHT.match(between.replace(BREAK, " ")):
        return True
    return bool(_CHANGED.match(between)) and bool(_AGREED.match(text[second.end : second.end + 40]))


def _correct_time(first: FoundTime, second: FoundTime, text: str) -> FoundTime:
    """Returns the second time, with what it leaves out taken from the first."""
    facts = second.facts
    if second.has_day and not any(isinstance(fact, FromNow) for fact in facts):
        only_weekday = all(
            isinstance(fact, Weekday) for fact in facts if isinstance(fact, DAY_FORMS)
        )
        kept = first.without(RelativeDay, PartialDate, NumericDate, Weekday)
        if not only_weekday:
            kept = tuple(fact for fact in kept if not isinstance(fact, Week))
    else:
        kept = first.facts
    if second.has_time:
        kept = tuple(
            fact for fact in kept if not isinstance(fact, (*_CLOCK_FACTS, EndTime, PartOfDay))
        )
    facts = _with_week_after(first, facts, text[second.end : second.end + 8])
    merged = (*kept, *facts)
    same = _SAME_TIME.match(text[second.end : second.end + 24])
    end = second.end + (same.end() if same else 0)
    return FoundTime(first.start, end, merged if can_be_one(merged) else facts)


def _with_week_after(first: FoundTime, facts: DateFacts, behind: str) -> DateFacts:
    """Reads "friday ... no, the friday after" as the same day a week later."""
    days = [fact for fact in first.facts if isinstance(fact, Weekday)]
    again = [fact for fact in facts if isinstance(fact, Weekday)]
    if not (days and again and behind.startswith(" after")) or days[0].index != again[0].index:
        return facts
    return tuple(replace(f, weeks=f.weeks + 1) if f is again[0] else f for f in facts)


_MOVE: Final = re.compile(
    r"\b(?:mov(?:e|ed|ing)|resched\w*|postpon\w*|prepon\w*|shift\w*|push\w*|bring|brought|chang\w*"
    r"|delay\w*|swap\w*|switch\w*|verschob\w*|verschieb\w*|verleg\w*|adia\w*|remarc\w*"
    r"|mud(?:ar|ou|amos)|reprogram\w*"
    r"|cambi\w*|deplac\w*|report\w*|pulled|forward)\b"
)
_FORMER_LEAD: Final = re.compile(r"(?:^|\W)(?:from|vom|von|de|da|do|del|du) (?:the |our |my )?$")
_INSTEAD_OF: Final = re.compile(
    r"(?:^|\W)(?:instead of|rather than|no longer|statt|anstatt|anstelle von|en lugar de|em vez de"
    r"|au lieu de) (?:on |at |am |the |um )?$"
)
_NOT_LEAD: Final = re.compile(r"(?:^|\W)(?:not|(?:was|is|wo)n'?t(?: be)?) (?:at |on |for |the )?$")
_WAS_NOT: Final = re.compile(r"(?:^|\W)(?:was|is)n'?t (?:(?:at|on|for) )?(?:the )?$")
_ANY_MORE: Final = re.compile(r",? any ?(?:more|longer)\b")
_TO_NEW: Final = re.compile(
    r"[ -]*(?:slot |one |call |interview |chat |meeting )?(?:(?:is|was|has|been|got|gets|now) )*"
    r"(?:(?:moved|rescheduled|pushed|shifted|changed|postponed|brought) )?(?:back |up |forward )?"
    r"(?:to|auf|para|->|>|a) (?:the |on )?$"
)


def mark_former(found: list[FoundTime], text: str) -> list[FoundTime]:
    """Marks the times that no longer hold: "from Tuesday" in "moved from Tuesday to Thursday"."""
    return [
        replace(time, is_former=_is_former(time, following, text, has_other=bool(place)))
        for place, (time, following) in enumerate(zip_longest(found, found[1:]))
    ]


def _is_former(time: FoundTime, following: FoundTime | None, text: str, *, has_other: bool) -> bool:
    before = _sentence_before(text, time.start)
    has_other = has_other or _is_put_right(time, following, text)
    if _INSTEAD_OF.search(before) or _WAS_NOT.search(before):
        return True
    has_other = has_other or _ANY_MORE.match(text, time.end) is not None
    if has_other and is_denied_time(before):
        return True
    sentence = before + text[time.start : time.end + 60].partition(BREAK)[0]
    if not _MOVE.search(sentence):
        return False
    if following and _TO_NEW.match(text[time.end : following.start]):
        return True
    return bool(following and _FORMER_LEAD.search(before))


def is_denied_time(before: str) -> bool:
    """Tells whether the words right before a time say that it does not hold: "not Tuesday"."""
    return _NOT_LEAD.search(before) is not None


def _is_put_right(time: FoundTime, following: FoundTime | None, text: str) -> bool:
    """Tells whether the time that holds stands right behind: "not Friday, Monday"."""
    return (
        following is not None and _PUTS_RIGHT.fullmatch(text, time.end, following.start) is not None
    )


_PUTS_RIGHT: Final = re.compile(
    r"[ ,-]{0,3}(?:but |it'?s |its |it is |it was |on |at |for |the |now |is |was ){0,4}"
)


def _sentence_before(text: str, place: int) -> str:
    return text[max(0, place - 90) : place].rpartition(BREAK)[2]


_ENDED: Final = re.compile(
    r"[ -]*(?:and |till |until |to )?(?:(?:then |we |it |i |they |all |was |were |got ))*"
    r"(?:wrapped|finished|ended|done|over|out|closed|stopped|left)(?: up| it)? "
    r"(?:by |around |about |just )*$"
)


def join_ends(found: list[FoundTime], text: str) -> list[FoundTime]:
    """Joins "started at four" and "we wrapped at five" to one time with its end."""
    joined: list[FoundTime] = []
    for time in found:
        clocks = [fact for fact in time.facts if isinstance(fact, ClockTime)]
        before = joined[-1] if joined else None
        if (
            before
            and clocks
            and not time.has_day
            and any(isinstance(fact, ClockTime) for fact in before.facts)
            and (_ENDED.match(text[before.end : time.start]) or _is_end_of(before, time, text))
        ):
            joined[-1] = replace(before, facts=(*before.facts, EndTime(clocks[0])))
            continue
        joined.append(time)
    return joined


_UNTIL: Final = re.compile(r" ?(?:to|-|until|till|til|bis|ate|a las|as|a|jusqu'a|tot) ?$")


def _is_end_of(first: FoundTime, second: FoundTime, text: str) -> bool:
    """Tells whether "14:00 to 15:30" is one span of time; a time that is moved is none."""
    if second.has_day or first.is_former or any(isinstance(f, EndTime) for f in first.facts):
        return False
    between = text[first.end : second.start]
    return bool(_UNTIL.match(between)) and not _MOVE.search(_sentence_before(text, first.end))


def lend_days(found: list[FoundTime], text: str) -> list[FoundTime]:
    """Gives a time of day the day that is said apart from it in the same sentence."""
    lent: list[FoundTime] = []
    for place, time in enumerate(found):
        day = None if time.has_day else _day_beside(found, place, text)
        facts = (*day.without(PartOfDay, Duration), *time.facts) if day else time.facts
        lent.append(replace(time, facts=facts) if can_be_one(facts) else time)
    return lent


def _day_beside(found: list[FoundTime], place: int, text: str) -> FoundTime | None:
    """Returns the only day without a time in the sentence, before or else after the time of day."""
    time = found[place]
    before = [one for one in found[:place][::-1] if not one.is_former] or found[:place][::-1]
    for other in (*before[:1], *found[place + 1 :][:1]):
        between = text[min(other.end, time.end) : max(other.start, time.start)]
        if not other.has_day or other.has_time or len(between) >= 70:
            continue
        if BREAK not in between or (other in found[:place] and _TIME_LABEL.fullmatch(between)):
            return None if other.is_former else other
    return None


_TIME_LABEL: Final = re.compile(
    rf"[ {BREAK}]*+(?:(?:start(?:ing)?|arrival|interview)? ?(?:time|uhrzeit|hora|horario|heure|tijd"
    rf"|at|from|um|when)[ {BREAK}]*+)?[ {BREAK}-]*+"
)
"""Stands between the day and the hour where each has a line of its own."""
