"""Offers the usual answers to a letter's question as buttons, where there are some."""

from coaching.letters.questions.keep_answers import PutQuestion
from coaching.letters.questions.letter_questions import LetterQuestion, OfferLetter
from coaching.model.vocabulary import ContactPart, CountryCode
from coaching.playbook.step_letter import contact_of
from coaching.translation import Text, _
from handlers.flows.question import Choice, Choices, QuestionContext
from handlers.letters.letter_prompts import QUESTIONS, key_of

# Translators: buttons with a usual answer, each with what stands in the letter for it.
PASSED_CV = (_("Passed on my CV"), _("You passed my CV on to the team."))
PASSED_RESUME = (_("Passed on my resume"), _("You passed my resume on to the team."))
TOLD_OF_JOB = (_("Told me of the job"), _("You told me about the job."))
SET_IT_UP = (_("Set it all up"), _("You arranged the interview."))
MOVED_IT = (_("Moved it for me"), _("You found another time for my interview."))
WELCOMED = (_("Made me welcome"), _("You made me feel welcome."))
ANOTHER_WEEK = (_("A week more"), _("another week"))
A_FEW_DAYS = (_("A few days more"), _("a few days more"))
OTHER_OFFER = (_("I took another offer"), _("I have accepted another offer."))
NOT_THE_STEP = (_("Not the right step"), _("It is not the right step for me at the moment."))
_Usual = tuple[tuple[Text, Text], ...]

_FOR_PART: dict[ContactPart, _Usual] = {
    ContactPart.COORDINATOR: (SET_IT_UP, MOVED_IT),
    ContactPart.STAFF: (WELCOMED,),
}
_FOR_OFFER: dict[int, _Usual] = {
    OfferLetter.DECLINE: (OTHER_OFFER, NOT_THE_STEP),
    OfferLetter.MORE_TIME: (ANOTHER_WEEK, A_FEW_DAYS),
    OfferLetter.MORE_TIME_STEP: (ANOTHER_WEEK, A_FEW_DAYS),
}


def usual_lines(context: QuestionContext) -> Choices:
    """Returns what a helper, a coordinator or staff usually did for the person."""
    job = context.opportunity
    contact = contact_of(job, key_of(context)) if job else None
    if job is None or contact is None:
        return ()
    if contact.part is ContactPart.HELPER:
        is_american = job.country == CountryCode("US")
        return _choices((PASSED_RESUME if is_american else PASSED_CV, TOLD_OF_JOB))
    return _choices(_FOR_PART.get(contact.part, ()))


def usual_reasons(context: QuestionContext) -> Choices:
    """Returns for how long one usually asks, or why one usually declines."""
    put = map(PutQuestion.parse, map(str, context.answers[QUESTIONS]))
    about = next((one.subject for one in put if one.question is LetterQuestion.REASONS), 0)
    return _choices(_FOR_OFFER.get(about, ()))


def _choices(usual: _Usual) -> Choices:
    return (tuple(Choice(label, str(said)) for label, said in usual),) if usual else ()
