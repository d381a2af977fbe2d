"""Words that are written together or apart though they should not be, and missing apostrophes."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of, look_up

_JOINED = {
    "alot": "a lot", "thankyou": "thank you", "infact": "in fact", "aswell": "as well",
    "atleast": "at least", "incase": "in case", "upto": "up to",
    "noone": "no one", "abit": "a bit", "inorder": "in order", "eventhough": "even though",
    "inspite": "in spite", "ofcourse": "of course", "infront": "in front", "aslong": "as long",
    "goodluck": "good luck", "highschool": "high school",
}  # fmt: skip
CERTAIN_APOSTROPHES = {
    "dont": "don't", "doesnt": "doesn't", "didnt": "didn't", "isnt": "isn't", "arent": "aren't",
    "wasnt": "wasn't", "werent": "weren't", "wouldnt": "wouldn't", "couldnt": "couldn't",
    "shouldnt": "shouldn't", "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't",
    "youre": "you're", "theyre": "they're", "youve": "you've", "theyve": "they've",
    "weve": "we've",
}  # fmt: skip
"""These are no words without their apostrophe, so that there is nothing to ask."""
_NEED_CONTEXT = {
    "cant": "can't", "wont": "won't", "thats": "that's", "whats": "what's", "theres": "there's",
    "heres": "here's", "wheres": "where's",
}  # fmt: skip
_FULL = any_of(
    "use help care grate great success wonder thought power beauti meaning skill hope thank truth"
    " peace cheer respect faith play insight delight fruit purpose resource mind plenti doubt"
    " colour color joy harm pain"
)
_ADVERB_NEXT = r"(?=[.,;!?]|$| (?:at|in|on|for|with|since|and|I|we|to|from|before|after|when|by)\b)"

JOINED = (
    SlipRule(
        rf"\b{any_of(_JOINED)}\b",
        look_up(_JOINED),
        "I learned {alot|a lot} on the tour.",
        "I learned a lot as well.",
    ),
    SlipRule(
        rf"\b{_FULL}full(?:y|ness)?\b",
        lambda wrong: wrong.lower().replace("full", "ful").replace("greatful", "grateful"),
        "It was {usefull|useful} and {helpfull|helpful}.",
        "I am grateful, and my diary is full.",
    ),
    SlipRule(
        r"\b(?P<x>greatful)\b(?!l)",
        "grateful",
        "I am {greatful|grateful}.",
        "A great full day.",
    ),
    SlipRule(
        rf"(?<!\ban )(?<!\bthe )(?<!\bmy )(?<!\byour )(?<!\bour )(?<!\bin )(?<!\bof )(?<!\bsome )"
        rf"\b(?P<x>everyday){_ADVERB_NEXT}",
        "every day",
        "I used it {everyday|every day} at work.",
        "In everyday life it is an everyday thing.",
    ),
    SlipRule(
        r"\b(?:be|being|become|becoming|am|was|is|been|feel) (?P<x>apart of)\b",
        "a part of",
        "I would love to be {apart of|a part of} it.",
        "Apart from that, I play a part.",
    ),
    SlipRule(
        r"\b(?P<x>may be) (?:I|we|you|they|he|she)\b",
        "maybe",
        "{May be|Maybe} we could meet once more.",
        "I may be late.",
    ),
    SlipRule(
        r"\b(?:it|this|that|there|I|we|they|he|she) (?P<x>maybe)"
        r" (?:able|an?|the|more|of|possible|useful|good|better|best|late|interested|that|worth)\b",
        "may be",
        "It {maybe|may be} useful to you.",
        "Maybe it is useful.",
    ),
    SlipRule(
        r"\ban other\b",
        "another",
        "I would like {an other|another} look.",
        "No other look, and one other thing.",
    ),
    SlipRule(
        r"\b(?P<x>each others'?)(?= \w)",
        "each other's",
        "We read {each others'|each other's} notes.",
        "We read each other's notes.",
    ),
    SlipRule(
        r"\b(?P<x>some times)(?=[.,]|$| (?:I|we|it|they|the)\b)",
        "sometimes",
        "{Some times|Sometimes} we work late.",
        "There were some times of doubt.",
    ),
)
APOSTROPHES = (
    SlipRule(
        r"\b(?:my|your|our|his|her|the) (?P<x>(?:manager|colleague|teacher|daughter|son"
        r"|sister|brother"
        r"|mother|father|friend|partner|neighbour|neighbor|boss|client|customer)s) (?:name"
        r"|number|email"
        r"|office|birthday|address|phone|advice|house)\b",
        lambda wrong: f"{wrong[:-1]}'s",
        "My {managers|manager's} name is Ana.",
        "My managers know me, and my manager's name is Ana.",
    ),
    SlipRule(
        rf"\b{any_of(CERTAIN_APOSTROPHES)}\b",
        look_up(CERTAIN_APOSTROPHES),
        "I {dont|don't} mind early mornings.",
        "I don't mind, and my font is plain.",
    ),
    SlipRule(r"\bim\b(?!-)", "I'm", "I hope {im|I'm} not late.", "I am him."),
    SlipRule(r"\bive\b", "I've", "As {ive|I've} said, I can come.", "I have five."),
    SlipRule(
        rf"\b{any_of(_NEED_CONTEXT)}\b",
        look_up(_NEED_CONTEXT),
        "I {cant|can't} wait to begin.",
        "I can't wait, and that's all.",
    ),
    SlipRule(
        r"\b(?P<x>lets) (?:talk|meet|speak|say|see|keep|find|call|do|try|go|plan|discuss|not)\b",
        "let's",
        "{Lets|Let's} meet on Monday.",
        "It lets people see the stock.",
    ),
    SlipRule(
        r"\b(?P<x>(?:their|your|her|our)'s)\b",
        lambda wrong: wrong.replace("'", ""),
        "I am sincerely {your's|yours}.",
        "It is yours and theirs.",
    ),
    SlipRule(
        r"\b(?:your|our|my|their) (?P<x>(?:team|company|department|customer|client|manager|school"
        r"|hospital|firm|crew|kitchen|shop)s)"
        r" (?:culture|roadmap|goals|values|website|products|budget|strategy|mission|office|success"
        r"|questions|approach (?:to|of|is|was)|plans (?:for|to|are|were))\b",
        lambda wrong: wrong[:-1] + "'s",
        "Your {teams|team's} culture is what I look for.",
        "Your teams plan well, and your clients value honesty.",
    ),
    SlipRule(
        r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many) (?P<x>years"
        r"|months|weeks)"
        r" (?:experience|notice)\b",
        lambda wrong: wrong + "'",
        "I have five {years|years'} experience with ovens.",
        "I have five years of experience.",
    ),
    SlipRule(
        r"(?<!\bone of the )\b(?P<x>(?!(?:it|that|what|who|he|she|there|here|one|else|how"
        r"|where|everybody"
        r"|everyone|somebody|mine|let)')(?-i:[a-z])\w+'s) (?:are|were|have been)\b",
        lambda wrong: wrong.replace("'", ""),
        "The {answer's|answers} were clear.",
        "The answers were clear, and that's what they are.",
    ),
)
