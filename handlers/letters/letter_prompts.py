"""Words the questions before a letter: in the reader's direction, with the note they are about."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from coaching.letters.frames.address import call_name, courtesy_of
from coaching.letters.letter import Occasion
from coaching.letters.points import ReaderPoints
from coaching.letters.questions.keep_answers import PutQuestion
from coaching.letters.questions.letter_questions import LetterQuestion, OfferLetter
from coaching.letters.questions.sources import find_answer_source, find_line_source
from coaching.model.documents import Contact, Meeting, Referee
from coaching.model.step_key import StepKey
from coaching.model.vocabulary import ContactPart, InterviewId, Tone
from coaching.playbook.compose import letter_addressee
from coaching.playbook.step_letter import contact_of, interview_of
from coaching.reading.people.names import short_name
from coaching.translation import Text, Words, _
from handlers.flows.question import QuestionContext

KEY, QUESTIONS = "key", "questions"
# Translators: {name} is the reader of the first letter.
TONE_PROMPT = _(
    "How do you greet {name}? I keep to it with everybody; a reply to a letter changes it."
)
TONE_PROMPT_UNNAMED = _("How do you greet the people you write to? I keep to it in every letter.")
# Translators: buttons with a greeting; {name} is such as "Dana", "Dana Lee" or "Ms Lee".
HI_NAME, DEAR_NAME = _("Hi {name}"), _("Dear {name}")
WARM, NEUTRAL, FORMAL = _("Hi and first name"), _("Dear and first name"), _("Dear and surname")
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
HELPER_PROMPT = _(
    "What did {name} do for you? Say it to them, such as\n<i>You passed my CV on to the team.</i>"
)
AGENCY_LINE_PROMPT = _(
    "How did it go, for {name}? Who was there and what it was about, such as\n"
    "<i>An hour with Dana Lee, mostly about the stock reports.</i>"
)
STAFF_PROMPT = _(
    "What did {name} do for you? Say it to them, such as\n"
    "<i>You moved my interview at a day's notice.</i>"
)
LINE_PROMPT_WITH_NOTE = _(
    "What would you say to {name} about your talk? Say it to them, such as\n"
    "<i>You showed me the new kitchen.</i>\n\nYou noted: <i>{note}</i>"
)
ANSWER_PROMPT = _(
    "{name} had a doubt: <i>{note}</i>\nWhat do you say to it? An example says most; without an "
    "answer I leave the doubt out."
)
ANSWER_PROMPT_WITH_NOTE = _(
    "{name} had a doubt: <i>{note}</i>\nYou noted: <i>{said}</i>\nWhat do you say to it, in whole "
    "sentences? Without an answer I leave the doubt out."
)
UNSAID_PROMPT = _(
    "You noted as unsaid: <i>{note}</i>\nSay it to {name}, in a sentence? Otherwise I leave it out."
)
PROMISED_PROMPT = _(
    "You promised {name} something: <i>{note}</i>\nWhat is it, in a few words, or its link?"
)
POINTS_PROMPT = _("What should {name} speak about for this job? Two or three things, one a line.")
# Translators: {company} is one of several jobs of which one letter tells.
POINTS_PROMPT_AT = _(
    "What should {name} speak about for {company}? Two or three things, one a line."
)
TERMS_PROMPT = _("What do they offer, in your words? It stands in the letter as you write it.")
ASK_FOR_PROMPT = _(
    "What would you like to ask for? Say it to them, with your figures and a reason, such as\n"
    "<i>I would like to ask for 52,000. I bring five years of night shifts.</i>"
)
DECLINE_PROMPT = _("Is there a reason you would give them? One line, as you would say it.")
MORE_TIME_PROMPT = _(
    "By when could you answer them? A reason helps, such as\n"
    "<i>until Friday 12 May; I want to read the contract</i>"
)
# Translators: stands in those questions for a name that is not known.
THEM = _("them")
# Translators: stands for a company without a name, behind "What should Dana speak about for".
THE_OTHER_JOB = _("the other job")
NOTE_AT_MOST = 200


def key_of(context: QuestionContext) -> StepKey:
    return StepKey.parse(str(context.answers[KEY]))


def _reader(context: QuestionContext) -> Contact | Referee | None:
    if context.opportunity is None:
        return None
    occasion = Occasion(context.person, context.opportunity, context.now)
    return letter_addressee(key_of(context), occasion)


def _reader_name(context: QuestionContext) -> str:
    """Returns how the coach speaks of the reader, as HTML."""
    reader = _reader(context)
    return escape(short_name(reader.name)) if reader and reader.name else str(THEM)


def _meeting(context: QuestionContext) -> Meeting | None:
    job = context.opportunity
    contact: Contact | None = contact_of(job, key_of(context)) if job else None
    return contact.meeting_in(InterviewId(key_of(context).interview)) if contact else None


def _prompt(
    text: Text, find_note: Callable[[QuestionContext], str]
) -> Callable[[QuestionContext], str]:
    def prompt(context: QuestionContext) -> str:
        return text.format(name=_reader_name(context), note=_short(find_note(context)))

    return prompt


def _short(note: str) -> str:
    line = " ".join(note.split())
    return escape(line if len(line) <= NOTE_AT_MOST else f"{line[: NOTE_AT_MOST - 1].rstrip()}…")


_LINE_PROMPTS = {
    ContactPart.HELPER: HELPER_PROMPT,
    ContactPart.AGENCY_RECRUITER: AGENCY_LINE_PROMPT,
    ContactPart.STAFF: STAFF_PROMPT,
    ContactPart.COORDINATOR: STAFF_PROMPT,
}


def _line_prompt(context: QuestionContext) -> Words:
    job = context.opportunity
    contact = contact_of(job, key_of(context)) if job else None
    own = _LINE_PROMPTS.get(contact.part) if contact is not None else None
    if own is not None:
        return own.format(name=_reader_name(context))
    points = _points(context)
    note = find_line_source(points).text if points else ""
    text = LINE_PROMPT_WITH_NOTE if note else LINE_PROMPT
    return text.format(name=_reader_name(context), note=_short(note))


def _answer_prompt(context: QuestionContext) -> Words:
    points = _points(context)
    said = find_answer_source(points).text if points else ""
    text = ANSWER_PROMPT_WITH_NOTE if said else ANSWER_PROMPT
    return text.format(
        name=_reader_name(context), note=_short(_concern(context)), said=_short(said)
    )


def _points(context: QuestionContext) -> ReaderPoints | None:
    """Returns what was noted of the talk with the reader; None where they were not met."""
    job, key = context.opportunity, key_of(context)
    interview = interview_of(job, key) if job else None
    contact = contact_of(job, key) if job else None
    if job is None or interview is None or contact is None:
        return None
    return ReaderPoints(Occasion(context.person, job, context.now), interview, contact)


def _concern(context: QuestionContext) -> str:
    meeting = _meeting(context)
    return meeting.concern if meeting else ""


def _find_promise(context: QuestionContext) -> str:
    meeting = _meeting(context)
    return meeting.useful if meeting else ""


def _unsaid(context: QuestionContext) -> str:
    job = context.opportunity
    interview = interview_of(job, key_of(context)) if job else None
    return interview.capture.unsaid or interview.reflection.unsaid if interview else ""


def _reasons_prompt(context: QuestionContext) -> Words:
    letter = next(
        put.subject
        for put in map(PutQuestion.parse, context.answers[QUESTIONS])
        if put.question is LetterQuestion.REASONS
    )
    prompts = {OfferLetter.NEGOTIATE: ASK_FOR_PROMPT, OfferLetter.DECLINE: DECLINE_PROMPT}
    return prompts.get(OfferLetter(letter), MORE_TIME_PROMPT)


def _points_prompt(context: QuestionContext) -> Words:
    """Names the job where the letter is about several."""
    name, elsewhere = _reader_name(context), _put(context, LetterQuestion.POINTS_ELSEWHERE)
    job = context.opportunity
    if elsewhere is None or job is None or not job.company:
        return POINTS_PROMPT.format(name=name)
    return POINTS_PROMPT_AT.format(name=name, company=escape(job.company))


def _points_elsewhere_prompt(context: QuestionContext) -> Words:
    put = _put(context, LetterQuestion.POINTS_ELSEWHERE)
    wanted = put.interview if put else 0
    other = next((one for one in context.opportunities if one.id == wanted), None)
    company = escape(other.company) if other and other.company else str(THE_OTHER_JOB)
    return POINTS_PROMPT_AT.format(name=_reader_name(context), company=company)


def _put(context: QuestionContext, wanted: LetterQuestion) -> PutQuestion | None:
    put = map(PutQuestion.parse, map(str, context.answers[QUESTIONS]))
    return next((one for one in put if one.question is wanted), None)


def _tone_prompt(context: QuestionContext) -> Words:
    reader = _reader(context)
    if reader is None or not reader.name:
        return TONE_PROMPT_UNNAMED
    return TONE_PROMPT.format(name=escape(reader.name))


def greeting_text(tone: Tone, context: QuestionContext) -> str:
    """Returns the greeting of a tone with the reader's own name, as a button shows it."""
    reader, job = _reader(context), context.opportunity
    general = {Tone.WARM: WARM, Tone.FORMAL: FORMAL}.get(tone, NEUTRAL)
    if reader is None or job is None:
        return str(general)
    person = replace(context.person, tone=tone)
    called = call_name(reader.name, person, job, *courtesy_of(reader, person))
    pattern = HI_NAME if tone is Tone.WARM else DEAR_NAME
    return pattern.format(name=called) if called else str(general)


PROMPTS: dict[LetterQuestion, Words | Callable[[QuestionContext], Words]] = {
    LetterQuestion.TONE: _tone_prompt,
    LetterQuestion.WANT: WANT_PROMPT,
    LetterQuestion.FIT: FIT_PROMPT,
    LetterQuestion.LINE: _line_prompt,
    LetterQuestion.ANSWER: _answer_prompt,
    LetterQuestion.UNSAID: _prompt(UNSAID_PROMPT, _unsaid),
    LetterQuestion.PROMISED: _prompt(PROMISED_PROMPT, _find_promise),
    LetterQuestion.POINTS: _points_prompt,
    LetterQuestion.POINTS_ELSEWHERE: _points_elsewhere_prompt,
    LetterQuestion.TERMS: TERMS_PROMPT,
    LetterQuestion.REASONS: _reasons_prompt,
}
"""What is asked, in the order in which it is asked."""
