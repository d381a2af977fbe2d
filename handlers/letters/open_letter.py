"""Asks in a question or two what a letter needs to be the person's own, then shows the letter."""

from collections.abc import Callable
from typing import Any

from telegram import Update

from coaching.letters.letter import Occasion
from coaching.letters.offers.said_dates import name_dates, read_dates_for, spell_in_full
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer, keep_tone
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.letters.questions.missing import Questions
from coaching.letters.questions.read_answer import (
    drop_lead,
    is_order,
    leaves_out,
    read_tone_wanted,
)
from coaching.model.documents import Conversation, Opportunity
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId, InvalidInputError, OpportunityId, Tone
from coaching.playbook.compose import missing_questions, opening_questions
from coaching.reading.people.names import read_note
from coaching.translation import _
from handlers.cards.card import CardLine, StepRef
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext, no_choices
from handlers.letters.draft_buttons import answer_rows
from handlers.letters.draft_options import AskMissing, DraftOptions, WriteLetter
from handlers.letters.drafting import find_line, say_letter
from handlers.letters.letter_prompts import (
    FORMAL,
    KEY,
    NEUTRAL,
    PROMPTS,
    QUESTIONS,
    WARM,
    greeting_text,
)
from handlers.letters.step_letters import usual_options
from handlers.letters.usual_answers import usual_lines, usual_reasons
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

OPTIONS = "options"
# Translators: stands in "We were at: {title}".
TITLE = _("a letter")
NO_GREETING = _("That is no greeting I know. Press one, or type it, such as <i>Dear Jo</i>.")
NO_LETTER_YET = _(
    "The letter comes after this question, and you can change it then. Say it in your own words "
    "first, or skip it."
)
LONGEST_GREETING = 4
IN_FEW_WORDS = (
    LetterQuestion.POINTS,
    LetterQuestion.POINTS_ELSEWHERE,
    LetterQuestion.PROMISED,
)
"""Are answered with a thing rather than a sentence: "the shorter version"."""
WHICH_ANSWER = _("What is your answer? I write it, and nothing goes out before you send it.")


# -- the letter is opened --------------------------------------------------------------------------


def open_letter(turn: Turn, line: CardLine, options: DraftOptions | None = None) -> None:
    """Shows the letter of a step, after the questions that it needs and that were not put yet."""
    options = options or usual_options(line.subject)
    subject, letter = line.subject, line.definition.letter
    if letter is not None and options.take >= len(letter.answers) > 0:
        turn.say(WHICH_ANSWER, answer_rows(line))
        return
    questions = (
        () if options.group else opening_questions(line.ref.key, _occasion(turn, line, options))
    )
    if not questions or subject.is_personal:
        say_letter(turn, line, options)
    else:
        _ask(turn, line, options, questions)


def _occasion(turn: Turn, line: CardLine, options: DraftOptions) -> Occasion:
    subject = line.subject
    return Occasion(subject.person, subject.opportunity, turn.now, options.take, jobs=subject.jobs)


def _ask(turn: Turn, line: CardLine, options: DraftOptions, questions: Questions) -> None:
    key = line.ref.key
    engine.begin(
        turn,
        LETTER_QUESTIONS,
        opportunity=line.ref.opportunity,
        interview=InterviewId(key.interview) if key.interview else None,
        subject=key.subject,
        answers={
            KEY: key.text,
            OPTIONS: options.text,
            QUESTIONS: [question.text for question in questions],
        },
    )


async def handle_callback(_update: Update, turn: Turn, data: WriteLetter) -> None:
    """Opens a letter from a button."""
    line = find_line(turn, data.ref)
    if line is None or line.step is None:
        turn.show_toast(NO_LONGER_THERE)
    else:
        open_letter(turn, line, data.options.plain)


async def handle_missing(_update: Update, turn: Turn, data: AskMissing) -> None:
    """Asks for what a button under the letter names; once that was told, the letter is shown."""
    line = find_line(turn, data.ref)
    if line is None or line.step is None:
        turn.show_toast(NO_LONGER_THERE)
        return
    missing = missing_questions(data.key, _occasion(turn, line, data.options))
    wanted = tuple(put for put in missing if put.question is data.question)
    if wanted:
        _ask(turn, line, data.options, wanted)
    else:
        say_letter(turn, line, data.options)


# -- what is asked ---------------------------------------------------------------------------------


def _is_wanted(question: LetterQuestion) -> Callable[[QuestionContext], bool]:
    return lambda context: any(
        PutQuestion.parse(str(text)).question is question
        for text in context.answers.get(QUESTIONS, ())
    )


def _tone_choices(context: QuestionContext) -> Choices:
    warm, neutral, formal = (
        Choice(greeting_text(tone, context), tone.value)
        for tone in (Tone.WARM, Tone.NEUTRAL, Tone.FORMAL)
    )
    is_same = str(formal.text) == str(neutral.text)
    return ((warm, neutral),) if is_same else ((warm, neutral), (formal,))


def _read_tone(text: str, _context: QuestionContext) -> str:
    """Reads a greeting as typed: "hi", "dear mr", "first name", "less formal"."""
    wanted = read_tone_wanted(text)
    if wanted is not None:
        return wanted.value
    words = {word.strip(".,") for word in text.casefold().split()}
    tone = next((tone for tone, typed in _TYPED.items() if typed & words), None)
    if tone is None or len(text.split()) > LONGEST_GREETING:
        raise InvalidInputError(NO_GREETING)
    return tone.value


_TYPED: dict[Tone, frozenset[str]] = {
    Tone.WARM: frozenset({"hi", "hello", "hey", "warm", "casual"}),
    Tone.FORMAL: frozenset({"mr", "ms", "mrs", "formal", "surname", "last", "sir", "madam"}),
    Tone.NEUTRAL: frozenset({"dear", "first", "name", "neutral", "polite", "good"}),
}
"""The word that tells the greeting; of two, the one that stands first here."""


def _tone_text(value: Any) -> str:
    return str({Tone.WARM: WARM, Tone.FORMAL: FORMAL}.get(Tone(value), NEUTRAL))


def _read_words(text: str, _context: QuestionContext) -> str:
    return read_note(text)


def _read_sentence(text: str, context: QuestionContext) -> str | None:
    """Reads what to say to the reader; None where that shall stay out."""
    if leaves_out(text):
        return None
    if is_order(text):
        raise InvalidInputError(NO_LETTER_YET)
    return _read_words(drop_lead(text), context)


# -- what is kept ----------------------------------------------------------------------------------


def _keep(turn: Turn, conversation: Conversation) -> None:
    """Keeps each answer at once, so that nothing is lost when the person leaves in the middle."""
    job = turn.find_opportunity(conversation.opportunity)
    if job is None:
        return
    for text in conversation.answers[QUESTIONS]:
        put = PutQuestion.parse(str(text))
        if put.question.value not in conversation.answers:
            continue
        value = conversation.answers[put.question.value]
        if put.question is LetterQuestion.POINTS_ELSEWHERE:
            _keep_elsewhere(turn, put, str(value or ""))
            continue
        if put.question is LetterQuestion.TONE:
            turn.person = keep_tone(turn.person, Tone(value) if value else None)
        else:
            job = keep_answer(job, put, _name_days(turn, job, put, str(value or "")))
    turn.put_opportunity(job)


def _keep_elsewhere(turn: Turn, put: PutQuestion, text: str) -> None:
    """Keeps what is about another job of the same letter."""
    other = turn.find_real_opportunity(put.interview)
    if other is not None:
        turn.put_opportunity(keep_answer(other, put.at_its_job, text))


def _name_days(turn: Turn, job: Opportunity, put: PutQuestion, text: str) -> str:
    """Returns the answer with the days ahead by their date, so that "monday" stays the same day."""
    if not put.names_days_ahead:
        return text
    return name_dates(text, read_dates_for(turn.person, job, turn.now), spell_in_full)


def _finish(turn: Turn, conversation: Conversation) -> None:
    _keep(turn, conversation)
    opportunity = OpportunityId(conversation.opportunity or 0)
    ref = StepRef(opportunity, StepKey.parse(str(conversation.answers[KEY])))
    line = find_line(turn, ref)
    if line is None or line.step is None:
        turn.say(NO_LONGER_THERE)
    else:
        say_letter(turn, line, DraftOptions.parse(str(conversation.answers[OPTIONS])))


_USUAL = {LetterQuestion.LINE: usual_lines, LetterQuestion.REASONS: usual_reasons}

LETTER_QUESTIONS = register_flow(
    Flow(
        name="letter",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                LetterQuestion.TONE.value,
                PROMPTS[LetterQuestion.TONE],
                _read_tone,
                _tone_choices,
                when=_is_wanted(LetterQuestion.TONE),
                format_answer=_tone_text,
            ),
            *(
                Question(
                    question.value,
                    prompt,
                    _read_words if question in IN_FEW_WORDS else _read_sentence,
                    _USUAL.get(question, no_choices),
                    when=_is_wanted(question),
                    takes_sentence=True,
                )
                for question, prompt in PROMPTS.items()
                if question is not LetterQuestion.TONE
            ),
        ),
        keep=_keep,
        finish=_finish,
    )
)
