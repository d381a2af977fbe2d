"""Leaves to the writer what is theirs, so that no letter says that its reader told it."""

import re
from typing import Final

from coaching.letters.material.kinds import Material, Sentence, ThatClause
from coaching.letters.material.mend import to_sentence


def own_what_is_mine(point: Material) -> Material:
    """Returns a clause on the writer's own as their sentence: "my last budget was in euros" cannot
    stand after "You told me that"."""
    if isinstance(point, ThatClause) and _MINE.match(point.text):
        return Sentence(to_sentence(point.text))
    return point


_MINE: Final = re.compile(
    r"(?:(?:in|at|on|for|from|with|by|under|during|as|when|while|until|since|before|after|because"
    r"|even|both|all|most|some|one|two|half|many)(?: of)? )?"
    r"(?:my|our|mine|ours|me|myself|i|we)\b",
    re.IGNORECASE,
)
"""Begins what the writer had, did or was: "my crew ...", "in my last job ...", "one of my ..."."""
