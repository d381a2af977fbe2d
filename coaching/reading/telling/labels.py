"""Reads notes that are written under labels: "Topics: ...", "Concern: ...", "Next: ..."."""

import re
from collections.abc import Mapping
from typing import Final

from coaching.reading.proposals import NoteKind
from coaching.reading.telling.clause_view import ClauseView

_LABELS: Final[Mapping[NoteKind, str]] = {
    NoteKind.TOPIC: (
        "topic, topics, talked about, we talked about, discussed, we discussed, covered, "
        "subjects, subject, thema, themen, tema, temas, assunto, assuntos, sujet, sujets, main "
        "topic, main topics"
    ),
    NoteKind.CONCERN: (
        "concern, concerns, doubt, doubts, worry, worries, hesitation, objection, objections, "
        "their concern, her concern, his concern, her worry, his worry, bedenken, duvida, "
        "duvidas, duda, dudas, doute, doutes, preocupacao, main concern"
    ),
    NoteKind.ANSWER_TO_CONCERN: (
        "my answer, answer, my reply, reply, my response, response, antwort, meine antwort, "
        "resposta, minha resposta, respuesta, mi respuesta, ma reponse"
    ),
    NoteKind.UNSAID: (
        "forgot, unsaid, not said, left out, didnt say, forgot to say, forgot to mention, "
        "should have said, vergessen, esqueci, olvide, oublie, didnt mention, i forgot"
    ),
    NoteKind.WENT_WELL: (
        "good, went well, what went well, pros, positives, positive, strong, best bit, best "
        "part, highlight, highlights, gut, bom, bien, bueno, liked"
    ),
    NoteKind.TO_IMPROVE: (
        "bad, improve, to improve, weak, worst bit, next time, negatives, negative, schlecht, "
        "mal, lowlight, lowlights, could be better, went badly, not so good, less good"
    ),
    NoteKind.RED_FLAG: ("red flag, red flags, flags, odd, weird"),
    NoteKind.QUESTION_ASKED: (
        "q, question, questions, asked, they asked, she asked, he asked, frage, fragen, "
        "pergunta, perguntas, pregunta, preguntas"
    ),
    NoteKind.PROMISED_BY_ME: ("promised, i promised, to send, i owe, i owe them, my homework"),
    NoteKind.NEXT_ROUND: (
        "next, after that, then, next up, afterwards, "
        "next step, next steps, next round, next stage, nachste runde, weiter, proxima "
        "etapa, proximo paso, prochaine etape"
    ),
}
_KINDS: Final = {
    label.strip(): kind for kind, labels in _LABELS.items() for label in labels.split(",")
}
_FROM_WHOM: Final = re.compile(r" (?:from|by|of) .*$")
_MARKS: Final = frozenset({":", "-", "–", "—", "="})
_BULLETS: Final = frozenset("-–—*•")
_EMPTY: Final = frozenset(
    {"none", "no", "nothing", "nope", "n", "na", "keine", "nichts", "nada", "nenhuma", "ninguna"}
)


def find_label(view: ClauseView, *, answers: bool = False) -> NoteKind | None:
    """Returns which kind of note the next clause holds, where this one is only its label.

    `answers` says that a doubt is open, so that "Me: ..." is what was said to it.
    """
    words, behind = view.line.words, view.last + 1
    first = view.clause.first
    first = _behind_owner(view, first)
    label = _FROM_WHOM.sub("", view.line.between(first, view.last).strip())
    if view.last >= len(words) or words[view.last] not in _MARKS or behind >= len(words):
        return None
    is_alone = behind + 1 >= len(words) or not words[behind + 1][0].isalnum()
    if label == "me" and answers:
        return NoteKind.ANSWER_TO_CONCERN
    return None if words[behind] in _EMPTY and is_alone else _KINDS.get(label)


def _behind_owner(view: ClauseView, first: int) -> int:
    """Returns where the label begins behind a bullet and whose it is: "- Sam's question: ..."."""
    words = view.line.words
    while first < view.last and words[first] in _BULLETS:
        first += 1
    owner = next((one for one in view.speakers.people.places if one.first == first), None)
    if owner is None or owner.last >= view.last or not words[owner.last - 1].endswith("s"):
        return first
    return owner.last
