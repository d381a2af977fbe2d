"""The sentences of a hello, months after a job ended. {job} is " for the data engineer role"."""

from coaching.translation import Text, _

SPOKE: tuple[Text, ...] = (
    _("We spoke in {month}, when I was interviewing{job}."),
    _("You may remember me from {month}, when I was interviewing{job}."),
)
TALKED: tuple[Text, ...] = (_("We talked about {thing}."), _("We talked about {thing} then."))
THANKS_FOR_ADVICE: tuple[Text, ...] = (
    _("Thank you again for the advice you gave me then."),
    _("I am still grateful for the advice you gave me."),
)
HELLO: tuple[Text, ...] = (
    _("I hope you are well; this is only to say hello."),
    _("I only wanted to say hello, and I hope you are well."),
)
NO_ANSWER_NEEDED: tuple[Text, ...] = (_("There is no need to answer."),)
SUBJECT = _("A short hello")
