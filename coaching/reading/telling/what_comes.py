"""Finds which round comes next, and how the person rates the talk."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.proposals import NoteKind, RatedSide, RatingSaid
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.words.word_line import WordLine, compile_phrases

_ROUND: Final = (
    "round|rounds|stage|stages|test|case study|case|panel|presentation|task|assessment"
    "|assessment centre"
    "|assessment center|take home|takehome|interview|trial day|trial shift|trial|chat with|call"
    " with"
    "|meeting with|talk with|conversation with|culture fit|culture round|onsite|on site|pairing"
    "|whiteboard|exercise|challenge|homework|step|runde|probearbeiten|probetag|gesprach|etapa"
    "|fase|prova"
    "|teste|entrevista|entretien|entrevue|ronda|prueba|session|workshop|meet the team|reference"
    " check"
    "|technical|coding|deep dive|shift|day with|lunch with|coffee with|superday|video with|visit"
    "|walk|audition|lesson|micro teach|induction|shadow shift|shadow shifts|shifts"
    "|demo|tour|medical|drug test|site visit|working interview|demo lesson|health check|eye test"
    "|background check|written test|skills test|observation|ride along|zoom with|teams with"
    "|video call with|job shadow|test shift|test day|training"
)
_COMING: Final = compile_phrases(
    rf"""
    (therell be|thered be|theres|there will be|there is|would be|it would be) [still|then|also]
        + (another|one more) (go|chat|talk|round|meeting|conversation|interview) [with|at]
    (email|call|write|ring|message|text|be in touch) ~ about (a|another|the|one) * [paid|trial
        |second|final|short|longer] ({_ROUND}|test day)
    if (they|he|she) (pick|picks|choose|chooses|select|selects|hire|take|takes|go with|like|likes
        |want|wants) me [,] [then] (ill|i will|i|id|i would) * (go|come|do|meet|get|spend|start
        |attend) ~
    if its me [,] [then] (ill|i will|i|id|i would) * (go|come|do|meet|get|spend|start|attend) ~
    if ~ (its|theres|there is|there will be|therell be|thered be|id|ill|i|they|hay|il y a) ~
        + ({_ROUND})
    (itll be|itd be|ill need|i need|id need|ill have to|id have to) ~ ({_ROUND})
    may ~ (final|second|panel) (interview|round) pa
    (next|then|afterwards|later) (they|he|she|we|i|theyd|theyll|shell|hell|ill|id) * (want|wants
        |will|have|need|do|get|be|meet|like) ~ ({_ROUND})
    (meet|meeting|see|present to|talk to|speak to|speak with|chat with) ~ (team|ceo|cto|cfo|coo
        |founder|founders|board|director|directors|partners|partner|owner|department) ~ (next
        |after|afterwards|then|later)
    (theres|there is|there will be|therell be|thered be|there would be|theres still
        |therell still be) ~ ({_ROUND})
    (next|the next|last|the last|final|the final|second|the second|then the next|third
        |the third) [step|round|stage|one|thing|up] (is|would be|will be|wouldbe|being
        |should be) ~ ({_ROUND})
    (next|the next|last|the last|final|the final|second|the second) (step|round|stage|one|up) (is
        |would be|will be|being|should be|:|-) _
    (after|before) (that|this|it) [one|round] [there is|theres|comes|its|id|i|ill|they] ~ ({_ROUND})
    (followed by|still to come is|then comes|comes then|what comes is|left is|remaining is
        |up next is) ~ ({_ROUND})
    (then|after that|afterwards|later) (its|it is|it will be|itll be|comes|theres|there is
        |there will be|id|ill|i) ~ ({_ROUND})
    (want|wants|like|need|have|has|invite|inviting|invited|id|ill|i would|i will|would
        |will) [me] (to come|to do|to meet|have|to have|do|meet|to give|to present|back for|for
        |in for|be doing|get) ~ ({_ROUND})
    (bring|have|get|invite|welcome) you (back|in|over|along) (to|for) >meet|a|an|the|another
    (want|wants|wanted|like|need|asked|invite|invites) me to _ ~ ({_ROUND})
    if ~ (well|ok|okay|good|positive|fine|yes|plan|through) [,] [then] (a|an|another|one|some) ~
        + ({_ROUND})
    (shortlisted|successful|selected|best) [people|candidates|ones|applicants] * (go|get|come|are
        |will|attend|do) ~ ({_ROUND})
    after (that|this|which) [its|it is|theres] (only|just|a|an|another|one|the|some) ~ ({_ROUND})
    (ill|id|i will|i would|i get to|me to) * (meet|see|talk to|speak to) * (the|their|with) [rest of
        |wider|whole|full|other|entire] [the] (team|board|directors|partners|founders|trustees
        |department|owners|others)
    then (a|an|another|one|the|final|second) ~ ({_ROUND})
    (there might|there may|there could|might|may) be ~ ({_ROUND})
    [_] _ _ as (the|a) (next|final|last|second|third) (stage|step|round)
    (next|last|final) (thing|bit|part|hurdle) (is|was|will be|would be) ~ ({_ROUND})
    (danach|dann|anschliessend) (gabe|ware|kame|steht|folgt) [es|noch|an|dann|ein|eine|einen] *
    (a|another|one|the) (second|final|last|third|further|follow up) (chat|yarn|call|talk
        |conversation|meeting
        |catch up|coffee|visit|natter|zoom) [with]
    (danach|dann|als nachstes) (kommt|gibt es|ist|folgt) ~
    (depois|proxima|a proxima) (tem|vai ter|vem|etapa|fase) ~ ({_ROUND})
    (luego|despues) (hay|viene|tengo) ~ ({_ROUND})
    (ensuite|apres|puis) (il y a|il y aura|cest) ~ ({_ROUND})
    (set up|schedule|arrange|organise|organize|book|line up|fix) ~ ({_ROUND})
    (_) more (rounds|interviews|stages|steps) [to go|to come|left|after]
    ({_ROUND}) ~ (will follow|to follow|follows|after that|after this|before that|afterwards
        |is there|to come|still to come|will be there|will come)
    (one|another|a final|a second|a third|final|last) [more] ({_ROUND}) [is|after|left|to go|with
        |before]
    """
)
_NONE_COMES: Final = re.compile(
    r"\b(?:no (?:\w+ )?(?:rounds?|stages?|tests?|interviews?|steps?)|nothing (?:else|more)"
    r"|(?:isnt|wont be|not) (?:another|any)|last"
    r" time|"
    r"first round|didnt say|dont know|(?:this|that|it|today) (?:was|is) the (?:last|final|second"
    r"|third"
    r"|first)|was (?:a|the|my) (?:\w+ )?(?:panel|test|round|interview))\b"
)
_PAST: Final = re.compile(
    r"\b(?:had|did|was|met|just|my|were|started|began|went|asked|talked|covered|failed|passed"
    r"|said no|prepared"
    r"|after the (?:interview|test|panel|presentation)|before the (?:interview|test|panel))\b"
)
_OPENERS: Final = re.compile(
    r"(?:if (?:\w+ ){1,6}?(?=its |theres |there |thered |therell |id |ill |i |they ))?(?:that "
    r"|and |so |theyd |shed |hed |wed |we |she |he |apparently |they said |she said |he"
    r" said |then |also |next |after that "
    r"|after "
    r"this |afterwards |theres |there is |there will be |therell be |thered be |there would be "
    r"|the |step "
    r"|stage |round |final |last |second |third |up |is |would be |will be |still |its |dann "
    r"|danach |kommt "
    r"|gibt es |ist |being |should be |: |want |wants |would like |like |need |invited? |me |to"
    r" come |to "
    r"|back |for |in for |do |have |has |id |ill |i |they |would |will |depois |tem |vai ter "
    r"|luego |hay )*"
)
_ROUNDS: Final = frozenset(_ROUND.split("|")) | {"call", "chat", "meeting", "talk"}
_ORDERS: Final = frozenset({"final", "last", "second", "third", "round", "stage"})
NUMBERS: Final = {
    **{str(number): number for number in range(1, 6)},
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "eins": 1, "zwei": 2, "drei": 3,
    "vier": 4, "funf": 5, "dois": 2, "tres": 3, "quatro": 4, "cinco": 5, "dos": 2, "cuatro": 4,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip
_NUMBER: Final = "(" + "|".join(NUMBERS) + r"|[1-4][.,]5)"
_HALF: Final = re.compile(r"[1-4][.,]5")
_SIDE: Final = (
    "me|myself|us|them|it|that|this|today|the company|the place|eux|eles|ellos|company"
    "|their side|theirs|mine|they|the firm"
)
_RATING: Final = compile_phrases(
    rf"""
    {_NUMBER} [ish] (out of|von|de|sur|em|/) (5|five|funf|cinco|cinq)
    (give|gave|giving|rate|rated|rating|score|scored) [{_SIDE}] [at] [a|an] [solid|strong|maybe|like
        |good] {_NUMBER} [ish] [out of 5|out of five|/ 5]
    (say|says|be|its|about|maybe|a|like|probably|solid|and) {_NUMBER} [ish] (for|on) ({_SIDE}|both)
    {_NUMBER} [ish] (for|on) ({_SIDE}|both)
    {_NUMBER} [ish] from (me|my side)
    {_NUMBER} (to|for) (me|myself|them|the _)
    (call|score|mark|grade|put) (it|that|this|myself|me|them) [down|at|as] [a|an] {_NUMBER}
    (my|own|my own) (rating|score|mark|grade) * (is|would be|:) [a] {_NUMBER} [ish] [out of 5
        |out of five|/ 5]
    (me|myself|them|company|theirs|mine|they) [:|-|is|are|get|gets] [more like|maybe|like|about
        |around|probably|its] [a
        |an] {_NUMBER} [out of 5|out of five|/ 5]
    (interview|chat|talk|call) itself [was|is|gets|:|,] [a|an] {_NUMBER} >\.|,|$|!
    (overall|altogether|interview|performance|all in all) [was|is|gets|:|,] [a|an|like a
        |maybe a] [solid|strong|weak|good] {_NUMBER} >\.|,|$|!|for
    """
)
_OF_A_DETAIL: Final = re.compile(
    r"for (?!(?:me|myself|us|both|it|that|this|them|mine|theirs|overall|everything)\b)"
    r"(?!(?:the|this) (?:company|bank|firm|employer|place|team|hospital|school|job|day|interview"
    r"|whole)\b)"
    r"(?:\w+s? )(?:manners|coffee|parking|office|food|punctuality|room|\w+ness|\w+ity)\b"
)
"""Rates a thing beside: "1 out of 5 for his manners"."""
_THEIR_SIDE: Final = re.compile(
    r"(?:pour |para |voor |fur )?\b(?:eux|ellos|eles|hen|sie)\b"
    r"|(?:for |of |on |to )?\b(?:them|the (?:company|bank|firm|employer|place|team|hospital|school"
    r"|clinic|shop|farm|store|practice|office|council|charity|university|studio|museum|hotel"
    r"|restaurant|job|role|library|bakery|agency)"
    r"|their|company|theirs|they)\b"
)
_MY_SIDE: Final = re.compile(r"\b(?:me|myself|mine)\b")
_COUNTED: Final = re.compile(
    r"(?:out|minutes?|mins?|people|days?|weeks?|hours?|more|years?|of|times|months|questions|/|:) "
)


_THEN_ONE: Final = re.compile(r"then (?:an?|another|one|the|final|second) ")
"""Tells what comes where a sentence begins with it; else it may tell what was."""


def find_next_round(view: ClauseView) -> FoundNote | None:
    """Returns which round comes next, where no time was fixed for it."""
    found = view.search(_COMING, view.clause.first)
    if found is None or _NONE_COMES.search(view.text):
        return None
    if view.line.words[found[0]] == "if" and found[0] > view.first:
        return None
    if (
        _has_time(view)
        or found[0] - view.first > 10
        or _PAST.search(view.line.between(view.first, found[0]))
    ):
        return None
    if view.line.words[found[0]] in _ROUNDS:
        return FoundNote(NoteKind.NEXT_ROUND, max(view.first, found[0] - 4), view.last)
    said = view.line.between(*found)
    if _THEN_ONE.match(said) and not view.clause.opens:
        return None
    opener = _OPENERS.match(view.line.text, view.line.offset(found[0]))
    first = view.line.place(opener.end()) if opener else found[0]
    return FoundNote(NoteKind.NEXT_ROUND, _with_its_order(view, found[0], first), view.last)


def _with_its_order(view: ClauseView, begin: int, first: int) -> int:
    """Returns the place where the round is named: "second round" and "final panel" stay whole."""
    words = view.line.words
    while first > begin and (first >= view.last or words[first - 1] in _ORDERS):
        first -= 1
    return first


def _has_time(view: ClauseView) -> bool:
    """Tells whether a day and an hour stand there: that is an interview, told as news."""
    stretch = view.line.stretch(view.clause.first, view.last)
    return any(
        time.has_day and time.has_time and stretch.start <= time.span.start < stretch.end
        for time in view.speakers.people.message.times
    )


def find_ratings(line: WordLine) -> Iterator[RatingSaid]:
    """Yields what the person gives themselves and the company, out of five."""
    seen: set[RatedSide] = set()
    for match in _RATING.finditer(line.text):
        first, last = line.place(match.start()), line.place(match.end() - 1) + 1
        value = next((word for word in line.words[first:last] if _is_figure(word)), None)
        if value is None:
            continue
        if _OF_A_DETAIL.match(line.text, match.end()):
            continue
        side = _side_of(match[0], line.between(last, min(last + 3, len(line.words))))
        if value == "one" and not re.search(r"out of|/", match[0]):
            continue
        if side not in seen and not _COUNTED.match(line.text, match.end()):
            seen.add(side)
            figure = NUMBERS[value[0] if _HALF.fullmatch(value) else value]
            yield RatingSaid(line.stretch(first, last), of=side, value=figure)


def _is_figure(word: str) -> bool:
    return word in NUMBERS or bool(_HALF.fullmatch(word))


def _side_of(said: str, behind: str) -> RatedSide:
    is_theirs = _THEIR_SIDE.search(said) or (
        not _MY_SIDE.search(said) and _THEIR_SIDE.match(behind)
    )
    return RatedSide.COMPANY if is_theirs else RatedSide.ME
