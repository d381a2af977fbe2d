"""Finds what the person answered to a doubt, or said at all."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import MYSELF, ClauseView, CueInClause, FoundNote
from coaching.reading.telling.who_speaks.subjects import Doer
from coaching.reading.words.word_line import compile_phrases

_ANSWERED: Final = compile_phrases(
    """
    [da] (hab|habe) ich * [ihr|ihm|ihnen] [auch] gesagt [,] [that|dass]
    (said|say|saying|says) * [to him|to her|to them|to the _] * [that|comma|,]
    (@say) * [to him|to her|to them|him|her|them|back] * [that|how|about]
    (reply|response|comeback|answer|argument|defence|defense) (was|is|being) * [that|,|:|to say]
    (talked|walked|took|ran|led) (him|her|them) * through
    (came|come|hit|fired|shot) back (with|that|saying)
    pushed back * [a bit|a little] [,] (that|with|saying|on that)
    (was|am|were) * (honest|straight|open|upfront|frank|clear|firm) * [with him|with her|with
        + them] [that|about|,]
    (made|make) [it|that] * clear * [to him|to her|to them] [that]
    (did|could) * (say|tell them|tell him|tell her|point out|mention|show) * [that|how|about]
    [ik] (heb|had) * [haar|hem|ze|hen|hun] gezegd [,] [dat]
    (nikamwambia|nikawaambia|niliwaambia|nilimwambia|nikasema|nilisema|nikajibu|nikaeleza
        |nikamweleza) * [that|kwamba|ati|about]
    (maine|mene|main ne) (bola|kaha|bataya|samjhaya) [ki|that]
    [gli|le|ho] (ho detto|ho risposto|ho spiegato|ho raccontato|detto|risposto) * [che|di]
    (le|les|lhe|lhes) (conteste|comente|aclare|asegure|respondi|garanti|expliquei) * [que|de
        |sobre]
    (sabi) ko * [naman|po|sa kanya|sa kanila|nga]
    (told|tell|telt|tellt) (them|him|her|mam|maam|sir|everyone|the panel|us) * [again|straight
        |honestly|the truth|plainly] [that|about|how|of]
    (told|tell|telt|tellt) [about|that]
    (told|telt|tell) >(?:i|id|im|ive|my|that|its|it)
    (told|tell) _ [_] (that|about|how|i|id|im|ive)
    (explained|explain|replied|answered|responded|countered|argued|clarified|mentioned|reassured
        |assured|stressed|emphasised|emphasized|admitted|pitched|highlighted|reminded|confirmed
        |insisted|defended|described|cited|offered|referenced|brought up|pointed out|pointed to
        |pointed at
        |threw in
        |talked about|talked through|spoke about|talked up|referred to|walked through
        |walked him through|walked her through|walked them through|showed|shared|used|leaned on
        |went with) * [to him|to her|to them|them|him|her
        |mam|sir|that] * [that|about|how]
    gave * [them|him|her|mam|sir] >the|an|a|my|one|two
    (gave|brought|quoted) * [them|him|her]
    was like
    (answer was|answer is) * [that]
    [dazu] (hab|habe) ich * [ihr|ihm|ihnen] [auf] gesagt [,] [that|dass]
    [ich] (hab|habe) * [ihr|ihm|ihnen|dann|ihr dann] gesagt [,] [that|dass]
    (hab|habe) * [ihr|ihm|ihnen] [von] (gesagt|erklart|erzahlt|geantwortet) [,] [that|dass]
    (sagte|meinte|erklarte|antwortete) [ich] [,] [dass]
    [lhe] (disse|falei|respondi|expliquei|contei|mencionei) * [pra ela|para ela|pra ele
        |a ela] [que|sobre|de]
    [le|les] (dije|respondi|explique|conte|mencione) * [que|sobre|de]
    [jai|j ai|lui ai] (dit|repondu|explique|mentionne) * [que|de]
    """
)


_BUT_I_DID: Final = re.compile(
    r"(?:i (?:did|do|have|had|ran|led|managed|worked|used to|know|can|am|was)|ive|im) (?!not\b|also"
    r"|no |told|said|forgot|think|thought|guess|hope|couldnt|didnt|to (?:say|send|go)|happy|sure"
    r"|glad|still|got|the feeling)"
)
_CONCEDES: Final = re.compile(
    r"(?:that )?(?:(?:he|she|they|it|that|you) (?:was|is|were|are)|hes|shes|theyre|thats|its|youre)"
    r" (?:absolutely |quite |probably |totally )?(?:right|true|fair|correct)\b"
)
_BUT: Final = re.compile(r"but (?:\w+ )?$")


def find_answer(view: ClauseView, whom: str | None) -> FoundNote | None:
    """Returns what the person answered to the doubt that is open."""
    joined = view.line.between(view.clause.first, view.first)
    if _BUT.match(joined) and _BUT_I_DID.match(view.text):
        return FoundNote(NoteKind.ANSWER_TO_CONCERN, view.first, view.last, whom)
    cue = view.find(_ANSWERED, MYSELF)
    if cue is None or cue.last >= view.last or not _is_mine(view, cue):
        return None
    if _CONCEDES.match(view.line.between(cue.last, view.last)):
        return None
    return FoundNote(NoteKind.ANSWER_TO_CONCERN, cue.last, view.last, whom)


def _is_mine(view: ClauseView, cue: CueInClause) -> bool:
    """Tells "said I would" from "said he would", and "told him" from "told me"."""
    if cue.subject.doer is Doer.ME:
        return True
    behind = view.line.between(cue.last, view.last)
    words = view.line.between(cue.first, cue.last)
    if words.startswith("said"):
        return bool(re.match(r"(?:i|id|im|ive|my|yes|no|sure|yeah|that i|of course) ", behind))
    return not re.match(r"(?:me|us) ", behind)


def says_something(view: ClauseView) -> CueInClause | None:
    """Returns the words with which the person tells what they said or showed."""
    return view.find(_ANSWERED, MYSELF)
