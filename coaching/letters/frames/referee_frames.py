"""The sentences that tell a referee of several jobs at once, and what to say to one by phone."""

from coaching.letters.frames.talk_frames import Voiced
from coaching.model.vocabulary import Tone
from coaching.translation import Text, _

_TWO_JOBS = _("I am in the running for two jobs at the moment, and both may ask you about me.")
_THREE_JOBS = _("I am in the running for three jobs at the moment, and each may ask you about me.")
_FOUR_JOBS = _("I am in the running for four jobs at the moment, and each may ask you about me.")
IN_THE_RUNNING: dict[int, Voiced] = {
    2: {
        Tone.WARM: (
            _("I'm in the running for two jobs at the moment, and both may ask you about me."),
            _TWO_JOBS,
        ),
        Tone.NEUTRAL: (_TWO_JOBS,),
        Tone.FORMAL: (_("I am being considered for two positions, and both may contact you."),),
    },
    3: {
        Tone.WARM: (
            _("I'm in the running for three jobs at the moment, and each may ask you about me."),
            _THREE_JOBS,
        ),
        Tone.NEUTRAL: (_THREE_JOBS,),
        Tone.FORMAL: (_("I am being considered for three positions, and each may contact you."),),
    },
    4: {
        Tone.WARM: (
            _("I'm in the running for four jobs at the moment, and each may ask you about me."),
            _FOUR_JOBS,
        ),
        Tone.NEUTRAL: (_FOUR_JOBS,),
        Tone.FORMAL: (_("I am being considered for four positions, and each may contact you."),),
    },
}
# Translators: {things} is what somebody should speak about, such as "how I led the move".
SPEAK_ABOUT_THERE: tuple[Text, ...] = (
    _("There it would help me most if you could speak about {things}."),
    _("If they ask, please tell them about {things}."),
    _("For them, {things} would be the thing to speak about."),
)
# Translators: {things} is what somebody should speak about at every one of the jobs.
SPEAK_ABOUT_TO_ALL: tuple[Text, ...] = (
    _("Whoever asks, it would help me most if you could speak about {things}."),
    _("Whichever of them asks, please tell them about {things}."),
)
# Translators: {companies} is such as "Acme and Bolt".
SEVERAL_SUBJECT = _("Reference: {companies}")

# -- a call ----------------------------------------------------------------------------------------

# Translators: notes for a call with somebody who vouches for the person.
CALL_THEM = _("Call {name}.")
CALL_THEM_BY = _("Call {name}: {reach}.")
THANK_FOR_VOUCHING = _("Thank them for vouching for you.")
# Translators: {jobs} is such as "the data engineer role at Acme".
TELL_OF_JOB = _("Tell them of {jobs}, and where you stand.")
THE_ROLE = _("the {role} role")
THE_ROLE_AT = _("the {role} role at {company}")
A_JOB_AT = _("the job at {company}")
YOUR_JOB = _("the job")
# Translators: {things} is what the job asks for, such as "running groups and SQL".
WHAT_COUNTS = _("What counts there: {things}.")
WHAT_COUNTS_AT = _("What counts at {company}: {things}.")
# Translators: {things} is such as "the Oslo project".
ASK_TO_SPEAK_ABOUT = _("Ask them to speak about {things}.")
ASK_TO_SPEAK_ABOUT_AT = _("For {company}, ask them to speak about {things}.")
CALL_COMES = _("Say that somebody may call them in the coming weeks, and ask when it suits.")
ANY_WAY_COMES = _("Say that a call, a mail or a form may come, and ask what suits them.")
ASK_TO_BE_NAMED = _("Ask whether you may name them as a reference.")
SAY_WHAT_IT_TAKES = _("It takes a short call about how you worked together; a no is fine.")
ASK_WHAT_HELPS = _("Ask whether anything else would help them, and thank them.")
