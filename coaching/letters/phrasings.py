"""The sentences around a person's own words: several for each place, so that three notes differ.

The tables have different lengths on purpose: people of one team hardly share a combination.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InterviewMention:
    """Holds what every note names: the day ("on Tuesday"), the role and the company. The last two
    may be empty."""

    day: str
    role: str
    company: str

    @property
    def role_phrase(self) -> str:
        """Returns such as "the Data Engineer role", or what is true where its name is not known."""
        return f"the {self.role} role" if self.role else "the role"

    @property
    def role_at_company(self) -> str:
        """Returns the role with the company, where its name is known."""
        return f"{self.role_phrase} at {self.company}" if self.company else self.role_phrase


Phrasing = Callable[[InterviewMention], str]

SUBJECT_LINES: tuple[Phrasing, ...] = (
    lambda mention: f"Thank you – {mention.role or 'our conversation'}",
    lambda mention: f"Thank you for our conversation {mention.day}",
    lambda mention: f"{mention.role or 'Our conversation'}: thank you for your time",
)

OPENINGS: tuple[Phrasing, ...] = (
    lambda mention: (
        f"Thank you for taking the time to talk with me {mention.day} "
        f"about {mention.role_at_company}."
    ),
    lambda mention: (
        f"I would like to thank you for our conversation {mention.day} about {mention.role_phrase}."
    ),
    lambda mention: (
        f"Many thanks for making time for me {mention.day}; I was glad to learn more about "
        f"{mention.role_at_company}."
    ),
    lambda mention: (
        f"It was good to talk with you {mention.day}, and I appreciate the time you gave me."
    ),
)

LATE_OPENINGS: tuple[Phrasing, ...] = (
    lambda mention: (
        f"A late but sincere thank you for talking with me {mention.day} "
        f"about {mention.role_at_company}."
    ),
    lambda mention: (
        f"I have not thanked you yet for our conversation {mention.day} "
        f"about {mention.role_phrase}, and would like to."
    ),
    lambda mention: (
        f"Some days have passed, and I still want to say thank you for the time you gave me "
        f"{mention.day}."
    ),
)

TOPIC_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "I especially enjoyed talking with you about {}.",
        "One thing has stayed with me from our conversation: {}",
    ),
    (
        "Our conversation about {} has stayed with me.",
        "I keep coming back to what we talked about: {}",
    ),
    (
        "I came away still thinking about {}.",
        "This is what I remember best from our talk: {}",
    ),
    ("Our exchange about {} was a highlight for me.", "Something I took home with me: {}"),
    ("I am glad that we got to talk about {}.", "I am glad that we got to one subject: {}"),
)
"""Each has a form with the note inside the sentence, and one with the note after a colon."""

STRENGTH_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "I was glad to be able to speak about {}, and would put that to use in this role.",
        "What I would bring to the role: {}",
    ),
    (
        "What I have learned from {} would be of use to me in this role.",
        "I can see where I would be of use: {}",
    ),
    ("For a role like this I would draw on {}.", "This is what I would draw on in the role: {}"),
    (
        "I hope I could show with {} what I would bring to your team.",
        "I hope it came across what I would like to bring: {}",
    ),
    (
        "I would be glad to put {} to work for your team.",
        "This is what I would like to put to work for your team: {}",
    ),
    (
        "In this role I would gladly build on {}.",
        "Something I would gladly build on in this role: {}",
    ),
    (
        "I believe that {} would help me to be useful early on.",
        "What may help me to be useful early on: {}",
    ),
)

CONCERN_SENTENCES: tuple[tuple[str, str], ...] = (
    (
        "You also raised a fair point about {}, and I would be glad to come back to it.",
        "You also raised a fair point ({}), and I would be glad to come back to it.",
    ),
    (
        "I have your point about {} in mind and will gladly say more on it.",
        "I have your point in mind ({}) and will gladly say more on it.",
    ),
    (
        "On your question about {}, I would be happy to add to my answer.",
        "On one question of yours ({}), I would be happy to add to my answer.",
    ),
)
"""Each has a form with the concern inside the sentence, and one with it in parentheses. The answer
itself is the person's."""

UNSAID_SENTENCES: tuple[tuple[str, str], ...] = (
    ("One thing I did not get to say is {}.", "One thing I did not get to say: {}"),
    ("I would like to add {}.", "There is something I would like to add: {}"),
    ("What I left out when we spoke is {}.", "Something I left out when we spoke: {}"),
)
"""Each has a form that goes before "that ...", and one with a colon."""

QUESTION_SENTENCES: tuple[tuple[str, str], ...] = (
    ("One question I still have: {}", "I would still like to hear more on one matter: {}"),
    ("May I ask one more thing: {}", "There is one more thing I would like to learn about: {}"),
    ("A question came to me afterwards: {}", "Afterwards I wished I had asked about this: {}"),
)
"""Each has a form for a question, and one for a matter."""

CLOSINGS: tuple[str, ...] = (
    "I look forward to hearing from you.",
    "I would be glad to continue the conversation.",
    "If there is anything else you would like to know, I am happy to answer.",
    "Thank you again, and I hope to speak with you soon.",
    "I look forward to the next steps.",
)

USEFUL_LEAD_INS: tuple[str, ...] = (
    "This may be of use to you after what we talked about:",
    "Here is something that goes with our conversation:",
)
"""They stand before a link or sample, which stands as it was noted."""

CARD_OPENINGS: tuple[Phrasing, ...] = (
    lambda mention: f"Thank you for the time you gave me {mention.day}.",
    lambda mention: f"It was good to talk with you {mention.day}. Thank you for your time.",
    lambda mention: f"With many thanks for our conversation {mention.day}.",
)

CARD_CLOSINGS: tuple[str, ...] = (
    "I hope we speak again soon.",
    "I would be glad to continue the conversation.",
)
