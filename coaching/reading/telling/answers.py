"""Finds what the person answered to a doubt, or said at all."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import MYSELF, ClauseView, CueInClause, FoundNote
from coaching.reading.telling.subjects import Doer
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
    (sabi) ko * [naman|po|sa kanya|sa kanila|nga]
    (told|tell) (them|him|her|mam|maam|sir|everyone|the panel|us) * [again|straight|honestly
        |the truth|plainly] [that|about|how|of]
    (told|tell) [about|that]
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


def find_answer(view: ClauseView, whom: str | None) -> FoundNote | None:
    """Returns what the person answered to the doubt that is open."""
    cue = view.find(_ANSWERED, MYSELF)
    if cue is None or cue.last >= view.last or not _is_mine(view, cue):
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
