"""Finds what somebody doubted."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import NOT_ME, ClauseView, CueInClause, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

_DOUBT_NOUN: Final = (
    "(worry|worries|concern|concerns|hesitation|hesitations|doubt|doubts|reservation|reservations"
    "|fear|fears|hangup|hang up|issue|question mark|objection|sticking point|bedenken|sorge|duda"
    "|duvida|preocupacao|preocupacion|receio|zweifel|inquietude|crainte|medo|qualm|qualms|misgiving|misgivings|apprehension|niggle|beef"
    "|dubbio|timore|preoccupazione|wasiwasi)"
)
_ABOUT: Final = (
    "[,|comma] [,] [mostly|mainly|just|only]"
    " [about|around|over|was|is|with|regarding|if|because|bc|cause|since]"
)
_DOUBT: Final = compile_phrases(
    rf"""
    (was|is|were|are|being|sounded|seemed) * (on the fence|in two minds|undecided|torn|cagey|cool
        |lukewarm|cautious|reluctant|apprehensive|critical) * [about|on|over|of]
    (hers|his|theirs) (was|is) [just|more|simply] that >i|im|ive|id|my
    >\w+s _ (was|is) [just|more|simply] that >i|im|ive|id|my
    (reproached|criticised|criticized|faulted|dinged|marked|ribbed|needled|teased) me [,] * [_]
        + [,] (that|for|with|on|about)
    >\w+s (only|one|main|big|biggest|real|single|other) (thing|but|issue|point|gripe|problem) (was
        |is|being) * [that]
    (sees|saw|see|pictures|pictured|imagines) me
        + >(?:more\s)?(?:as|on|in)\s(?:\w+\s){{1,6}}(?:than|not|rather)
    (could|would|cant|couldnt|can) not quite (see|picture|imagine) me
    (iliwasumbua|ilimsumbua|iliwatatiza|anaogopa|wanaogopa|alikuwa na wasiwasi) * [is|ni|was|that
        |kwamba]
    (ang|yung) (concern|worry|doubt|kaba) (nya|niya|nila|lang nya) (is|ay|was) * [that|na]
    what (bothered|worried|concerned|troubled|bugged|held|puts|put|puzzled) ~ (was|is) * [that]
    (only|one|main|big|biggest) thing * (bugging|bothering|worrying|troubling|eating|holding) *
        + [at|back] [him|her|them|_] * (is|was|being) * [that]
    thing ~ (didnt|did not|wasnt) * (like|love|sure about|happy about|happy with) * (was|is) *
        + [that]
    (made|makes) (the|a) point that
    (winced|flinched|grimaced|baulked|balked|sighed|groaned|gulped) * (at|over|about|when)
    (struggled|struggling|struggles|wrestled) * [a bit|a little] with >me|my|the
    (had|has|have) * (a|an|some|any) [real|big|bit of a|slight|small] (problem|problems|issue|issues
        |trouble|difficulty|niggle) with [the fact] [that]
    (hinted|hints|implied|implies|suggested|suggests|insinuated|intimated|seemed to think
        |seemed to feel|seems to think|suspected|suspects) * [that|at] >i|id|im|ive|my|me
    (could|can) * (see|imagine|picture) me >\w+ing
    (asked|asks) * (twice|more than once|repeatedly|several times|again and again|three
        + times) (about|whether|if)
    (had|has|hat|hatte|haben) * (bauchschmerzen|angst|bedenken|sorge|sorgen|vorbehalte) * (wegen|ob
        |dass|bei|mit|,)
    (drawback|downside|snag|catch|stumbling block|weak point|weakness|gap|risk|minus|problem
        |hitch|deal breaker|bugbear) [for them|for her|for him|she saw|he saw|they saw] (is|was
        |being|would be) * [that]
    (has|had|have|having|tem|tinha|ficou com|tenia|tiene) * (receio|medo|duvida|duvidas|dudas
        |miedo|reservas) * [de|se|em relacao a|sobre|com] [que]
    (sinquiete|sinquietait|craint|craignait|doute|doutait) * [de|que|du|pour]
    (didnt|did not|doesnt|dont) * (think|believe|see|feel|reckon) * [that] >i|id|im|ive|my|me
    (thought|felt|reckoned|found|feels|thinks) * (my|the) >\w+\s(?:\w+\s){{0,5}}(?:was|is|were
        |are|looked|seemed|light|thin|short|weak)\s
    (queried|picked at|picked apart|poked holes in|nitpicked|criticised|criticized|zoomed in on
        |jumped on|got hung up on|hung up on|fixated on|stuck on|latched onto
        |disliked) * [the fact that|that]
    (seemed|seems|was|looked) to be (her|his|their|the) (worry|concern|issue|doubt)
    (her|his|their|only|main|one|big) {_DOUBT_NOUN} , (que|that|about|over|with|if|whether|no|not
        |me|che|dass|ob) [que]
    {_DOUBT_NOUN} * (is|was|were|being|would be|seemed to be|ist|war|e|era|es|were that) * [there]
        + [about|because|that|if|whether]
    (nervous|uneasy|anxious|hesitant|sceptical|skeptical|unsure|doubtful|wary) [that|about|because
        |since]
    (niggle|quibble|gripe|reservation|only but|sticking point) (is|was|being) * [that|about]
    zweifel * (hatte|hat) (er|sie) [wegen|ob|dass]
    (sorge|bedenken|zweifel) (hatte|hat|hatten) (er|sie|frau|herr) [_] [wegen] [_] [,] [ob|dass]
    {_DOUBT_NOUN} (about|around|over|regarding|with|on|that|whether|if|wegen|dass|ob|sobre|com)
    (had|has|having|have|raised|voiced|expressed|hatte|hat|tinha|tenia
        |avait) ~ {_DOUBT_NOUN} {_ABOUT}
    (worried|worries|concerned|worrying|bothered|troubled|anxious|nervous|afraid|fears
        |feared) * [was|is]
    (wasnt|isnt|werent|arent|was not|is not|were not|not) * (sure|convinced|certain|sold|persuaded
        |comfortable|happy|keen) * [about|on|by|with|of|that|how]
    (unsure|unconvinced|sceptical|skeptical|hesitant|doubtful|wary|uneasy|dubious|iffy|torn) *
        + [about|on|by|of|that|over]
    (seemed|looked|sounded|didnt seem|didnt look|didnt sound) * (worried|concerned|unsure|convinced
        |sold|bothered) * [about|by|that]
    (doubted|doubts|doubting|questioned|queried) [me on|my] *
    (pushed|pushing|push|pressed|pressing|challenged|poked|pushes) [me] [back] * (on|about|at
        |over) [the
        + fact that|the fact]
    (@raise|pulled me up on|worried aloud|made a point of|called out|got at me for)
        + [the fact] [the point|the question|as a concern|concerns|the issue] [that|of|about
        |whether]
    (@think) it [a|an|_] _ [_] that
    (@think) * _ that >i|id|im|ive|my
    (wonder|wondered|wondering|wonders) [aloud|out loud|a bit|a little] [if|whether|about]
        + >(?!how|what|which|when|where|why|who)\w+
    (not|wasnt|isnt|didnt seem|didnt look|werent) * (sure|convinced|certain) >i|id|im|ive|my|how
    (kept|keeps) (coming|going|circling) back to
    (kept|keeps) (poking|pushing|pressing|drilling|probing|digging|harping|picking
        |nagging) * (at|on|about|me on|into)
    (big|main|biggest|only|one|other) (thing|sticking point|question mark) (was|is) * [about|that]
    (wasnt|not|didnt look|werent) * (thrilled|impressed) * (about|with|by|that)
    (didnt|did not|doesnt) * (like|buy|love|trust|believe) * [that|the fact that|my]
    (reckons|reckoned|reckon) * [that] >i|id|im|ive|ill|my
    (@think|fand|findet|trouvait|trouve|achou|acha|cree|creia|vindt|vond) * [that|que|dat|dass] *
        + [maybe|perhaps|that] >i|id|im|ive|ill|my|me|ich|eu|yo|je|jai|ik|mijn|mein|meu|minha|mi
    (frowned|hesitated) * (at|over|about)
    raised an eyebrow * (at|about|over|when)
    made a face * (at|about|when|over)
    (nicht|noch nicht) * (sicher|uberzeugt) , *
    nicht * (sicher|uberzeugt) *
    (zweifelte|zweifelt|befurchtet|befurchtete|bezweifelte) * [,]
    (il|suo|sua|unico|unica) (dubbio|timore|preoccupazione) ~ (e|era|:) [che]
    (preoccupato|preoccupata|preoccupati) * (che|per|di)
    (preocupado|preocupada|preocupados) ~ (com|que|porque|por)
    (preocupa|preocupaba|inquiete|inquietait) * [de|que|por]
    (nao tinha certeza|nao estava convencida|nao estava convencido|no estaba segura|no estaba seguro
        |netait pas sur|netait pas sure|pas sure|pas sur|achou que eu|nao sabia) * [se|que|de
        |de que]
    """
)
_DOUBT_AHEAD: Final = compile_phrases(
    rf"""
    (her|his|their|the|one|only|main|big|biggest|a|_) [only|one|main|big|biggest|real
        |_] {_DOUBT_NOUN} [1|2|3|one|two|three] [i guess|i think|i suppose|i reckon|apparently
        |basically|really|though]
    """
)
"""At the end of a clause the doubt itself comes behind a pause: "Her one reservation, ..."."""
_DOUBT_OF: Final = compile_phrases(
    rf"""
    (il|lo|la|el|le|o|a|der|die|the|one) {_DOUBT_NOUN} (di|de|da|del|von|van|of|from|for) _ [_]
    """
)
"""The same where it is said whose: "The worry of Ana: ..."."""
_SAID_OF_ME: Final = compile_phrases(
    """
    (@say|was like|goes|meinte|meint|sagte|disse|dijo|told me|telling me|tell me|dit|zei) * [me|to
        + me] * [that|que|dass|dat|how]
        + >i|id|im|ive|my|ich|eu|yo|meine|mein|minha|meu|you|youve|youre|your|youd
    """
)
_WEAKNESS: Final = re.compile(
    r"\b(?:too (?:much|little|few|junior|senior|quiet|long|short|far|young|old)|light on|lack\w*"
    r"|no "
    r"experience|not enough|enough|junior|overqualified|bored?|weak|thin|short|gaps?|missing|hopper"
    r"|hopping|risk\w*|struggle|must|recogni[sz]ed|expired"
    r"|might not|may not|wouldnt|cant|dont have|havent|only|never|without"
    r"|zu (?:viel|wenig|jung)|fehlt|keine?|nie|muito pouco|nunca|pouca|sem|poca|sin|nervous|leave"
    r"|above|over|high|higher|zu (?:leise|alt|teuer|schnell)|expensive|far|less|limited"
    r"|inexperienced|rusty|green|raw|soft|slow|slower|shy|pricey|old fashioned"
    r"|theoretical|technical|academic|not|isnt|arent|dont|doesnt|wasnt|nothing"
    r"|no (?:\w+ ){1,3}(?:side|experience|background|knowledge|idea|degree|licen[cs]e|cert\w*)"
    r"|pas|jamais|trop|geen|niet|demasiado|demais)\b"
)
_FEELING_GOOD: Final = re.compile(
    r"\b(?:well|great|good|excellent|strong|perfect|impressive|right fit|good fit|fit in|impressed|"
    r"lovely|brilliant|amazing)\b"
)
_NO_DOUBT: Final = re.compile(
    r"^(?:came|come|popped) up|^(?:that |it |this |about it |no |nothing )?(?:nothing|none|no"
    r"|not|anymore|at"
    r" all|it|that) ?$"
    r"|^(?:the|her|his|my) (?:time|day(?! rate)|weekend|train|bus|weather|parking)\b"
    r"|^i (?:liked|enjoyed)\b"
)
_ABOUT_ME: Final = re.compile(r"(?:me|us) (?!\w+ing |not |never )")
"""What "worried me" is my own affair; "worried about me leaving" is not."""
_OF_MY_OWN: Final = re.compile(r"(?:how i |how my |my (?:answer|performance|test|pitch)|myself)")
"""Whoever is "not happy with how I explained it" is the person who writes."""
_NO_WORRY: Final = re.compile(r"\b(?:no|any|without|zero|not) (?:real |big |major |other )?$")
_OFFERS: Final = re.compile(r"\b(?:send|mail|email|forward|share|get back|drop|ping)\b")


def find_doubt(view: ClauseView) -> FoundNote | None:
    """Returns what somebody of the other side doubted."""
    if called := _find_called(view):
        return called
    cue = view.find(_DOUBT, NOT_ME | {Doer.THING}) or _find_said_of_me(view) or _find_ahead(view)
    if cue is None or _is_no_doubt(view, cue) or _is_of_somebody_else(view, cue):
        return None
    return FoundNote(NoteKind.CONCERN, cue.last, view.last, view.whom(cue))


_SAYS: Final = compile_phrases(
    """
    (@say|was like|goes|commented|remarked|noted|told me|telling me|mentioned) * [me|to me] * [that]
    """
)
_CALLED: Final = compile_phrases(
    f"""
    (is|was|are|were|being|becomes) * (a|an|the|their|her|his|our|my|one) * {_DOUBT_NOUN}
    """
)


def _find_called(view: ClauseView) -> FoundNote | None:
    """Finds "she told me my attendance is a concern": what is called one, with all beside it."""
    says = view.find(_SAYS, NOT_ME)
    called = view.search(_CALLED, says.last) if says else None
    if says is None or called is None or called[0] == says.last:
        return None
    if _NO_WORRY.search(view.line.between(says.last, called[1] - 1)):
        return None
    return FoundNote(NoteKind.CONCERN, says.last, view.last, view.whom(says))


def _is_no_doubt(view: ClauseView, cue: CueInClause) -> bool:
    """Tells whether it is denied, praise, or ends without saying what was doubted."""
    before, behind = _before(view, cue), view.line.between(cue.last, view.last)
    words = view.line.between(cue.first, cue.last)
    if cue.last >= view.last and (view.last >= len(view.line.words) or view.line.is_end(view.last)):
        return True
    if _NO_WORRY.search(before) or _NO_DOUBT.search(behind) or _NO_WORRY.match(before):
        return True
    thinks = re.match(r"(?:think|thought|felt|feels|found|finds|reckon)", words)
    return bool(thinks) and _is_praise(behind)


def _is_of_somebody_else(view: ClauseView, cue: CueInClause) -> bool:
    """Tells whether I doubted it, or they spoke of something of their own."""
    behind = view.line.between(cue.last, view.last)
    words = view.line.between(cue.first, cue.last)
    is_about_me = _ABOUT_ME.match(behind) and not words.endswith(_REACHING)
    is_mine = cue.subject.doer is Doer.LEFT_OUT and _OF_MY_OWN.match(behind)
    is_theirs = _RAISED.match(words) and _OF_THEIR_OWN.match(behind)
    is_thing = " thing " in words and cue.subject.doer is not Doer.THEM
    return bool(is_about_me or is_mine or is_thing) or bool(
        is_theirs and not _IS_OF_ME.search(behind)
    )


_REACHING: Final = ("about ", "with ", "was ", "is ", "on ", "over ", "at ", "of ")
_RAISED: Final = re.compile(r"(?:brought|bring|brings|threw|throws) ")
_OF_THEIR_OWN: Final = re.compile(r"(?:the|their|how|a|some|what|why) ")
_IS_OF_ME: Final = re.compile(
    r"\b(?:i|id|im|ive|me|my|gaps?|lack|jobs|years?|distance|notice|salary|degree|age|commute"
    r"|absence|break|cv|resume|experience)\b"
)
"""Tells "brought up the two year gap" from "brought up the restructuring", which is a topic."""


def find_plain_doubt(view: ClauseView) -> FoundNote | None:
    """Returns what somebody else doubted, where it is said that they did: no answer of mine."""
    cue = view.find(_DOUBT, {Doer.THEM, Doer.THING})
    return find_doubt(view) if cue else None


def _before(view: ClauseView, cue: CueInClause) -> str:
    return view.line.between(view.first, cue.first)


def _is_praise(text: str) -> bool:
    return bool(_FEELING_GOOD.search(text)) and not _WEAKNESS.search(text)


def _find_ahead(view: ClauseView) -> CueInClause | None:
    """Finds a clause that ends with "her one reservation", before a pause."""
    words = view.line.words
    if view.last >= len(words) or words[view.last] not in (",", ":", "-", "–", "—"):
        return None
    found = (view.find(phrases) for phrases in (_DOUBT_AHEAD, _DOUBT_OF))
    cue = next((one for one in found if one and one.last == view.last), None)
    if cue is None:
        return None
    noun = cue.last - 1 - words[cue.last - 1].isdigit()
    if any(view.speakers.names_in(cue.first, cue.last)):
        noun = cue.first
    return CueInClause(noun, cue.last, view.speakers.subject(view.first, noun))


def _find_said_of_me(view: ClauseView) -> CueInClause | None:
    """Finds "she said I was light on SQL", which is a doubt by its words alone."""
    cue = view.find(_SAID_OF_ME, NOT_ME)
    if cue is None:
        return None
    behind = view.line.between(cue.last, view.last)
    is_doubt = _WEAKNESS.search(behind) and not re.match(
        r"(?:i|id|my) (?:can|could|should)", behind
    )
    return cue if is_doubt and not _FEELING_GOOD.search(behind) else None
