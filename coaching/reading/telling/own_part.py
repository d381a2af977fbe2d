"""Finds what the person left unsaid, what they promised, and what they would do better."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import MYSELF, ClauseView, FoundNote
from coaching.reading.telling.subjects import Doer
from coaching.reading.word_line import compile_phrases

_SAY: Final = (
    "say|tell|mention|bring up|show|ask|talk about|explain|add|raise|point out|share|discuss|speak"
    " about|present|use|demo|get to|cover|get into|give|describe|highlight|asking|talking about"
    "|mentioning|showing|telling|saying|explaining|bringing up|speaking about"
)
_SAID: Final = (
    "said|told|mentioned|brought up|shown|asked|talked about|explained|added|raised|pointed out"
    "|shared"
    "|spoken about|used|given|described|highlighted|talked more about|said more about|pushed"
)
_TO_WHOM: Final = (
    "[them|him|her|mam|sir|me|to them|to him|to her|anything] [again|about]"
    " [that|about|the bit about]"
)
_UNSAID: Final = compile_phrases(
    f"""
    (forgot|forgotten|forget) * to * ({_SAY}) * {_TO_WHOM}
    (forgot|forgotten) [completely|totally] about
    (forgot|forgotten) (the|my|that)
    never * (got|get|had) [the|a] [chance|time|moment|round|around] * (to|to ask about) [({_SAY})]
    (didnt|did not|couldnt|could not) * (get|have|find|got) [the|a|any|enough] * [round|around
        |chance|time|moment|opportunity|room|opening] to * ({_SAY}) {_TO_WHOM}
    (didnt|did not|couldnt) * (manage|get) to * ({_SAY}) {_TO_WHOM}
    (no|ran out of|hadnt|not enough|without|too little) [time|chance] [time
        |chance] [left] [for me] to * ({_SAY}) {_TO_WHOM}
    (shouldve|should have|should of|couldve|could have|shoulda|wouldve liked to
        |would have liked to|meant to|wanted so much to) * (have)?
        + ({_SAID}|{_SAY}) {_TO_WHOM}
    (wish|wished) i (had|would have|wouldve|could have|couldve|have) * ({_SAID}) {_TO_WHOM}
    (wish|wished) id * ({_SAID}) {_TO_WHOM}
    (didnt|did not|hadnt|havent|never) * (mention|mentioned|say anything about|bring up
        |brought up|said anything about|told them about|tell them about
        |talk about) [the fact] [that]
    (left|leaving) out [the|that] [fact|bit|part] [that|about]
    (slipped my mind|skipped over|skipped) [to mention|the fact] [that|about]
    what i (should|shouldve|could|couldve|wanted|meant|forgot|didnt|wish) * [have|to|of|i had
        |id] * [{_SAID}|{_SAY}] [is|was] [,] [that]
    (vergessen|vergass|vergas) * [,] [zu (sagen|erwahnen)] [dass]
    (esqueci|esqueceu|esqueco) * de * (falar|dizer|mencionar|contar|perguntar) [sobre|da|do|de|que]
    (olvide|olvido) * (mencionar|decir|contar|hablar|preguntar|comentar) [que|de|sobre]
    oublie de * (mentionner|dire|parler|demander|preciser) [que|de]
    """.replace("(have)?", "[have]")
    .replace("[zu (sagen|erwahnen)]", "[zu sagen|zu erwahnen]")
    .replace(f"[({_SAY})]", f"[{_SAY}]")
)
_GIVE: Final = (
    "send|mail|email|e mail|forward|share|drop|ping|text|whatsapp|pass|get back|come back|write"
    "|call"
    "|ring|put together|look up|dig out|check|connect|introduce|bring|prepare|provide|upload|post"
    "|resend|follow up|let|give|show|schicken|schick|senden|mandar|enviar|envoyer|mailen|shoot"
)
_PERSON: Final = "[him|her|them|mam|maam|sir|_] [_]"
_PROMISED: Final = compile_phrases(
    f"""
    (promised|promise) {_PERSON} [that] [to|i|id|i would|i will|ill|the|my|a]
    (owe|owing) [him|her|them|_] [_]
    (told|tell|said|say|offered|agreed|volunteered|undertook|mentioned) {_PERSON} * [that|to] [to
        |mam|sir|him|her|them] * (to|id|i would|i will|ill|i can|i could|im going to|im gonna
        |i am going to|i shall) * ({_GIVE})
    (im|i am) (going to|gonna|to) * ({_GIVE}) (him|her|them|_) ~
    (ill|i will|i shall) * (send|mail|email|e mail|forward|share|drop|ping|text|write|call|ring
        |get back) [to] (him|her|them|mam|sir)
    i * (need|have|got|must|should|still have|still need|havve) * to * (send|mail|email
        |forward) (him|her|them|over|_)
    (versprochen|versprach) *
    (prometi|prometido|promis) *
    """
)
_DEED: Final = re.compile(rf" (?:id |ill |i will |i would |i can |i am |im )?(?:{_GIVE}) ")
_NOT_PROMISED: Final = re.compile(
    r" (?:me|us) (?:to|that|a|the|they|he|she)|(?:let|give|show) (?:me|it|you|up)|(?:they|he|she)"
    r" (?:will|would|ll)|write (?:sql|code|go)|call it|check in $"
)
_WEAK_DEED: Final = re.compile(
    r"(?:froze|frozen|blanked|(?:went|gone|go|mind) (?:completely |totally |a bit )?blank|fluffed"
    r"|rambled|rambling|waffled|waffling|stumbled|mumbled|stammered|stuttered|botched|bombed"
    r"|flunked"
    r"|choked|panicked|tripped (?:up|over)|messed (?:up|that|it|this)|screwed up|struggled"
    r"|floundered"
    r"|shrugged|bluffed|winged it|got (?:lost|stuck|tangled|flustered|confused|muddled|defensive"
    r"|nervous)|tied myself|lost (?:my|the) thread|talked (?:too|way too|over)|spoke too|went on"
    r" too"
    r"|overran|babbled|fumbled|butchered|bottled|dodged|undersold|oversold|gaguejei|travei"
    r"|just laughed|laughed it off)"
)
_WEAK_ANSWER: Final = re.compile(
    r"(?:(?:didnt|did not|couldnt|could not|dont|had no|havent|hadnt) (?:really |even |quite |a "
    r"|have a |have |really have a |got a |properly |give a |give |come up with a |think of a )*"
    r"(?:good|great|proper|real|decent|clear|solid|convincing|strong|clue|answer|answers|idea|know"
    r"|explain|think of anything|an answer|example|examples)"
    r"|no (?:good|real|proper|decent|great) answer|couldnt answer|could not answer|didnt know what"
    r"|not (?:ideal|my best|my finest|my strongest|great of me|very convincing|well prepared)"
    r"|wasnt (?:my best|my finest|great|prepared|very clear|clear|convincing|ideal)"
    r"|weakest (?:bit|part|answer|moment)|could have (?:been|gone|done|answered|explained)"
    r" (?:better"
    r"|stronger|clearer|shorter|more)|couldve (?:been|gone|done|answered|explained) (?:better"
    r"|stronger|clearer|shorter|more)|(?:need|needs|want) (?:a|to|more|better) (?:\w+"
    r" ){0,2}(?:answer"
    r"|practise|practice|prepare|work on|brush up|story|example|examples|numbers|revise)"
    r"|(?:should|shouldve|should have|must|need to|have to|gotta|ought to) (?:really |just "
    r"|probably )?"
    r"(?:get(?! (?:him|her|them|it|back|in|to))|be|been|prepare|prepared|practise|practised"
    r"|practice|practiced|read up|revise|revised"
    r"|learn|work on|brush up|slow down|keep|have had|had|rehearse|rehearsed|bring|brought|research"
    r"|researched|polish|tighten|slowed|spoken|stopped|listened|waited|structured|checked|known"
    r"|kept)|(?:answer|answers|example|part|bit|demo|presentation|pitch|story)"
    r" (?:on |about |to |of |for )?(?:\w+ ){0,5}(?:was|were|felt|came out|came across|sounded)"
    r" (?:a bit |bit |pretty |really |kind of |kinda |way |too |very |quite |so |rather"
    r" )*(?:thin|weak"
    r"|bad|rubbish|poor|waffly|messy|shaky|long|vague|flat|muddled|terrible|awful|wooly|woolly"
    r"|rushed|short|confusing|confused|clumsy|rambling|all over|generic|superficial|unclear)"
    r"|(?:would|we)(?:d| would)? have (?:liked|wanted|loved|appreciated) (?:to see )?(?:more|a"
    r" bit more)"
    r"|wed have liked|wished for more|nicht gut (?:geantwortet|erklart)|keine gute antwort"
    r"|nao soube responder|no supe|jai pas su|(?:work|improve) on my)"
)
_WEAK: Final = re.compile(f"(?<= )(?:{_WEAK_DEED.pattern}|{_WEAK_ANSWER.pattern})(?= )")
_ONLY_A_PREFACE: Final = re.compile(r"(?:her|his|their|she|he|they|you|the train|it) ")


def find_unsaid(view: ClauseView) -> FoundNote | None:
    """Returns what the person did not get to say or ask."""
    cue = view.find(_UNSAID, MYSELF | {Doer.WE, Doer.THING})
    if cue is None:
        return None
    if re.match(r"(?:shouldve|should have|should of) (?:been|done|gone)", view.text):
        return None
    return FoundNote(NoteKind.UNSAID, cue.last, view.last)


def find_promise(view: ClauseView) -> FoundNote | None:
    """Returns what the person promised, from the deed on: "send him the repo"."""
    cue = view.find(_PROMISED, MYSELF | {Doer.WE})
    if cue is None or _NOT_PROMISED.search(" " + view.line.between(cue.first, view.last)):
        return None
    whom = next(view.speakers.names_in(cue.first, view.last), None)
    deed = _DEED.search(
        view.line.text, view.line.offset(cue.first) - 1, view.line.offset(view.last)
    )
    first = view.line.place(deed.start() + 1) if deed else _behind_person(view, cue.first)
    return FoundNote(NoteKind.PROMISED_BY_ME, first, view.last, whom)


def _behind_person(view: ClauseView, cue: int) -> int:
    """Returns the place behind "promised Mirela" or "owe her"."""
    named = [place for place in view.speakers.people.places if place.first == cue + 1]
    if named:
        return named[0].last
    return cue + 2 if view.line.words[cue + 1] in ("him", "her", "them", "mam", "sir") else cue + 1


def find_weakness(view: ClauseView) -> FoundNote | None:
    """Returns the clause in which an answer did not go well, or which says what would be better."""
    found = view.search(_WEAK)
    if found is None or found[0] - view.first > 8:
        return None
    subject = view.speakers.subject(view.first, found[0])
    if subject.doer is Doer.WE:
        return None
    if subject.doer is Doer.THEM and _ONLY_A_PREFACE.match(view.text) and not _is_advice(view):
        return None
    return FoundNote(NoteKind.TO_IMPROVE, view.first, view.last)


def _is_advice(view: ClauseView) -> bool:
    return bool(re.match(r"(?:he|she|they) (?:said|told|would|thought|felt|d) ", view.text))
