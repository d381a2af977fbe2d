"""Finds what the person left unsaid, and what they promised."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import MYSELF, ClauseView, CueInClause, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

_SAY: Final = (
    "say|tell|mention|bring up|show|ask|talk about|explain|add|raise|point out|share|discuss|speak"
    " about|present|use|demo|get to|cover|get into|give|describe|highlight|asking|talking about"
    "|mentioning|showing|telling|saying|explaining|bringing up|speaking about|talk|speak"
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
    rf"""
    (nahiya|nakalimutan|nalimutan|hindi) (ako|ko|kong) * [na|ng|to|nang] ({_SAY}|nasabi|natanong
        |nabanggit|masabi|itanong|sabihin) {_TO_WHOM}
    (sikusema|sikutaja|sikuuliza|sikumwambia|sikuwaambia|nilisahau) * [kusema|kutaja|kuuliza]
        + [about|kuhusu|ati|that]
    (maine|main|mene) * (nahi|nahin) (bataya|bola|poocha|pucha) [ki|about|that]
    (wouldve|would have|id have|would) * (loved|liked|wanted|preferred) to * ({_SAY}) * [more
        |a bit more] {_TO_WHOM}
    (faltou|faltaram|ficou faltando) * (falar|dizer|mencionar|contar|perguntar) * [sobre|da|do|de
        |que]
    (me falto|me quedo) * (decir|mencionar|contar|hablar) * [que|de|sobre]
    (ran|running|run) * (out of|short of|short on) (time|steam) [for|to|before] [{_SAY}] {_TO_WHOM}
    (wasnt|was not|werent|couldnt|wasn't|not) * able to * ({_SAY}) * {_TO_WHOM}
    (forgot|forgotten|forget|missed|failed|neglected|omitted) * to * ({_SAY}) * {_TO_WHOM}
    (dont|do not|didnt|did not) * (ask|asked) * [anything|them|him|her] (about|if|whether|how|what
        |who|when|why|re|for)
    (never|not once) * (asked|say|said anything|said a word|showed|shown|raised|brought
        + up) * [anything|them|him|her] [about|re|on|regarding] [:]
    (regret|annoyed|gutted|myself|cross|angry|mad|frustrated|sad|shame|pity|sorry|upset|stupid
        |stupidly) * [with myself] [that|for|about] [i] * (not|didnt|never|hadnt|havent) * ({_SAY}
        |{_SAID}) {_TO_WHOM}
    (wouldve|would have|would|mightve|might have) * been (good|nice|better|smart|worth|useful|wise
        |great|clever) * [to] * ({_SAY}) {_TO_WHOM}
    (ran|running|run) out of time (before|till|until) (i|we) * (could|got to|had got to|can) *
        + [({_SAY})] {_TO_WHOM}
    only ~ (remembered|thought of|realised|realized) * [that|about]
    (occurred to me|dawned on me|hit me|came to me|struck me) ~ (afterwards|after|later|too
        + late) [that|about]
    (wanted|want) still to * ({_SAY}) * {_TO_WHOM}
    never (asked|ask|told|tell) _ [_] (about|that|how|if|whether)
    (mi sono|me sono) (dimenticato|dimenticata|scordato|scordata) [di|del|della|che]
    (non ho) * (detto|menzionato|parlato|chiesto) [di|del|della|che]
    (meant|planned|intended|was going|had planned|was planning) to * ({_SAY}) * {_TO_WHOM}
    (wasnt|was no|were no|no|isnt) [the|any|enough] (time|chance|room) [left] for >my|the|that
    what i (couldnt|could not|cant|didnt|did not|never|didnt get to|never got to|didnt manage to) *
        + ({_SAY}|{_SAID}|get across|get in|get over) [them|him|her] [is|was|,] [about|that]
    nicht (erwahnt|gesagt|erzahlt) (hab|habe|hatte) [ich]
    (hab|habe) [ich] ~ nicht (erwahnt|gesagt|erzahlt) [,] [dass]
    slipped my mind to * ({_SAY}) {_TO_WHOM}
    (forgot|forgotten) [completely|totally] about
    (forgot|forgotten) >the|my|that|our
    never * (got|get|had) [the|a] (chance|time|moment|round|around) * (to|to ask about) [({_SAY})]
    never * (got|get) * (to|to ask about) [({_SAY})]
    never * had * to ({_SAY})
    [only] (one|only|other|another) thing i (forgot|missed|left out|didnt mention|didnt say
        |didnt ask|never asked|never said|never mentioned|shouldve said|should have said|wanted to
        + ask|wanted to say) [is|was|,|:|about] [that|about]
    (didnt|did not|couldnt|could not) * (get|have|find|got) [the|a|any|enough] * [round|around
        |chance|time|moment|opportunity|room|opening] to * ({_SAY}) {_TO_WHOM}
    (didnt|did not|never|wouldnt) * let me * ({_SAY}) {_TO_WHOM}
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
    (we|i) never got to (the|my|that) (part|bit|slide|section) [with|about|on|where]
    (left|leaving) out [the|that] [fact|bit|part] [that|about]
    (didnt|did not|never|couldnt) * get (around|round) to (the|my|that|asking|mentioning|saying
        |telling|showing|explaining) [them|him|her] [about|that|the|my]
    (had|have) not * [the] time * to ({_SAY}|speak of|talk of) [about|of|that]
    (have|had|did) not * (told|mentioned|said) * [them|him|her] (that|about|the|my)
    (could|can) not * (tell|mention|say|speak|talk|show) [them|him|her] [about|that|of]
    (blanked|spaced|forgot|forgot all|forgot everything) * (on|about) >mentioning|saying|asking
        |telling
    (forgot|forgot all|forgot everything) * about >the|my
    (slipped my mind|skipped over|skipped) [to mention|the fact] [that|about]
    what i (should|shouldve|could|couldve|wanted|meant|forgot|wish) * [have|to|of|i had
        |id] * [{_SAID}|{_SAY}|get across|get in|manage to say|manage to mention|get to say] [is
        |was] [,] [that]
    (vergessen|vergass|vergas) * [,] [zu (sagen|erwahnen)] [dass]
    (esqueci|esqueceu|esqueco) * de * (falar|dizer|mencionar|contar|perguntar) [sobre|da|do|de|que]
    (olvide|olvido) * (mencionar|decir|contar|hablar|preguntar|comentar) [que|de|sobre]
    oublie de * (mentionner|dire|parler|demander|preciser) [que|de]
    never * (said|mentioned|told|got to say|brought up|came to|asked) * [them|him|her] [that|about]
    (didnt|did not) * even * (get to|mention|say|tell|ask) [to] [say|mention|tell|ask] [them|him
        |her] [that|about]
    what i (ought|should|shouldve|needed|meant|wanted) [to] [have] * ({_SAID}|{_SAY}) [is
        |was] [that]
    no le (conte|dije) [lo de|que]
    (vergeten)
    (didnt|did not|never) * (tell|told) (them|him|her) [that|about]
    (didnt|did not|never) * (tell|told|speak|spoke) (about|of)
    (didnt|did not|never) * (say|said) [a word|one word|a thing|a single word] (about|on|of)
    said nothing * (about|of|on)
    (omitted|skipped) * >my|the|that
    no (dije|conte|mencione) [nada] [de|sobre|que|lo de]
    (wanted|hoped|tried|was hoping|was trying) to * ({_SAY}) * {_TO_WHOM}
    """.replace("(have)?", "[have]")
    .replace("[zu (sagen|erwahnen)]", "[zu sagen|zu erwahnen]")
    .replace(f"[({_SAY})]", f"[{_SAY}]")
)
_GIVE: Final = (
    "send|mail|email|e mail|forward|share|drop|ping|text|whatsapp|pass it|pass them"
    "|get back|come back|write|call"
    "|ring|put together|look up|dig out|check|connect|introduce|bring|prepare|provide|upload|post"
    "|resend|follow up|let|give|show|shoot|flick|fire|chuck|hand|run by|pass on"
)
_PERSON: Final = "[him|her|them|mam|maam|sir|_] [_]"
_PROMISED: Final = compile_phrases(
    rf"""
    (promised|promise) {_PERSON} [that] [to|i|id|i would|i will|ill|the|my|a]
    (owe|owing) [him|her|them|_] [_]
    (gave|given|give) {_PERSON} my word [that|to] [to|i|id|i would|i will|ill]
    (told|tell|said|say|offered|agreed|volunteered|undertook|mentioned) {_PERSON} * [that|to] [to
        |mam|sir|him|her|them] * (to|id|i|i would|i will|ill|i can|i could|im going to|im gonna
        |i am going to|i shall) * ({_GIVE})
    (supposed|due|down) to * ({_GIVE}) (him|her|them|_) ~
    said * (id|i would|ill|i will) * (get|bring|give|find|prepare|finish) (him|her|them|_) *
    [i] (must|should|gotta|to|ill|i will) * remember to * (send|mail|email|forward|share|drop) _
    (ill|i will|i shall) * get * (over|round|back) to (him|her|them|_)
    (ill|i will|i shall) * (send|mail|email|forward|share|drop|bring|post) (it|that|them|this|the
        |my|a|over)
    (im|i am) (going to|gonna|to) * ({_GIVE}) (him|her|them|_) ~
    (ill|i will) be (sending|mailing|emailing|dropping|bringing|forwarding|sharing|posting
        |handing) >(?!up|by)\w+
    (ill|i will|i shall) * (send|mail|email|forward|share|drop|bring|post|give|show|text) _ [_] (my
        |the|a|an|some|two|three|copies|proof)
    (ill|i will|i shall) * (send|mail|email|e mail|forward|share|drop|ping|text|write|call|ring
        |get back) [to] (him|her|them|mam|sir)
    [i] (need|have|got|must|should|ought|supposed|meant) * to * (send|mail|email|forward|get back
        |reply|share
        |drop|write back) [to] (him|her|them|over|_)
    [i] (need|have|got|must|should|supposed) * to * (get|give|bring|hand|show|pass)
        + >(?!up|along|on|in|into|out|to|better|more|back)\w+ _ * (my|the|a|an|two|some|copies
        |proof)
    [i] (gotta|hafta|must|should) * (send|mail|email|forward|share|drop) (him|her|them|over|_)
    [ich] (habe|hab) ~ versprochen [,] [dass|ich] *
    (versprach|versprochen) ~ [,] *
    (prometi|prometido|promis) *
    """
)
_AT_HOME: Final = re.compile(
    r"\bmy (?:landlord|sister|brother|mum|mom|mother|dad|father|wife|husband|girlfriend|boyfriend"
    r"|cousin"
    r"|kids|flatmate|roommate|therapist|bank|dentist)\b"
)
_DEED: Final = re.compile(rf" (?:id |i |ill |i will |i would |i can |i am |im )?(?:{_GIVE}) ")
_NOT_PROMISED: Final = re.compile(
    r" (?:reply|respond|answer|decide|get back)(?: to \w+)? (?:within|by|until|before) | (?:me"
    r"|us) (?:to|that|a|the|they|he|she)|(?:let|give|show) (?:me|it|you|up)|(?:they|he|she)"
    r" (?:will|would|ll)|write (?:sql|code|go)|call it|check in $"
)


def find_unsaid(view: ClauseView) -> FoundNote | None:
    """Returns what the person did not get to say or ask."""
    cue = view.find(_UNSAID, MYSELF | {Doer.WE, Doer.THING})
    if cue is None:
        return None
    if re.match(r"(?:shouldve|should have|should of) (?:been|done|gone)", view.text):
        return None
    if cue.first > view.first and view.line.words[cue.first - 1] == "you":
        return None
    if _WANTED.match(view.line.between(cue.first, cue.last)) and not _is_cut_off(view):
        return None
    if _NEWS.match(view.line.between(cue.last, view.last)) or _TO_COACH.match(
        view.line.between(cue.last - 1, view.last)
    ):
        return None
    if cue.last >= view.last and (view.last >= len(view.line.words) or view.line.is_end(view.last)):
        return None
    return FoundNote(NoteKind.UNSAID, _behind_firm(view, cue), view.last)


def _behind_firm(view: ClauseView, cue: CueInClause) -> int:
    """Returns where it begins behind whom it was to be told: "never asked Plum about Revit"."""
    is_asked = view.line.words[cue.last - 1] in ("asked", "ask", "told", "tell")
    behind = list(view.line.words[cue.last : cue.last + 3])
    if is_asked and "about" in behind and view.line.token(cue.last).is_capital:
        return cue.last + behind.index("about") + 1
    return cue.last


def _is_cut_off(view: ClauseView) -> bool:
    """Tells whether it did not come to what was wanted: "... but time ran out"."""
    return bool(_BUT.match(view.line.text, view.line.offset(view.last)))


_WANTED: Final = re.compile(r"(?:wanted|hoped|tried|was hoping|was trying) to ")
_BUT: Final = re.compile(
    r"(?:, )?(?:but|only|except) (?:[^ .!?]+ ){0,6}?(?:ran out|run out|no|never|not|didnt|couldnt"
    r"|wasnt|forgot|forgotten|moved on|cut|cut me|interrupted|stopped|was over|ended|up|short"
    r"|missed) "
)
_NEWS: Final = re.compile(r"(?:she|he|they|hr|\w+) (?:said|says|told|gave|wants|wanted|asked) ")
"""Whoever "forgot to mention she said ..." tells the coach now."""


_TO_COACH: Final = re.compile(r"(?:tell |to )?you ")


def is_told_to_coach(words: str) -> bool:
    """Tells whether it was not told to the coach: that was no part of the interview."""
    return re.search(r"\b(?:tell|told|mention(?:ed)? (?:it )?to|say to) you\b", words) is not None


def find_promise(view: ClauseView) -> FoundNote | None:
    """Returns what the person promised, from the deed on: "send him the repo"."""
    cue = view.find(_PROMISED, MYSELF | {Doer.WE})
    if (
        cue is None
        or is_at_home(view.text)
        or _NOT_PROMISED.search(" " + view.line.between(cue.first, view.last))
    ):
        return None
    whom = next(view.speakers.names_in(cue.first, view.last), None)
    deed = _DEED.search(
        view.line.text, view.line.offset(cue.first) - 1, view.line.offset(view.last)
    )
    first = view.line.place(deed.start() + 1) if deed else _behind_person(view, cue.first)
    return FoundNote(NoteKind.PROMISED_BY_ME, first, view.last, whom)


def is_at_home(words: str) -> bool:
    """Tells whether a deed is for the person's own people, and no employer's affair."""
    return bool(_AT_HOME.search(words))


def _behind_person(view: ClauseView, cue: int) -> int:
    """Returns the place behind "promised Mirela" or "owe her"."""
    named = [place for place in view.speakers.people.places if place.first == cue + 1]
    if named:
        return named[0].last
    following = view.line.words[cue + 1 : cue + 2]
    return cue + 2 if following and following[0] in _NAMED_AS else cue + 1


_NAMED_AS: Final = frozenset({"him", "her", "them", "mam", "sir"})
