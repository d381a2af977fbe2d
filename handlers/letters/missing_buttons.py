"""Offers a button for each thing that a letter could hold and that was not asked for yet."""

from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.translation import Text, _
from handlers.letters.draft_options import AskMissing
from handlers.letters.shown_letter import ShownLetter
from handlers.ui.buttons import Button

LABELS: dict[LetterQuestion, Text] = {
    # Translators: buttons under a letter, each of which asks for what it could still say.
    LetterQuestion.TONE: _("How I greet"),
    LetterQuestion.WANT: _("Why I want it"),
    LetterQuestion.FIT: _("Why I fit"),
    LetterQuestion.LINE: _("On our talk"),
    LetterQuestion.ANSWER: _("Their doubt"),
    LetterQuestion.UNSAID: _("What I left unsaid"),
    LetterQuestion.PROMISED: _("What I promised"),
    LetterQuestion.POINTS: _("What to speak about"),
    LetterQuestion.POINTS_ELSEWHERE: _("For the other job"),
    LetterQuestion.TERMS: _("What they offer"),
    LetterQuestion.REASONS: _("My reasons"),
}


def missing_buttons(shown: ShownLetter) -> list[Button]:
    """Returns the buttons, what is worth most first; none once the letter is sent."""
    if shown.is_finished or shown.options.group:
        return []
    options = shown.options.plain
    return [
        Button(LABELS[question], AskMissing(*shown.line.ref, question, options))
        for question in shown.asks
    ]
