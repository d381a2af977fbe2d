"""Finds what they asked."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import NOT_ME, ClauseView, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

QUESTION_WORD: Final = (
    "how|why|what|whats|which|when|where|who|whether|if|wie|warum|wieso|was|ob|wann|como|por|"
    "porque|que|qual|comment|pourquoi|si|cual|cuando|quando|are|do|did|can|could|would|have|is"
    "|will|does"
)
_ASKED: Final = compile_phrases(
    rf"""
    (first|second|third|next|last|main|hardest|trickiest|toughest|weirdest|only|big|key|opening|final
        |killer|another|other|classic|usual) [_] (question|questions|one) [_] (was|is|came
        |being) [from _|from _ _] [about|on|:|,]
    (opener|icebreaker|curveball|ice breaker) (was|is) [about|:]
    (put|had) me on the spot [with|about|over|by asking]
    (did|ran|played|gave us|set up|had) * [me|us] [do] (a|an|some|two|the) >role|roleplay|mock
    (threw|chucked|tossed|slipped|snuck) in * [a|one|question] [about|on]
        + >how|why|what|which|when|where|who|whether|if
    (checked|double checked|confirmed|asked about) * [with me] (if|whether|that i|how|why)
    (got|had|came|did) * the (usual|classic|standard|obligatory) [one|question]
        + [of|about|:] >how|why|what|where|tell|when|who|do|strengths|weaknesses|greatest
    (came|comes) >how|why|what|where|which|whether|who|do|are|can
    (asked|asks|asking) * (twice|more than once|repeatedly|several times|again and again|three
        + times) [about|on]
    (wonder|wondered|wondering|wonders) * [aloud|out loud] >how|what|which|when|where|why|who
    (had|asked|put|gave|set|threw|posed) [me|us] * [a|an|one|some|another] * (tricky|hard|good|tough
        |nice|curly|interesting|funny|weird|odd|trick|nasty|clever|sneaky|case|scenario
        |riddle) [one|question|case|scenario] [to me|to us|for me|at me]
        + >(?:,|:|-|–|\.)
    (invited|begged|challenged|urged) me to >explain|describe|tell|walk|do|solve|write|show|draw
        |sell|name|list|say|talk|argue|prove|imagine|pick
    tell me (about|how|why|what) >(?!it|that|him|her|myself)\w+
    (wanted|wants|asked for|asked) my * (take|view|views|opinion|thoughts|thinking|ideas|read
        |position|stance|honest opinion) (on|about|of)
    question (was|is|being) [,|:] >how|why|what|which|when|where|who|whether|if|do|did|can|could
        |would
    (enquired|inquired|queried) * (about|after|into|if|whether)
    (first|next|last|only|other) thing (he|she|they) (says|said|asks|asked|wants|wanted) * (is|was
        |to|me|know|to know) [know]
    (threw|hit|gave|tossed|chucked|lobbed|fired|put) * me [with] * [a|the|an] [curve|trick|tricky
        |hard|tough|real|classic] (curveball|curveballs|googly|question|one|zinger|stinker
        |ball) * [about|on|with|around|:]
    (gave|set|threw) me * (a|an|this|one) [little|short|quick] (case|scenario|riddle|problem|puzzle)
        + [:|,|-|about|on]
    (question|questions) (came|come) * [up] [about|on]
    (wanted|wants|asked|wished|demanded|requested) [for] >(?:an?|some|two|one
        |concrete)\s(?:\w+\s){{0,2}}(?:examples?|story|stories|instances?|situation|case|time)
    (wanted|wants|expected|needed) me to >explain|describe|tell|walk|do|solve|write|show|draw
        |sell|name|list|say|talk|argue|prove|rank|estimate|calculate|define|imagine|pick|rate|defend
    (@ask|askd|aksed) * [me|us|to me|him|my] * [again] [about|on|regarding|for my]
    (was|got|been|were) asked * [about|on]
    (question|questions) * [came] (about|on|around|regarding|was|were|being)
    (one|stuff|things) * [came] (about|on|around|regarding)
    (wanted|wants|want|like|liked|keen|curious|interested|trying|wished) to * (know|understand
        |find out|check|learn|hear|see)
    (was|were|is|seemed) * (curious|interested) [about|to know]
    (hit|got|threw) me with [,|:]
    (quizzed|tested|questioned|examined|interrogated) me ~ (on|about|over|for)
    (grilled|drilled|pressed|pushed|probed) me ~ (on|about|over) >{QUESTION_WORD}
    (made|had|got|let|asked) me * [to] >do|write|code|solve|sell|draw|design|walk|explain|present
        |sketch|build|calculate|read|role|translate|type|debug|act|estimate|rank|describe|plan
    (gave|set|threw|handed|got|had) me [to do|do] >(?:a|an|some|one|two
        |this)\s(?:\w+\s){{0,3}}(?:problem|task|exercise|puzzle
        |question|scenario|riddle|teaser|brainteaser|quiz)
    (kept|keeps) asking * [me] [about]
    (asked|had|shot|fired|threw) * (a ton|tons|loads|lots|a lot|a few|bunch|a couple
        |plenty) of questions * (about|on)
    (asked|had|threw|chucked) * (good|tough|hard|tricky|smart|nice|weird|odd|question) [question
        |one|questions|ones] (about|on|around)
    (goes|went|was like|is like|were like|like) [,|:] [so|ok|okay|right] [,] >tell|walk|describe
        |explain
        |imagine|sell|convince|are|do|did|can|could|would|have|what
        |why|how|who|when|where|is|will|whats|hows|so
    [hat|haben] [mich|uns] * (fragte|gefragt|fragt|fragten|wollte wissen|wollten wissen
        |will wissen) * [mich] [nach]
    (voleva|volevano|vuole) sapere
    (ha|hanno|mi ha|mi hanno) * chiesto
    (asked|had|got|came up with) by far the (best|hardest|trickiest|smartest) (thing
        |question|one) [:]
    wollte ~ wissen
    [me] (perguntou|perguntaram|pergunta|perguntava|quis saber|queria saber) * [me|pra mim] [sobre]
    [me|nos] (pregunto|preguntaron|queria saber|quiso saber|preguntaba) * [sobre]
    [ma|mont|nous a|nous ont] (demande|demandait|voulait savoir) *
    """
)
_NOT_ASKED: Final = re.compile(
    r"(?:for (?:a |the |my |some )?(?:copy|copies|link|slides|deck|samples?|certificates?|id|break"
    r"|minute|moment|photo) |by |before |until |till |asap |soon |how (?:my|the"
    r"|was my) (?:weekend|day|trip|journey"
    r"|drive|holiday)|for (?:\w+"
    r" ){0,2}(?:refs?|references?|referees?)|(?:me )?to (?:send|email|mail|forward"
    r"|wait"
    r"|come|sign|fill|call|ring|bring)|(?:(?:me )?if |(?:me )?whether )i (?:want|wanted|would like"
    r"|needed|need|found|had) (?:a |some |any )?(?:coffee|tea|water|drink|parking|it|the"
    r"|questions?)"
    r"|(?:about|for) (?:it|that|this) $|me $|questions? $|anything $|(?:nothing|no) )"
)


_ASKS_OTHERS: Final = re.compile(
    r"\b(?:has|have|needs?|must|got|will|ll) (?:to )?(?:first )?ask (?:the |her |his |their )?$"
)
"""Whoever has to ask, asks somebody else: "she has to ask the board"."""


def find_question(view: ClauseView) -> FoundNote | None:
    """Returns what they asked."""
    cue = view.find(_ASKED, NOT_ME | {Doer.ME, Doer.THING})
    if cue is None:
        return None
    words = view.line.between(cue.first, cue.last)
    if cue.subject.doer is Doer.ME and not re.match(r"(?:was|got|been) asked", words):
        return None
    if cue.subject.doer is Doer.THING and not re.match(r"(?:question|one|stuff|thing)", words):
        return None
    if _NOT_ASKED.match(view.line.between(cue.last, view.last)):
        return None
    if _ASKS_OTHERS.search(view.line.between(view.first, cue.last)):
        return None
    return FoundNote(NoteKind.QUESTION_ASKED, cue.last, view.last, view.whom(cue))
