"""Finds a short clause that only judges what stands before it: "..., which worried him"."""

import re
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView, FoundNote
from coaching.reading.words.phrase_table import PhraseTable
from coaching.reading.words.word_line import compile_phrases

_LONGEST: Final = 9
"""A clause of more words says something of its own."""
_WORRIED_THEM: Final = compile_phrases(
    """
    (which|that|this|it) * (worried|bothered|concerned|troubled|puzzled|put off) (him|her|them|_)
    (which|that|this|it) * (was|is|seemed|seems) * [to be] (a|the|his|her|their) [real|big|main
        |one|only] (worry|concern|issue|problem|sticking point|hesitation)
    (didnt|did not) * (look|seem|sound) * (happy|pleased|convinced|thrilled|impressed|keen)
    (she|he|they|_) * (paused|frowned|hesitated|winced|grimaced|sighed|stopped|made a face
        |pulled a face|went quiet|raised an eyebrow|lingered) * (at|on|over|about) (that|this|it)
        + [one|bit|part]
    """
)
_WORRIED_ME: Final = compile_phrases(
    """
    (which|that|this|it) [one|bit|part] (is|was) * (worrying|bothering|bugging|troubling) me
    (which|that|this|it) [one|bit|part] * (worried|worries|bothered|bothers|bugged|bugs|annoyed
        |unsettled|shocked|irritated|put) me
    (which|that|this) [one|bit|part|thing] i (dont|didnt|did not|do not) * (like|love|enjoy)
    (didnt|did not|dont|do not) [really|quite|much] (like|love|enjoy) (that|this|it) [one|bit|part]
    (thats|that is|that was|which is|which was|that felt|which felt|its|seems|sounds) * [a|not|bit]
        + (shady|sketchy|dodgy|weird|odd|off|creepy|rude|unfair|unprofessional|toxic|ok|okay|right
        |strange|fishy|worrying|alarming|disrespectful|suspicious|outrageous|illegal|on|cool
        |acceptable|allowed|legal|professional|normal|fair) [to me|for me]
    (eso|esto|isso|isto|questo|das|ca) (no|nao|non|nicht|hat mir nicht|ne) [me|mi|mir] _ [gusta
        |gusto|piace|piaciuto|gefallen|plait] [pas|nicht]
    [a|bit of a|big|bit] (red flag|alarm bell|warning sign|bad sign|deal breaker)
    """
)
MAKES_A_FACE: Final = re.compile(
    r"\b(?:made a face|pulled a face|frowned|raised an eyebrow|went quiet|looked doubtful|didnt"
    r" look"
    r" happy|sighed|winced|raised (?:his|her|their) eyebrows?|(?:looked|seemed|was) (?:doubtful"
    r"|unsure|worried|sceptical|skeptical|concerned|puzzled|unimpressed|unconvinced|dubious))\b"
)
"""Shows a doubt about what was said right before."""
_FINE: Final = re.compile(r"(?<!not) (?:ok|okay|right) ")
_POINTS_BACK: Final = re.compile(r"(?:it|that|this|them|one)\b")
_ACCEPTS: Final = re.compile(
    r"(?:and |so |but )?(?:i )?(?:said|told (?:him|her|them|mam|sir)|agreed|promised) (?:that )?"
    r"(?:i would|id|i will|ill|yes|sure|ok|okay|of course|no problem|course|fine)\b"
)
_ASKED_TO_GIVE: Final = compile_phrases(
    """
    (asked|asks|asking|wanted|wants|want|need|needs|needed|requested) [for] me to * >send|mail
        |email|forward|share|drop|bring|provide|upload|prepare|write|put|get|let|call|ring|show
    """
)


_TOLD_SO: Final = re.compile(
    r"(?:and )?(?:i )?(?:told|said) (?:(?:him|her|them|it|to \w+) )?(?:so|as much|exactly that|just"
    r" that)(?: too| straight)? $"
)


def find_judgement(view: ClauseView, before: ClauseView | None) -> FoundNote | None:
    """Returns the clause before as what worried them or me, or as what was promised with a yes."""
    if before is None or view.last - view.first > _LONGEST or view.last - view.first < 2:
        return None
    if promise := _find_agreed(view, before):
        return promise
    if _TOLD_SO.match(view.text) and re.search(r"\b(?:i|im|ive|id|ill|my) ", before.text):
        whom = before.speakers.last_named_person
        return FoundNote(NoteKind.ANSWER_TO_CONCERN, before.first, before.last, whom)
    text = " " + view.line.between(view.clause.first, view.last)
    if _is_whole(_WORRIED_ME, text) and not _FINE.search(text):
        return FoundNote(NoteKind.RED_FLAG, before.first, before.last)
    if _is_whole(_WORRIED_THEM, text):
        whom = before.speakers.last_subject.name
        return FoundNote(NoteKind.CONCERN, before.first, before.last, whom)
    return None


def _is_whole(phrases: PhraseTable, text: str) -> bool:
    """Tells whether the clause is hardly more than the judgement."""
    found = phrases.search(text)
    return found is not None and len(text[: found.start()].split()) <= 2


def _find_agreed(view: ClauseView, before: ClauseView) -> FoundNote | None:
    if not _ACCEPTS.match(view.text):
        return None
    asked = before.search(_ASKED_TO_GIVE)
    if asked is None:
        return None
    whom = before.speakers.last_subject.name
    return FoundNote(NoteKind.PROMISED_BY_ME, asked[1], before.last, whom)


def point_back(view: ClauseView, found: FoundNote, before: ClauseView | None) -> FoundNote:
    """Returns the clause before where only "it" was left unsaid: "... but never showed it"."""
    said = view.line.between(found.first, found.last).strip()
    if before is None or found.kind is not NoteKind.UNSAID or not _POINTS_BACK.fullmatch(said):
        return found
    return FoundNote(found.kind, before.first, before.last, found.whom)
