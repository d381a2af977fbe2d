"""Writes every letter that could be drafted once a message was confirmed."""

from collections.abc import Iterator

from coaching.facts.keep_reading import keep_reading
from coaching.letters.letter import Letter, Occasion
from coaching.model.documents import Dossier, Opportunity
from coaching.model.step_key import StepKey
from coaching.planner import plan_steps
from coaching.playbook.compose import letter_of, variants_for, write_letter
from coaching.reading.context import ReadingContext
from coaching.reading.proposals import Reading


def write_letters(reading: Reading, context: ReadingContext, text: str) -> list[str]:
    """Returns the texts of all letters, in every form, after the reading was kept."""
    dossier = keep_reading(reading, context, text, context.now)
    return [
        "\n".join(filter(None, (letter.subject, letter.body, letter.call_notes)))
        for job in dossier.opportunities
        for letter in _letters_of(dossier, job, context)
    ]


def _letters_of(dossier: Dossier, job: Opportunity, context: ReadingContext) -> Iterator[Letter]:
    occasion = Occasion(dossier.person, job, context.now)
    for key in _keys_with_letter(dossier, job, context):
        for variant in variants_for(key, dossier.person, job):
            letter = write_letter(key, occasion, variant)
            if letter is not None:
                yield letter


def _keys_with_letter(
    dossier: Dossier, job: Opportunity, context: ReadingContext
) -> Iterator[StepKey]:
    for step in plan_steps(dossier.person, job, context.now):
        if letter_of(step.key.kind):
            yield step.key
