"""Finds what did not go well, and what the person would do better the next time."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

_BAD: Final = (
    "thin|weak|bad|rubbish|poor|waffly|messy|shaky|long|vague|flat|muddled|terrible|awful|wooly"
    "|woolly"
    "|rushed|short|confusing|confused|clumsy|rambling|all over the place|generic|superficial"
    "|unclear"
    "|disaster|mess|shocker|trainwreck|train wreck|car crash|pants|crap|lame|embarrassing"
    "|nervous|off"
    "|schlecht|schwach|holprig|mies|unsicher|wackelig|ruim|fraca|fraco|malo|mala|floja|mauvais|nul"
)
_PIECE: Final = (
    "answer|answers|example|examples|part|bit|demo|presentation|pitch|story|test|task|explanation"
    "|intro|english|german|sql|excel|code|case|numbers|question|roleplay|role play|lesson|exercise"
)
_WEAK: Final = compile_phrases(
    rf"""
    (went|going|go|kept going) * (round|around) in circles
    (interrupted|cut off|talked over|spoke over|lectured|contradicted) * (him|her|them)
    my (pacing|timing|pace|delivery|voice|structure|handwriting|spelling|accent|nerves|tone|manner
        |energy) * (was|were|got|went|let) * [a|a bit|too|all] ({_BAD}|poor|wrong|fast|slow|quiet
        |loud|me down|the better of me|shaky)
    (need|must|want|have|ought|gotta|got) * [to] (cut|tidy|practise|practice|control|trim|shorten
        |tighten|sharpen|rehearse|drill|brush up|work on|slow|calm) ~
    what (id|i would|i should|ill|i will|i want to) * (redo|change|fix|improve|do differently|cut
        |drop|rework|do over) ~ (is|was|would be)
    came (over|across) * [a|as] * [a bit|too] ({_BAD}|flat|cold|stiff|arrogant|unsure|quiet)
    (was|got) [completely|totally|quite] stuck (till|until|on|for|at)
    i want to (stop|quit|work on) >\w+ing|my|the
    (got|getting) * (tongue tied|in a muddle|in a tangle|in a pickle)
    caught (me|us) * (off guard|by surprise|out|cold|flat footed|unprepared|napping)
    (did not|didnt|hasnt|wasnt) [really|quite|exactly] (go|went|gone|going) * (well|great|to plan
        |as planned|smoothly|as well|as i hoped|how i)
    (went|gone|going) * (badly|terribly|poorly|sideways|south|wrong|downhill|pear shaped|horribly
        |off the rails|over my head)
    (sold|sell|selling) (myself|it|that) * short
    (was|were|felt|got|am) * (lost|out of my depth|stumped|flustered|thrown|rattled|on the back foot
        |all at sea|caught out|clueless|underprepared|unprepared|rusty)
    (wasnt|not|am not) * (happy|pleased|satisfied|proud|content) * (with|about|of)
        + >how|my|myself|that
    (time|future) [,] (id|ill|i) * (would|will|should|start|begin|prepare|bring|slow|say|be|ask
        |answer|open|go|lead|keep|need|must|take|have)
    (didnt|did not) * know * (much|enough|anything|the answer|what|who)
    what (let me down|tripped me|caught me|went wrong|went badly|i got wrong) ~ (was|is)
    [not] [exactly] (not|hardly|wasnt) [exactly] [a|an|my|the] (great|good|brilliant|best|strong
        |perfect|proudest|cleverest|convincing) (answer|reply|example|moment|response|explanation)
    (id|ill|i would|i will|i should|must) ~ ~ (next time|in future|differently)
    lost my (train|place|words|nerve|voice|way|cool|temper)
    (kept|keep|keeps) (saying|repeating|umming|rambling|talking|apologising|apologizing|looking
        |losing|mixing|forgetting|interrupting)
    got ~ [completely|totally|all] (wrong|mixed up|backwards|muddled)
    (didnt|did not|hadnt|havent) * (prepare|prepared|practise|practised|practice|practiced
        |rehearse|read up|research|revise|prep|study|studied) * [enough|properly|well|for]
    (gave|had|said|offered|came up with) * (a|an|some|the) * ({_BAD}) (answer|example|reply
        |explanation|response|story|reason|one)
    (could|couldve|could have|should|shouldve) [have] (handled|managed|said|put|told|sold|framed
        |phrased|explained|pitched|answered|done|delivered|structured) ~ (better|shorter|clearer
        |differently|more clearly|sharper|calmer)
    (gabbled|gabbling|garbled|rushed) * (through|it|that|my)
    (do|did|done|made) * (wrong|badly|poorly|terribly|horribly)
    [i] (need|must|have to|should) * (study|practice|practise|learn|revise|prepare|improve) * [more]
    that was (wrong|stupid|silly|bad|not good|embarrassing)
    mixed (up|them up|it up)
    mind (went|was|just went) [completely|totally] (blank|empty|gone)
    (long winded|too long winded|all over the place|out of my depth|off my game|not on form)
    [completely|totally|really|just] (@fail)
    (froze|frozen|blanked|fluffed|rambled|rambling|waffled|waffling|stumbled|mumbled|stammered
        |choked
        |stuttered|botched|bombed|flunked|panicked|struggled|floundered|shrugged|bluffed|babbled
        |fumbled
        |butchered|bottled|dodged|undersold|oversold|overran|blabbed|bumbled|faltered|flopped|tanked
        |gaguejei|travei|gestottert|verhaspelt)
    (went|gone|go|mind|going) * blank
    tripped (up|over|on)
    (messed|screwed|mucked|cocked|stuffed|balls) * (up|that|it|this)
    (winged it|lost my thread|lost the thread|tied myself|made a hash|made a mess|dropped the ball)
    got * (lost|stuck|tangled|flustered|confused|muddled|defensive|nervous|emotional|carried away)
    (talked|spoke|went on|rushed|was talking) * (too|way too|far too) [much|fast|long|quickly|quiet]
    ran over
    (laughed it off|just laughed|just shrugged|just smiled|said nothing useful)
    (didnt|did not|couldnt|could not|dont|had no|hadnt|havent) * [have|give|got|give them
        |come up with|think
        |think of|find|get] [of|out] [a|an|any|her|him|them|really|much of a] [really|very] (good
        |great|proper
        |real|decent|clear|solid|convincing|strong|clue|answer|answers|idea|example
        |examples) [answer|example|one]
    (didnt|did not|couldnt|could not) * (explain|answer|sell|express|remember|show) ~ [very
        |properly|too] (well
        |properly|clearly|enough|good|it|that|anything)
    (couldnt|could not|didnt) * (answer|think of|come up with|remember|recall|name) (anything|it
        |that|one|a|an|any)
    (couldnt|could not) answer * [properly|well]
    no (good|real|proper|decent|great|convincing) (answer|example|idea)
    (didnt know|had no idea|no clue|no idea) (what|how|where) to (say|answer|start|respond)
    not * (ideal|my best|my finest|my strongest|great|smart|clever|convincing|well prepared
        |prepared) [of me]
    (wasnt|was not|werent) * (my best|my finest|great|prepared|clear|convincing|ideal|ready|sharp
        |strong)
    (was|were|felt) * (too|way too|so|super|very) (nervous|quiet|fast|slow|long|vague|chatty
        |modest|honest)
    (weakest|worst) (bit|part|answer|moment|thing)
    (could|couldve|could have|should|shouldve|should have) * [have] (been|gone|done|answered
        |explained|prepared|said it)
        + * (better|stronger|clearer|shorter|more|differently|sharper|less|calmer)
    (need|needs|needed|want|wants) * (a|to|more|better|to have) ~ (answer|practise|practice
        |prepare|brush up
        |story|example|examples|numbers|revise|rehearse|shorter|clearer|confident|work on
        |slow down|structure)
    (should|shouldve|should have|must|need to|have to|gotta|ought to|shoulda) * [really|have] (be
        |been|prepare
        |prepared|practise|practised|practice|practiced|read up|revise|revised|learn|work on
        |brush up|slow down
        |have had|had|rehearse|rehearsed|bring|brought|research|researched|polish|tighten|slowed
        |spoken
        |stopped|listened|waited|structured|checked|known|kept|keep|looked up|slept
        |asked for time|taken)
    (should|must|need to|have to|shouldve) * get (some|more|better|my|numbers|a|the|an|clearer)
    (mein|meine) _ (war|waren) * ({_BAD})
    (my|the) ({_PIECE}) ~ (was|were|felt|came out|came across|sounded|is) * [a|too|way too] ({_BAD})
    my ~ ({_PIECE}) [on|about] ~ (was|were|felt|came out|came across|sounded|is) * [a|too] ({_BAD})
    ({_PIECE}) (on|about|with) ~ (was|were|felt|came out|sounded) * [a|too] ({_BAD})
    (would|wed|we|theyd|they would|shed|hed) [have] (liked|wanted|loved|appreciated|hoped for
        |wished for) [to see] *
        + (more|better|a clearer|some|deeper|a stronger)
    (next time|in future) [i|ill|id|:] * (will|should|need|must|prepare|bring|slow|say|be|ask
        |start|need to) *
    (work|improve) on my
    (nicht|nich) * gut (geantwortet|erklart|vorbereitet)
    (keine|keine gute|keine richtige) (antwort|ahnung)
    (nao soube|no supe|jai pas su|fui mal|fiquei nervosa|fiquei nervoso|me puse nerviosa
        |me puse nervioso)
    """
)
_ABOUT_OTHERS: Final = re.compile(r"(?:her|his|their|she|he|they|you|the train|it|the bus) ")
_OUGHT: Final = re.compile(r"(?:should|must|need|needs|have to|ought|could) ")
_ADVICE: Final = re.compile(
    r"(?:he|she|they|we|theyd|wed) (?:said|told|would|thought|felt|d|liked|have) "
)


_WOULD_DO: Final = re.compile(
    r"(?:so |and |but )?(?:next time|in future|in hindsight|with hindsight) (?:, )?(?:id|ill|i will"
    r"|i would|i should|i need|i must)\b"
)


def find_weakness(view: ClauseView) -> FoundNote | None:
    """Returns the clause in which an answer did not go well, or which says what would be better."""
    cue = view.find(_WEAK)
    if _WOULD_DO.match(view.line.text, view.line.offset(view.clause.first)):
        return FoundNote(NoteKind.TO_IMPROVE, view.clause.first, view.last)
    if cue is None or cue.first - view.first > 8 or cue.subject.doer is Doer.WE:
        return None
    if cue.subject.doer is Doer.THING and _OUGHT.match(view.line.between(cue.first, cue.last)):
        return None
    is_theirs = cue.subject.doer is Doer.THEM and _ABOUT_OTHERS.match(view.text)
    if is_theirs and not _ADVICE.match(view.text):
        return None
    if cue.subject.name and not _ADVICE.match(view.text):
        return None
    return FoundNote(NoteKind.TO_IMPROVE, view.first, view.last)
