"""Finds what was talked about."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ONE_OF_US, ClauseView, FoundNote
from coaching.reading.telling.questions_asked import QUESTION_WORD
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases, word_set

_MINUTES: Final = "(minutes|mins|min|hour|hours|hrs|half|stunden|minuten)"
_TOPIC: Final = compile_phrases(
    rf"""
    (was|were|is) all about
    (explored|unpacked|thrashed out|chewed over|kicked around|compared|swapped) * [about|on]
        + >how|the|their|what|why|whether|my|ideas|stories|notes
    (talked|spoke|speak|talk) [_] * at length (of|about|on)
    (talked|spoke|talk|speak|chatted) * on >the|their|my|our|how|what|why
    (banged|rattled|droned|harped|waffled|rabbited|went) on about
    (mainly|mostly|only|just|really) did >the|their
    (bulk|most|chunk|majority|core|rest) [of it|of that|of the time|of the chat|of the interview
        |of the talk] (was|is) [about|on] >how|the|their|what|why|my|whether
    (main|biggest|big) (chunk|part|bit|piece) (was|is) [about|on] >how|the|their|what|why|my|whether
    (talked|spoke|speak|talk|spoken|discussed) ~ of >the|their|my|our|how|what
    (we|and i|and me) [mostly|mainly|just] (talked|talk) >(?!about|to|for|with|through|over|a|an
        |long|more|shop
        |of|at|on|in|and|as|like|so|very|the)\w+
    (talked|chatted) >(?!about|to|for|with|w\b|wi\b|through|over|a|an|long|more|shop|of|at|on|in|and
        |as|like|so|very|the|me|him|her|them|too|quite|non|fast|again|first|then|today|it|briefly
        |mostly|mainly|loads|lots|tons|plenty|ages|nonstop|endlessly)\w+
    we (was|were) * on (the|their|how)
    (nattered|chinwagged|gabbed|yarned) * (about|on|over)
    (gave|given|got) (me|us) * (the|a) (lowdown|rundown|pitch|story|history|update|brief|briefing
        |spiel) (of|on|about)
    (were|was|went|kept going|keeps going|banging|rambling|raving|ranted|raved) * on about
    kept going on about
    (waxed|rattled|riffed|philosophised|brainstormed|debated|argued|mused|reminisced|caught up
        |compared notes) * (about|on|over)
    (hablando|hablado|charlado|conversando|falando|parlant) ~ (de|sobre|do|da|du)
    (bulk|most|rest|chunk|start|end|lot|majority|part|two thirds) of ~ (was|went|spent) * (on
        |about|around)
    (themes|subjects|agenda) (was|were)
    (brought|bring) up (the|their|how|some)
    (interested|into|curious|fascinated|excited) * (in|about|by) my
    (talked|talking|talk|spoke|speak|speaking|chatted|chatting|chat|chats) ~ about
    (talked|spoke|chatted|went|ran|gone|going|walking|running) * (through|over)
    (talked|spoke) * shop [about|on]
    (wanted|wants|want|liked|keen|eager|happy|loved|curious) to (hear|learn) ~ about
    (wanted|wants|want|liked|keen|eager|happy|loved|curious) to know (more|all|everything) about
    (wanted|wants|want|liked|keen|eager|happy) to (talk|chat|speak|hear) ~ about
    (wanted|wants|want|keen|liked) to * (talk|go|walk|run|chat) * (through|over)
    (hour|half|minutes|mins|min|bit|part|session|time|chat|slot|call) with _ [_] * (on|about|around)
    (wanted|wants|want|keen) to (discuss|go over|go through|dig into|focus on|explore)
    (wanted|wants|want|keen) to see >the|my|our|some|more
    we * (looked|were looking) * (at|into)
    (was|is|shes|hes|theyre) * (interested|keen) (in|on) >(?!me\b|my\b|it\b|that\b)\w+
    , all about >how|the|their|what|why|my
    (spent|spend|spending) ~ (on|talking about|discussing|going over|going through)
    (did|had|got|good|solid|nice) ~ {_MINUTES} [or so|at least] (on|about|talking about)
    (did|had|spent) % {_MINUTES} of >(?!silence|waiting|nothing|small|chit|chat|it|that|this|me|him
        |her|them|peace|questions)\w+
    (went|go|going|dived|dove|got) * (deep|straight|right|in depth|into detail|into depth|big|in) *
        + (on|into|about)
    (went|going|go) * (into|over|through|on about)
    (got|get|getting) * (stuck on|going on|into|onto|talking about|on to|stuck into|deep into
        |chatting about)
    (dug|digging|dig|dove|dived|drilled|drill|drilling|zoomed) * [down|deep] (into|in on|on)
    (focused|focussed|focusing|concentrated|homed in|honed in|zeroed in|led|opened) * (on|with)
    (grilled|drilled|probed|pressed) me ~ (about|on|over)
    (walked|took|talked|led|guided|ran|walks) (me|us|them) ~ through
    (explained|explains|explain|described|presented|outlined) * [to me|to us|me] [about]
    (told|tell|telling) (me|us) * [all|more|a lot|a bit|loads] about
    (showed|shown) (me|us) (the|their|how|what|some|a)
    gave (me|us) ~ (overview|rundown|tour|intro|picture|background|summary) (of|on|to|about)
    (discussed|discussing|discuss|covered|covering|debated) * [about|on]
    (touched|dwelt|elaborated) * (on|upon)
    (it|that|all|mostly|conversation|chat|talk|discussion|most|interview|whole|thing|call|hour
        |rest|time|half)
        + (was|were) * (about|around|on)
    (revolved|centred|centered|circled) * (around|about|on)
    (main|big|biggest|key|other|hot) (topic|topics|subject|theme|focus) (was|were|is) [on]
    (topic|topics|subject|focus|theme) (was|were) * [on]
    (lots|loads|tons|plenty|bunch) ~ (about|on|around)
    (a lot|bit) (of chat|of talk|of time|of discussion) (about|on)
    (bonded|nerded|geeked) * [out] (over|about|on)
    (chat|talk|discussion|conversation|back and forth|debate|natter|yarn|convo|exchange
        |dialogue) (about|on|around)
    (told|tell|telling|tells) (me|us) * >how|why
    (evoked|broached) * >the|their|my|how
    (talked|spoke) of nothing but
    (discussion|debate|conversation|natter|chat) (of|about|on|around|over)
    (was|were|is) * (open|honest|candid|frank|upfront|transparent) * about >why|how|the|their|what
    (brought|brings|bring) up (the|their|how|some|a)
    (abbiamo|ho) * parlato * [soprattutto] (di|del|della|delle|dei)
    (haben|hab|redeten|sprachen|ging|geredet|gesprochen|unterhalten|hat|habe) ~ (uber|um)
    (thema|themen) (war|waren)
    (falamos|conversamos|conversou|falou|discutimos|falaram|falei) ~ (sobre|de|do|da
        |dos|das)
    (hablamos|hablo|conversamos|charlamos|discutimos|comentamos) ~ (sobre|de|del)
    (parle|discute|echange|parlait) ~ (de|du|des|sur)
    """
)
_TOPIC_OPENING: Final = compile_phrases(
    """
    (mostly|mainly|largely|all|basically|loads|lots|plenty) (about|on|around)
    (mostly|mainly|largely)
    """
)
"""A sentence without a verb: "Mostly the backlog and whether I could cope"."""
_OF_THE_JOB: Final = re.compile(
    r"(?:about )?(?:the|a|an|their|that) (?:\w+ ){1,4}(?:(?:job|role|position|post|vacancy|gig)\b"
    r"|(?<!are )(?<!is )(?<!re )opening (?:$|at |for |with |, ))"
)
_SMALL_TALK: Final = re.compile(
    r"(?:the |my |our |about )*(?:weather|weekend|weekends|traffic|football|parking|commute) "
)
_A_SUBJECT: Final = re.compile(
    r"(?:i|he|she|they|it|we|you|there|im|its|good|fine|ok|nice|just|\w{1,20}ed) "
)
_NO_TOPIC: Final = re.compile(
    r"\bquestions? (?:was|is|were|came) |^(?:zoom|teams|google|meet|skype|webex|the phone|phone"
    r"|video|site|hold|track|par|board|form|time)\b"
    r"|^(?:how|why) (?:long|much|to|i|they decide|the next|im|id|my) "
    r"|(?:the way|how) \w+ $|\bas $"
    r"|\b(?:asked|asks|ask|made|had|let|wanted) (?:me|us) (?:to )?$"
    r"|^(?:(?:a )?(?:coffee|tea|lunch|breakfast|drinks?)|the talking|most of the talking) ?$"
    r"|\b(?:not|didnt) |\b(?:my|their|the) (?:salary|pay)\b|^(?:it all|everything|all of it|it"
    r"|that|this|him|her"
    r"|them|me"
    r"|myself|nothing|how it|a bit|well|ok|fine) ?$"
)
_WALKED: Final = re.compile(r"(?:talked|walked|ran|went) (?:him |her |them )?through ")
"""What I talked somebody through is my own answer."""
_GRILLED: Final = re.compile(r"(?:grilled|drilled|probed|pressed) ")
_ASKS: Final = re.compile(f"(?:{QUESTION_WORD}) ")


_POINTS_BACK: Final = re.compile(
    r"(?:about |on |of )?(?:this|it|that|them|those)(?: one)?(?: (?:a lot|a bit|a while"
    r"|for long|for ages|for a while|quite a bit|at length|in depth|in detail"
    r"|the most|most|mostly|long))? $"
)
"""Names no subject of its own: "we talked about this a lot"."""


def points_back(view: ClauseView, found: FoundNote) -> bool:
    """Tells whether what was talked about is only what was named just before."""
    return _POINTS_BACK.fullmatch(view.line.between(found.first, found.last)) is not None


def find_topic(view: ClauseView) -> FoundNote | None:
    """Returns what they talked about."""
    cue = view.find(_TOPIC, ONE_OF_US | {Doer.THING})
    if cue is None:
        return _find_opening(view)
    if _names_none(view, cue.first, cue.last):
        return None
    before, object_text = _around(view, cue.first, cue.last)
    if _SMALL_TALK.match(object_text) or _OF_THE_JOB.match(object_text):
        return None
    if _NO_TOPIC.search(before) or _NO_TOPIC.search(object_text):
        return None
    if _GRILLED.match(view.line.between(cue.first, cue.last)) and _ASKS.match(object_text):
        return None
    if cue.subject.doer is Doer.ME and _WALKED.match(view.line.between(cue.first, cue.last)):
        return None
    if cue.subject.doer is Doer.ME and not _is_shared(view.line.between(cue.first, cue.last)):
        return None
    whom = view.whom(cue) or _with_whom(view)
    return FoundNote(NoteKind.TOPIC, cue.last, view.last, whom)


def _names_none(view: ClauseView, first: int, last: int) -> bool:
    """Tells whether no topic follows: "she goes, tell me about a time" asks for a story, and
    "talked budgets with Ana" names one, but "talked loads" does not."""
    if view.line.between(first, first + 2) == "tell me ":
        return True
    return view.line.between(first, last) in _BARE and not _says_with_whom(view, last)


_BARE: Final = ("talked ", "chatted ")


def _says_with_whom(view: ClauseView, first: int) -> bool:
    words, places = view.line.words, view.speakers.people.places
    return any(first < one.first < view.last and words[one.first - 1] in _WITH for one in places)


def _with_whom(view: ClauseView) -> str | None:
    """Returns "Marit" where the clause begins with "With Marit"."""
    if view.line.words[view.first] not in ("with", "mit", "com", "con", "avec", "met"):
        return None
    return next(iter(view.speakers.names_in(view.first, view.first + 2)), None)


def split_topic(view: ClauseView, found: FoundNote) -> list[FoundNote]:
    """Returns a topic for each person: "about budgets and with Tom about the rebrand"."""
    words, topics, rest = view.line.words, [], found
    for place in view.speakers.people.places:
        first, last = place.first - 2, place.last
        is_inside = rest.first < first and last + 1 < rest.last
        if (
            is_inside
            and words[last] in ("about", "on", "over", "through")
            and _IS_WITH.match(view.line.between(first, last))
        ):
            topics.append(FoundNote(rest.kind, rest.first, first, rest.whom))
            rest = FoundNote(rest.kind, last + 1, rest.last, place.name)
    return [*topics, *_split_by_partner(view, rest)]


def _split_by_partner(view: ClauseView, found: FoundNote) -> list[FoundNote]:
    """Returns a topic for each person behind "with": "budgets with Tom and timetables with Ana"."""
    words, topics, first = view.line.words, [], found.first
    for place in view.speakers.people.places:
        at = place.first - 1
        is_with = first < at < found.last and words[at] in _WITH and words[at - 1] not in _TOGETHER
        behind = min(place.last, found.last)
        ends = behind == found.last or words[behind] in _JOINS
        if is_with and ends:
            topics.append(FoundNote(found.kind, first, at, place.name))
            first = behind
            while first < found.last and words[first] in _JOINS:
                first += 1
    if first < found.last:
        topics.append(FoundNote(found.kind, first, found.last, None if topics else found.whom))
    return topics


_WITH: Final = frozenset({"with", "w", "wi", "wit"})
_JOINS: Final = frozenset({"and", ",", "then", "plus", "about", "+", "&", ";", "also"})
_TOGETHER: Final = word_set(
    """
    working work worked works dealing deal competing compete partnering collaborating living
    integrating fit fitting helping experience problems issues struggling
    """
)
"""Before "with", it is no talk with somebody: "about working with Ana"."""
_IS_WITH: Final = re.compile(r"(?:and|,|then|plus) (?:with|to) ")


def _around(view: ClauseView, first: int, last: int) -> tuple[str, str]:
    return view.line.between(view.first, first), view.line.between(last, view.last)


def _is_shared(cue: str) -> bool:
    """Tells whether "I" talked with somebody; what I explained or showed is my own answer."""
    return bool(
        re.match(
            r"(?:talk|spoke|speak|chat|discuss|cover|spent|had|did|got|explor|unpack|compar)", cue
        )
    )


def _find_opening(view: ClauseView) -> FoundNote | None:
    """Reads a sentence that only names what it was about."""
    if not view.clause.opens:
        return None
    match = _TOPIC_OPENING.match(view.line.text, view.line.offset(view.first))
    if not match or re.match(r"(?:i|he|she|they|it|we|good|fine|ok|nice|\w{1,20}ed) ", view.text):
        return None
    first = view.line.place(match.end())
    if _A_SUBJECT.match(view.line.between(first, view.last)):
        return None
    return FoundNote(NoteKind.TOPIC, first, view.last, view.speakers.last_subject.name)
