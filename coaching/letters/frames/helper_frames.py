"""The sentences of letters to people who help, and of those that bring something or ask for a day.

{job} is " for the Data Engineer role at Acme" or as much of it as is known, {there} is " at Acme",
{about} is " about the Data Engineer role"; {doing} is "passing my CV on".
"""

from coaching.translation import Text, _

# -- staff ----------------------------------------------------------------------------------------

COORDINATOR_THANKS: tuple[Text, ...] = (
    _("Thank you for arranging my interview {when}{job}."),
    _("Many thanks for setting up my interview {when}{job}."),
)
STAFF_THANKS: tuple[Text, ...] = (
    _("Thank you for your help around my interview {when}{job}."),
    _("Many thanks for the help you gave me with my interview {when}{job}."),
)
STAFF_SUBJECT = _("Thank you for your help {when}")

# -- who got the person the interview -------------------------------------------------------------

HELPER_DEEDS: tuple[Text, ...] = (
    _("Thank you for {doing}."),
    _("Thank you very much for {doing}."),
    _("Many thanks for {doing}."),
)
HELPER_CAME_OF_IT: tuple[Text, ...] = (
    _("I had the interview{job} {when}."),
    _("My interview{job} was {when}."),
)
HELPER_THANKS: tuple[Text, ...] = (
    _("Thank you for helping me get an interview{job}."),
    _("Without your help I might not have had an interview{job}: thank you."),
)
HELPER_WHEN: tuple[Text, ...] = (_("It was {when}."), _("I had it {when}."))
KEEP_POSTED: tuple[Text, ...] = (
    _("I will let you know what comes of it."),
    _("I will tell you what comes of it."),
)
HELPER_SUBJECT = _("Thank you for your help")

# -- referees -------------------------------------------------------------------------------------

HAD_INTERVIEW: tuple[Text, ...] = (
    _("I had an interview{job} {when}."),
    _("My interview{job} was {when}."),
)
APPLYING_FOR: tuple[Text, ...] = (_("I am applying{job}."),)
MAY_I_NAME: tuple[Text, ...] = (
    _("May I name you as a reference?"),
    _("Would you be willing to act as a reference for me?"),
)
WHAT_IT_TAKES: tuple[Text, ...] = (
    _("It would mean an email or a short call about how we worked together."),
    _("They would write or call briefly to ask how we worked together."),
)
WHAT_A_CALL_TAKES: tuple[Text, ...] = (
    _("It would mean a short call about how we worked together."),
    _("They would call briefly to ask how we worked together."),
)
WHAT_A_MAIL_TAKES: tuple[Text, ...] = (
    _("It would mean an email about how we worked together."),
    _("They would write to ask how we worked together."),
)
EASY_TO_SAY_NO: tuple[Text, ...] = (
    _("If it does not suit you, just say so. If it does, I will send you a few lines on the job."),
    _("Please say so if it does not suit you; otherwise I will send you a few lines on the job."),
)
THANKS_FOR_CONSIDERING: tuple[Text, ...] = (
    _("Thank you for considering it."),
    _("Thank you for thinking about it."),
)
REQUEST_SUBJECT = _("May I name you as a reference{job}?")
THEY_CALLED: tuple[Text, ...] = (
    _("I heard that {company} got in touch with you{about}. Thank you for speaking for me."),
    _("Thank you for answering {company}{about} on my behalf."),
)
THEY_CALLED_UNNAMED: tuple[Text, ...] = (
    _("I heard that they got in touch with you{about}. Thank you for speaking for me."),
    _("Thank you for speaking for me{about}."),
)
IT_TOOK_TIME: tuple[Text, ...] = (
    _("I know that it took time out of your day."),
    _("I am grateful for the time it took you."),
)
VOUCHED_SUBJECT = _("Thank you for vouching for me")

# -- a good word ----------------------------------------------------------------------------------

YOU_KNOW: tuple[Text, ...] = (
    _("If I remember rightly, you know {knows}."),
    _("You know {knows}, if I am not mistaken."),
)
YOU_KNOW_SOMEBODY: tuple[Text, ...] = (
    _("If I remember rightly, you know somebody there."),
    _("You know somebody there, if I am not mistaken."),
)
PUT_IN_A_WORD: tuple[Text, ...] = (
    _("Would you be willing to put in a word for me there?"),
    _("Could you put in a word for me there?"),
)
NO_IS_FINE: tuple[Text, ...] = (
    _("If it does not suit you, just say so; I will understand."),
    _("If you would rather not, I will understand."),
)
WORD_SUBJECT = _("A word for me{there}?")
PUT_IN_A_WORD_THANKS: tuple[Text, ...] = (
    _("Thank you for putting in a word for me{there}."),
    _("Thank you for speaking up for me{there}."),
)
LENT_YOUR_NAME: tuple[Text, ...] = (
    _("I know that you lent me your name, and I value that."),
    _("I am grateful for your support."),
)
WORD_THANKS_SUBJECT = _("Thank you for your word")

# -- news of an offer -----------------------------------------------------------------------------

HAVE_ACCEPTED: tuple[Text, ...] = (
    _("I have accepted an offer{job}."),
    _("Good news: I have accepted an offer{job}."),
)
HAVE_OFFERED: tuple[Text, ...] = (
    _("I have an offer{job}."),
    _("Good news: I have an offer{job}."),
)
VOUCHING: tuple[Text, ...] = (
    _("Thank you for vouching for me; you have a part in this."),
    _("I wanted you to hear it from me, and to thank you for vouching for me."),
)
GETTING_IN: tuple[Text, ...] = (
    _("Thank you for helping me get the interview; you have a part in this."),
    _("I wanted you to hear it from me, and to thank you for helping me get the interview."),
)
WILL_TELL: tuple[Text, ...] = (
    _("I will tell you what I decide."),
    _("You will hear from me once I have decided."),
)
OFFER_NEWS_SUBJECT = _("Good news, and thank you")

# -- news of a no ----------------------------------------------------------------------------------

NOT_CHOSEN: tuple[Text, ...] = (
    _("{company} has decided on somebody else{role}."),
    _("I heard from {company}{role}: they have chosen somebody else."),
)
NOT_CHOSEN_UNNAMED: tuple[Text, ...] = (
    _("It came to nothing this time{role}: they have chosen somebody else."),
)
SPOKE_FOR_ME: tuple[Text, ...] = (
    _("Thank you for speaking for me; it meant a lot that you did."),
    _("I wanted you to hear it from me, and to thank you for speaking for me."),
)
NOBODY_WILL_ASK: tuple[Text, ...] = (
    _("Nobody will ask you about it now. Thank you for being ready to speak for me."),
    _("So there will be no call about it. Thank you for agreeing to speak for me."),
)
GOT_ME_IN: tuple[Text, ...] = (
    _("Thank you again for helping me get the interview; I was glad of the chance."),
    _("I wanted you to hear it from me, and to thank you for helping me get the interview."),
)
MAY_NAME_AGAIN: tuple[Text, ...] = (
    _("I will tell you before anybody else asks you about me."),
    _("Before I name you anywhere else, you will hear from me."),
)
THINK_OF_ME: tuple[Text, ...] = (
    _("If you hear of something else that might suit me, I would be glad to know."),
    _("Should you come across something that might suit me, please think of me."),
)
NO_NEWS_SUBJECTS: tuple[Text, ...] = (_("News from {company}, and thank you"),)
NO_NEWS_SUBJECT = _("Some news, and thank you")

# -- something useful -----------------------------------------------------------------------------

MAY_BE_OF_USE: tuple[Text, ...] = (
    _("After our conversation {when} I thought this may be of use to you:"),
    _("This goes with our conversation {when}, and may be of use to you:"),
)
WE_TALKED_ABOUT: tuple[Text, ...] = (
    _("When we spoke {when}, we talked about {thing}. This may be of use to you:"),
    _("You may remember that we talked about {thing} {when}. This goes with it:"),
)
TALKED_ABOUT: tuple[Text, ...] = (
    _("When we spoke {when}, we talked about {thing}."),
    _("You may remember that we talked about {thing} {when}."),
)
AFTER_TALK: tuple[Text, ...] = (
    _("Thank you again for our conversation {when}."),
    _("I have thought of our conversation {when} again."),
)
# Translators: {thing} is such as "the article about bees".
ATTACHING: tuple[Text, ...] = (
    _("I am attaching {thing}, which may be of use to you."),
    _("I have attached {thing}, in case it is of use to you."),
)
NO_ANSWER_NEEDED: tuple[Text, ...] = (
    _("There is no need to answer."),
    _("You need not answer this."),
)
USEFUL_SUBJECT = _("After our conversation {when}")

# -- what the person promised ----------------------------------------------------------------------

# Translators: {thing} is such as "the deck" or "the survey results".
SAID_I_WOULD_SEND: tuple[Text, ...] = (
    _("When we spoke {when}, I said that I would send you {thing}."),
    _("I promised you {thing} when we spoke {when}."),
)
SAID_ONCE_TO_SEND: tuple[Text, ...] = (
    _("I said that I would send you {thing}."),
    _("I promised you {thing}."),
)
SAID_I_WOULD: tuple[Text, ...] = (
    _("When we spoke {when}, I said that I would get back to you."),
    _("As I said when we spoke {when}, I am getting back to you."),
)
SAID_ONCE: tuple[Text, ...] = (_("I said that I would get back to you."),)
IS_ATTACHED: tuple[Text, ...] = (_("It is attached."), _("You will find it attached."))
ARE_ATTACHED: tuple[Text, ...] = (_("They are attached."), _("You will find them attached."))
HERE_IT_IS: tuple[Text, ...] = (_("Here it is:"), _("You will find it here:"))
HERE_THEY_ARE: tuple[Text, ...] = (_("Here they are:"), _("You will find them here:"))
ASK_ABOUT_IT: tuple[Text, ...] = (
    _("If anything in it raises a question, please ask."),
    _("I am happy to talk about any of it."),
)
# Translators: {it} is such as "the deck".
AS_PROMISED_THING = _("As promised: {it}")
AS_PROMISED = _("As promised")

# -- a new day for an interview -------------------------------------------------------------------

CALLED_OFF: tuple[Text, ...] = (
    _("Our interview {when}{job} did not go ahead, and these things happen."),
    _("I understand that our interview {when}{job} was called off."),
)
NOBODY_CAME: tuple[Text, ...] = (
    _("We had an interview planned {when}{job}, and it seems that we did not find each other."),
    _("Something must have come between us and our interview {when}{job}."),
)
NEW_DAY: tuple[Text, ...] = (
    _("I would still like to talk with you, and would gladly find a new time."),
    _("I remain interested, and would be glad to find a new time."),
)
WHICH_TIMES: tuple[Text, ...] = (
    _("Which times would suit you?"),
    _("Could you tell me which times would suit you?"),
)
FIT_AROUND: tuple[Text, ...] = (_("I will do my best to make one of them."),)
NEW_DAY_SUBJECT = _("A new time for our interview {when}")
