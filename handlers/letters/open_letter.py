"""Asks in a question or two what a letter needs to be the person's own, then shows the letter."""

from collections.abc import Callable
from html import escape
from typing import Any

from telegram import Update

from coaching.letters.letter import Occasion
from coaching.letters.questions.keep_answers import PutQuestion, keep_answer, keep_tone
from coaching.letters.questions.letter_questions import LetterQuestion
from coaching.model.documents import Contact, Conversation, Meeting
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import InterviewId, OpportunityId, Tone
from coaching.playbook.compose import letter_addressee, missing_questions
from coaching.playbook.step_letter import contact_of, interview_of
from coaching.reading.people.names import read_note, short_name
from coaching.translation import Text, Words, _
from handlers.cards.card import CardLine, StepRef
from handlers.flows import engine
from handlers.flows.flow import Flow, register_flow
from handlers.flows.question import Choice, Choices, Question, QuestionContext
from handlers.letters.draft_options import DraftOptions, WriteLetter
from handlers.letters.drafting import find_line, say_letter, usual_options
from handlers.ui.shared_texts import NO_LONGER_THERE
from handlers.ui.turn import Turn

KEY, OPTIONS, QUESTIONS = "key", "options", "questions"
# Translators: stands in "We were at: {title}".
TITLE = _("a letter")
TONE_PROMPT = _(
    "How do you greet the people you write to, say one Priya Shah? I keep to it in every letter."
)
WARM, NEUTRAL, FORMAL = _("Hi Priya"), _("Dear Priya"), _("Dear Ms Shah")
WANT_PROMPT = _(
    "Why do you want this job? One sentence, as you would say it to them; your letters use it."
)
FIT_PROMPT = _(
    "Why do you fit? Up to three points, one a line, as you would say them there, such as\n"
    "<i>I led twelve people through the move to a new till system.</i>"
)
LINE_PROMPT = _(
    "What would you say to {name} about your talk? Say it to them, such as\n"
    "<i>You showed me the new kitchen.</i>"
)
LINE_PROMPT_WITH_NOTE = _(
    "What would you say to {name} about your talk? Say it to them, such as\n"
    "<i>You showed me the new kitchen.</i>\n\nYou noted: <i>{note}</i>"
)
ANSWER_PROMPT = _(
    "{name} had a doubt: <i>{note}</i>\nWhat do you say to it? An example says most; without an "
    "answer I leave the doubt out."
)
UNSAID_PROMPT = _(
    "You noted as unsaid: <i>{note}</i>\nSay it to {name}, in a sentence? Otherwise I leave it out."
)
PROMISED_PROMPT = _(
    "You promised {name} something: <i>{note}</i>\nWhat is it, in a few words, or its link?"
)
POINTS_PROMPT = _("What should {name} speak about for this job? Two or three things, one a line.")
TERMS_PROMPT = _("What do they offer, in your words? It stands in the letter as you write it.")
REASONS_PROMPT = _(
    "What do you want to say about it? Until when you need, or what you ask for, such as\n"
    "<i>until Friday 12 May; I want to read the contract</i>"
)
# Translators: stands in those questions for a name that is not known.
THEM = _("them")
NOTE_AT_MOST = 200


# -- the letter is opened --------------------------------------------------------------------------


def open_letter(turn: Turn, line: CardLine, options: DraftOptions | None = None) -> None:
    """Shows the letter of a step, after the questions that it needs and that were not put yet."""
    options = options or usual_options(line.subject)
    subject = line.subject
    occasion = Occasion(subject.person, subject.opportunity, turn.now, jobs=subject.jobs)
    questions = () if options.group else missing_questions(line.ref.key, occasion)
    if not questions or subject.is_personal:
        say_letter(turn, line, options)
        return
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


# -- what is asked ---------------------------------------------------------------------------------


def _is_wanted(question: LetterQuestion) -> Callable[[QuestionContext], bool]:
    return lambda context: any(
        PutQuestion.parse(str(text)).question is question
        for text in context.answers.get(QUESTIONS, ())
    )


def _key_of(context: QuestionContext) -> StepKey:
    return StepKey.parse(str(context.answers[KEY]))


def _reader_name(context: QuestionContext) -> str:
    """Returns how the coach speaks of the reader, as HTML."""
    if context.opportunity is None:
        return str(THEM)
    occasion = Occasion(context.person, context.opportunity, context.now)
    reader = letter_addressee(_key_of(context), occasion)
    return escape(short_name(reader.name)) if reader and reader.name else str(THEM)


def _meeting(context: QuestionContext) -> Meeting | None:
    job = context.opportunity
    contact: Contact | None = contact_of(job, _key_of(context)) if job else None
    return contact.meeting_in(InterviewId(_key_of(context).interview)) if contact else None


def _prompt(
    text: Text, find_note: Callable[[QuestionContext], str]
) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        return text.format(name=_reader_name(context), note=_short(find_note(context)))

    return prompt


def _short(note: str) -> str:
    line = " ".join(note.split())
    return escape(line if len(line) <= NOTE_AT_MOST else f"{line[: NOTE_AT_MOST - 1].rstrip()}…")


def _line_prompt(context: QuestionContext) -> Words:
    meeting = _meeting(context)
    note = meeting.topic if meeting else ""
    text = LINE_PROMPT_WITH_NOTE if note.strip() else LINE_PROMPT
    return text.format(name=_reader_name(context), note=_short(note))


def _concern(context: QuestionContext) -> str:
    meeting = _meeting(context)
    return meeting.concern if meeting else ""


def _find_promise(context: QuestionContext) -> str:
    meeting = _meeting(context)
    return meeting.useful if meeting else ""


def _unsaid(context: QuestionContext) -> str:
    job = context.opportunity
    interview = interview_of(job, _key_of(context)) if job else None
    return interview.capture.unsaid or interview.reflection.unsaid if interview else ""


def _no_note(_context: QuestionContext) -> str:
    return ""


def _tone_choices(_context: QuestionContext) -> Choices:
    return (
        (Choice(WARM, Tone.WARM.value), Choice(NEUTRAL, Tone.NEUTRAL.value)),
        (Choice(FORMAL, Tone.FORMAL.value),),
    )


def _read_tone(text: str, _context: QuestionContext) -> str:
    """Reads a greeting as typed: "hi", "dear mr", "first name"; in doubt it is Dear Priya."""
    words = text.casefold().split()
    if {"hi", "hello", "hey", "warm", "casual"} & set(words):
        return Tone.WARM.value
    if {"mr", "ms", "mrs", "formal", "surname"} & {word.strip(".,") for word in words}:
        return Tone.FORMAL.value
    return Tone.NEUTRAL.value


def _tone_text(value: Any) -> str:
    return str({Tone.WARM: WARM, Tone.FORMAL: FORMAL}.get(Tone(value), NEUTRAL))


def _read_words(text: str, _context: QuestionContext) -> str:
    return read_note(text)


def _ask(question: LetterQuestion, prompt: Words | Callable[[QuestionContext], Words]) -> Question:
    return Question(question.value, prompt, _read_words, when=_is_wanted(question))


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
        if put.question is LetterQuestion.TONE:
            turn.person = keep_tone(turn.person, Tone(value) if value else None)
        else:
            job = keep_answer(job, put, str(value or ""))
    turn.put_opportunity(job)


def _finish(turn: Turn, conversation: Conversation) -> None:
    _keep(turn, conversation)
    opportunity = OpportunityId(conversation.opportunity or 0)
    ref = StepRef(opportunity, StepKey.parse(str(conversation.answers[KEY])))
    line = find_line(turn, ref)
    if line is None or line.step is None:
        turn.say(NO_LONGER_THERE)
    else:
        say_letter(turn, line, DraftOptions.parse(str(conversation.answers[OPTIONS])))


LETTER_QUESTIONS = register_flow(
    Flow(
        name="letter",
        version=1,
        title=lambda _context: TITLE,
        questions=(
            Question(
                LetterQuestion.TONE.value,
                TONE_PROMPT,
                _read_tone,
                _tone_choices,
                when=_is_wanted(LetterQuestion.TONE),
                format_answer=_tone_text,
            ),
            _ask(LetterQuestion.WANT, WANT_PROMPT),
            _ask(LetterQuestion.FIT, FIT_PROMPT),
            _ask(LetterQuestion.LINE, _line_prompt),
            _ask(LetterQuestion.ANSWER, _prompt(ANSWER_PROMPT, _concern)),
            _ask(LetterQuestion.UNSAID, _prompt(UNSAID_PROMPT, _unsaid)),
            _ask(LetterQuestion.PROMISED, _prompt(PROMISED_PROMPT, _find_promise)),
            _ask(LetterQuestion.POINTS, _prompt(POINTS_PROMPT, _no_note)),
            _ask(LetterQuestion.TERMS, TERMS_PROMPT),
            _ask(LetterQuestion.REASONS, REASONS_PROMPT),
        ),
        keep=_keep,
        finish=_finish,
    )
)
