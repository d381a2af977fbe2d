"""Finds what went well: what landed, what they liked, what the person is proud of."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, CueInClause, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

_GOOD: Final = (
    "good|great|nice|excellent|perfect|spot on|brilliant|impressive|wonderful|amazing|fantastic"
    "|strong|lovely|awesome|superb|solid|convincing|ace|class|mint|super|mega|spitze|bacana|genial"
)
_MINE: Final = compile_phrases(
    rf"""
    [so|really|very|pretty] (chuffed|pleased|happy|glad|proud|delighted) with (that|it|myself|how)
    was (grand|fine|solid|good|strong|great|comfortable) on (the|my|their)
    did (fine|great|well|good)
    (was|were|felt|stayed|am) * (calm|clear|confident|sharp|concise|relaxed|prepared|honest
        |structured|on form|in flow)
    (got|had|received) * [some|really|a] (good|great|positive|nice|lovely|strong
        |glowing) (feedback|reaction|response|comments|comment|vibes|questions|signals)
    (really|totally|actually) (sold|got across|hit|shone|connected)
    (nailed|smashed|aced|crushed|killed|rocked|knocked|owned|sailed) [through|it|that|this|the]
    went (down|over|across) ~ (well|great|nicely|brilliantly|fine|storm|treat)
    (went|gone|go) * (well|great|brilliantly|smoothly|amazingly|perfectly|nicely|swimmingly|super)
    (landed|resonated|clicked|worked|stuck|paid off|hit home) [well|nicely]
    (struck|hit) a (chord|nerve|nail)
    came across * (well|great|strong)
    (was|were|is|felt|sounded) * [a|an] ({_GOOD})
    (was|were|is) * (the strongest|the best|my best|on point|well received|a hit|a winner|spot on)
    (was|is|am|im|pretty|quite|really|so) * proud of
    (interviewed|did|performed|presented|answered|handled) * (well|brilliantly|great)
    [was|were|is|being] (a|an|the) (highlight|breeze|doddle|piece of cake|walk in the park|success
        |triumph|hit|joy|treat|cinch|plus|home run|win|easy win)
    (better|easier|smoother) than [i] (expected|thought|feared|hoped|id|anticipated|usual|last)
    (in a good way|dying laughing|in stitches)
    [a|what a] (nice|good|great|lovely|special|proud) moment
    (liked|loved) my (reply|answer|response|example|point)
    without (any|a|much) (trouble|problem|problems|hitch|hesitation|effort)
    got to ~ ~ (fast|quickly|quick|straight away|right away|in no time)
    (solved|fixed|cracked|finished|completed|passed) (it|the|all|both|every|their) ~
    (hit it off|good vibe|good chemistry|on a roll)
    (let|trusted|allowed) me * (run|do|lead|handle|take|try|close|drive|cook|teach|have) ~ (alone
        |myself|on my own|by myself|solo)
    (got|get) * [a] [big|huge|good|few] (laugh|laughs|smile|smiles|nod|nods|thumbs up|compliment)
    (strongest|best) (bit|part|of|answer|moment)
    got to (show|walk|tell|talk|demo|present|explain|use|share)
    managed to (show|mention|get|tell|explain|land|fit in|bring)
    (great|good|excellent|impressive|strong) (answer|example|point|question|presentation|story|demo)
    (kam|kamen) * (gut|super|richtig gut) an
    (lief|liefen) * (gut|super|prima|klasse)
    (gut gelaufen|gut angekommen|gut geklappt|hat geklappt)
    (foi|fui|ficou|saiu) * (bem|boa|otimo|otima|bom)
    (salio|me fue|fue) * (bien|genial)
    (bien passe|a plu|bien marche)
    """
)
_THEIRS: Final = compile_phrases(
    rf"""
    (reckoned|reckons|reckon|thought|said|goes|found) * [that|it|this] * [was|is|were]
        + (spot on|bang on|gold|brilliant|class|quality|a good shout|exactly right|well put|neat
        |elegant|gorgeous|the best|the neatest|very good|dead right)
    (shook|squeezed|patted|clapped) * (my|me|me on the) (hand|shoulder|back|arm)
    (seemed|looked|was|were|sounded|got) * (content|pleased|satisfied|relieved|touched|moved
        |enthusiastic|delighted|tickled|amused|surprised in a good way)
    (moved|touched|delighted|won over|amused|charmed) (them|him|her|all|everyone|everybody|the room
        |all three of them|both of them)
    (passed|handed|sent) * [it|my|that|the] [_] (around|round)
    (said|says|goes|saying) * (thats|that is|that was) (what|exactly what|just what) (i|we) (like
        |want|wanted|need) * [to hear|to see]
    (said|says) [,] (you know|you really know|you clearly know) (your|what)
    (said|says) [ive|i have|you have|youve] good (hands|instincts|judgement|ideas|eyes|taste)
    (said|says) * [that was|it was|thats|its|that is] * (textbook|perfect|ideal|spot on|exactly
        + right
        |exactly what|just what|refreshing|lovely|smooth|solid)
    (wrote|writing) * (heaps|loads|a lot|a full page|a whole page|pages|lots|plenty|a ton)
    (said|says|goes) [,|:] [quote] im (stealing|nicking|using|borrowing|writing) that
    (photographed|saved|screenshotted|kept|copied|filmed) * (it|that|my)
    (asked|wanted) [for|to keep|to have|if he could keep|if she could keep] * (a copy|keep it|it
        + again)
    (said|says|told me|found) [that] (i am|i was|im|i seem|i seemed|i sound|i came across|i have|ive
        |i had) * [a|an] (structured|organised|organized|prepared|well prepared|strong|natural|good
        |great|impressive|perfect|clear|confident|calm|creative|exactly|right|thorough|convincing)
    * (really|totally|clearly|immediately|fully) (got|understood|went for|bought|rated|valued
        |connected with) (my|what|that|it|the)
    (was|were) * (nodding|smiling|grinning|laughing|scribbling|typing|taking notes|leaning in
        |hooked|all ears|really into) * [along]
    (said|says|thought|reckoned|told me) * [that] (the|it|this|that|mine) ~ (was|is|were) * [one of
        |among] [the] (best|strongest|clearest|neatest|finest|smartest|most convincing|nicest)
    (said|says|thought|reckoned|felt|told me|saying|telling) * [that] my ~ (was|is|were|looked
        |sounded) * [one of|a|an|among|some of] * [the] ({_GOOD}|best|strongest|clearest|finest
        |refreshing|interesting|exactly)
    (was|is|were|kept) (telling|saying) [me] [that] [was|very|really|so] ({_GOOD})
    (thats|thats basically|thats exactly|this is) * (what|how|exactly what) we (do|did|shipped|use
        |need|want|wanted|built|have)
    (thanked me for|perked up at|lit up at|lit up when|asked for more|wanted more)
    * (@like|dug)
    (was|were|seemed|looked|look|looks|sounded|got) * (impressed|keen|pleased|into|taken|happy
        |delighted|excited|sold|convinced|thrilled|interested|hooked|enthusiastic|chuffed
        |blown away)
    * (@react) [along|at that|a lot]
    * [just] (wrote|noted) * (it|that|this|everything) [all] [down]
    (said|says|was like|goes) [,] (genau so|genau|exactly|precisely|spot on|well done|nice|oh nice
        |thats smart|oh thats smart|smart|clever|thats clever|impressive|thats impressive)
    (agreed|agreeing) [a lot|completely|strongly|with me|totally]
    (wrote|writing|noted|noting|jotted) * (it|that|this|everything|something|my|down) [all] [down]
    (took|made|taking) * (notes|a note|a photo|a picture)
    (eyes lit|face lit)
    gave me [a] (thumbs|nod|compliment|high five)
    (said|says|was like|told me|goes) [,|that|it|its|thats|that was|it was|i was|oh|ok|okay|i had]
        + [was|very|really|super|so|a|had|it was|,] ({_GOOD}|exactly|well done|wow|very well|ok good
        |impressed|correct|good answer|very good|really good|great answer|very impressed)
    (gostou|gostaram|adorou|adoraram|elogiou|curtiu)
    (encanto|gusto|gustado|encantado)
    (begeistert|beeindruckt|gefiel|gefallen|genickt)
    fand * [das|es|meine|meinen|mein] ~ (gut|super|toll|klasse|spannend|stark)
    (a aime|a adore|ravi|ravie|a apprecie)
    """
)
_OVERALL: Final = re.compile(
    r"(?:(?:i )?(?:think|guess|feel|felt|reckon|hope) )?(?:(?:it|all|everything|things|overall|chat"
    r"|interview|that|tudo|todo|das|es|alles|generally|so that|the (?:whole )?(?:interview|chat"
    r"|call"
    r"|thing|rest|talk|day))) (?:\w+ ){0,2}(?:went|was|is|lief|war|foi) "
)
_ABOUT_PLACE: Final = re.compile(
    r"\b(?:coffee|tea|office|view|building|weather|lunch|food|biscuits|train|parking|room|canteen"
    r"|location|pay|salary|money|benefits|offer|people|panel|team|chat|guy|lady|vibe|place|canteen"
    r"|luck|dog|garden|perks|holiday|commute|atmosphere)\b"
)
_NO_SUCCESS: Final = re.compile(r"^which (?:is|was) |\bgood luck\b|\b(?:liked|loved|likes) me \W*$")
_I_THINK: Final = re.compile(
    r"\bi (?:think|reckon|guess|feel|felt|believe|suppose"
    r"|thought) (?:that )?"
)
_SOMEBODY: Final = re.compile(r"\b(?:she|he|they|shes|hes|theyre|i|im|we)\b")
_NOT_GOOD: Final = re.compile(
    r"\b(?:not|wasnt|isnt|didnt|dont|never|no|nothing|hardly|nicht|nao|werent|couldnt|doubt)\b"
)
_IS_GOOD: Final = re.compile(r"(?:was|were|is|felt|sounded) ")
_THEIR_REACTION: Final = compile_phrases(
    """
    (@react)
    (wrote|noted) * (it|that|this) * [down]
    (was|were) * (grinning|nodding|laughing|smiling|beaming|hooked|impressed|delighted)
    (was|were|goes|went|is) like
    """
)
_REACTS: Final = re.compile(r"(?:went|kam|landed|lief|she|he|they|said|very|really|got|gostou)$")


def find_reaction(view: ClauseView) -> FoundNote | None:
    """Returns the clause that says how they took what I told: "she took notes when I told ..."."""
    cue = view.find(_THEIRS, (Doer.THEM,))
    if cue is None or cue.first - view.first > _NEAR or not _WHEN_I.search(view.text):
        return None
    return _unless_denied(view, cue)


_NEAR: Final = 4
_WHEN_I: Final = re.compile(r" (?:when|as|while|once) (?:i|my) ")


def find_success(view: ClauseView) -> FoundNote | None:
    """Returns the clause that says that something went down well."""
    if _OVERALL.match(view.text) and not re.search(r"\bthat (?:one|was|went) ", view.text):
        return None
    if _NO_SUCCESS.search(view.text) or view.text.startswith("if "):
        return None
    theirs = view.find(_THEIRS, (Doer.THEM, Doer.LEFT_OUT))
    if theirs and theirs.first - view.first <= 6:
        return _unless_denied(view, theirs)
    mine = view.find(_MINE)
    return _unless_denied(view, mine) if mine and _is_mine(view, mine) else None


def _unless_denied(view: ClauseView, cue: CueInClause) -> FoundNote | None:
    if _NOT_GOOD.search(view.line.between(view.first, cue.last)):
        return None
    return FoundNote(NoteKind.WENT_WELL, view.first, view.last)


def _is_mine(view: ClauseView, cue: CueInClause) -> bool:
    """Tells whether what I said or showed was good: no person, no place, and no wish."""
    before = view.line.between(view.first, cue.first)
    if re.match(r"(?:he|she|they) (?:said|told|thought|felt) ", before):
        return True
    if not _IS_GOOD.match(view.line.between(cue.first, cue.last)):
        return not _ABOUT_PLACE.search(before)
    if cue.subject.doer is Doer.ME:
        return True
    is_somebody = cue.subject.name or _SOMEBODY.search(_I_THINK.sub("", before))
    return not (is_somebody or _ABOUT_PLACE.search(view.text))


def is_reaction(view: ClauseView) -> bool:
    """Tells whether the clause only says how something was taken: "she liked that"."""
    words = view.text.split()
    points_back = {"that", "it", "this", "one"} & set(words)
    reacts = _THEIR_REACTION.search(" " + view.text)
    return len(words) <= 10 and bool(points_back or _REACTS.match(words[0]) or reacts)
