"""Rarer words that look alike: bear and bare, role and roll, trial and trail."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import any_of

_PRINCIPAL = any_of(
    "engineer designer consultant architect scientist investigator developer analyst researcher"
)

RARE = (
    SlipRule(
        r"(?:^|(?<=[.!?] )|(?<=\n))(?P<x>your) (?=(?:going|planning|trying|hoping|about|able) to\b"
        r"|looking for\b)",
        "you're",
        "{Your|You're} going to open a second yard.",
        "Your going away helped. Your plan is good.",
    ),
    SlipRule(
        r"\b(?:for|of) (?P<x>you) (?=(?:time|help|advice|patience|kindness|support|interest|offer"
        r"|feedback|kind|quick|warm|honest)\b(?! and again))",
        "your",
        "Thank you for {you|your} time.",
        "I waited for you, and time went by.",
    ),
    SlipRule(
        r"(?<=[a-z] )(?P<x>were) (?=I (?:learn(?:ed|t)|worked|met|led|ran|built|saw|took|taught|did"
        r"|found|started|trained|lived)\b)",
        "where",
        "It was a course {were|where} I learned a lot.",
        "We were glad. Were I asked, I would come.",
    ),
    SlipRule(
        r"\b(?:is|was|are|were) (?P<x>quite)(?=[,.!?])",
        "quiet",
        "The night shift is {quite|quiet}, and I like that.",
        "It is quite good.",
    ),
    SlipRule(
        r"\bin the (?P<x>passed)\b",
        "past",
        "In the {passed|past} I did both.",
        "I passed the test.",
    ),
    SlipRule(
        r"\b(?:be|am|is|are|was|were|very|so|been|grown) (?P<x>found) of\b",
        "fond",
        "I am {found|fond} of it.",
        "I found it, and it was found.",
    ),
    SlipRule(
        r"\b(?P<x>bare) (?:with|in mind)\b", "bear", "Please {bare|bear} with me.", "Bare walls."
    ),
    SlipRule(
        r"\b(?:that|would|will|could|can|which|to|nicely|well|strengths|skills) (?P<x>compliment)"
        r"(?= (?:each other|what|the skills|your (?:team|existing|current|skills)|those|yours))",
        "complement",
        "I think my skills would {compliment|complement} what you have.",
        "I took your words as a compliment.",
    ),
    SlipRule(
        r"\b(?:kind|nice|lovely|your|for the|great|big) (?P<x>complements?)(?=[.,!?]| (?:on"
        r"|about)\b)",
        lambda wrong: wrong.lower().replace("complement", "compliment"),
        "Thank you for your kind {complement|compliment} about the menu.",
        "A full complement of staff, and skills that complement ours.",
    ),
    SlipRule(
        r"\b(?:in|on) (?P<x>principal)(?=[.,;!?]|$| (?:I|we|yes|and|you)\b)",
        "principle",
        "In {principal|principle} I could start at once.",
        "I wrote to the principal, and he agreed.",
    ),
    SlipRule(
        r"\b(?:guiding|basic|core|design|first|key|working) (?P<x>principals?)\b",
        lambda wrong: wrong.lower().replace("principal", "principle"),
        "I liked your design {principals|principles}.",
        "The school's principals met.",
    ),
    SlipRule(
        rf"\b(?P<x>principle) {_PRINCIPAL}\b",
        "principal",
        "I met your {principle|principal} engineer.",
        "The principle engineers live by is plain.",
    ),
    SlipRule(
        r"\b(?:hiring|line|project|store|product|my|your|the|shop|ward|area"
        r"|office) (?P<x>mangers?)\b",
        lambda wrong: wrong.lower().replace("manger", "manager"),
        "I wrote to your hiring {manger|manager}.",
        "A dog in a manger.",
    ),
    SlipRule(
        r"\b(?:hear|heard|hearing|learn|learned|learnt|back|came|coming|away|different|apart"
        r"|received|help) (?P<x>form)\b(?! (?:of|and)\b)",
        "from",
        "I hope to hear {form|from} you soon.",
        "I sent back the form, and people form a queue.",
    ),
    SlipRule(
        r"\b(?P<x>pubic) (?:relations|sector|service|services|policy|health|school|schools|library"
        r"|transport|speaking|affairs|sector)\b",
        "public",
        "I have worked in the {pubic|public} sector.",
        "The public sector is large.",
    ),
    SlipRule(
        r"\b(?:to|can|will|could|would|we) (?P<x>asses)\b",
        "assess",
        "I learned to {asses|assess} risk early.",
        "He kept asses and mules.",
    ),
    SlipRule(
        r"\b(?P<x>trail) (?:shift|period|day|week|session|class|lesson|month)s?\b",
        "trial",
        "I would be glad to come for a {trail|trial} shift.",
        "I run on the trail by the river.",
    ),
    SlipRule(
        r"\b(?P<x>costumers?)\b(?:(?<=your costumers)|(?<=our costumers)|(?<=the costumers)"
        r"|(?<=with costumers)|(?<=my costumers)|(?<=of costumers)"
        r"|(?= (?:service|support|success|care|base)\b))",
        lambda wrong: wrong.lower().replace("costumer", "customer"),
        "I like how you treat your {costumers|customers}.",
        "She was a costumer at the theatre.",
    ),
    SlipRule(
        r"\b(?:happily|gladly|would|will|can|please|to) (?P<x>except) (?:the|your|this|that"
        r"|it|any)\b",
        "accept",
        "I would gladly {except|accept} your offer.",
        "I can do any day except the first.",
    ),
    SlipRule(
        r"\b(?:team|staff|crew|low|high|boost|boosted|raise|raised|lift|lifted|good) (?P<x>moral)"
        r"(?=[.,!?]|$| (?:was|is|and|in|after|went|up|of)\b)",
        "morale",
        "It was good for team {moral|morale}.",
        "The moral of it is plain.",
    ),
    SlipRule(
        r"\b(?:have|has|had|having|'ve|was|were|been) (?:also |once )?(?P<x>lead)"
        r" (?:an?|two|three|four|our|this|many|by|to (?:the|an?|some|more)|teams?|groups?"
        r"|projects?)\b",
        "led",
        "I have {lead|led} a team of nine.",
        "I lead a team, and we had lead pipes.",
    ),
    SlipRule(
        r"\b(?:last (?:year|month|week|spring|summer|autumn|fall|winter)|in (?:19|20)\d\d|yesterday"
        r"|previously|years ago),? I (?P<x>lead)\b",
        "led",
        "Last year I {lead|led} the move.",
        "This year I lead the move.",
    ),
    SlipRule(r"\bpayed\b", "paid", "It {payed|paid} off.", "It paid off."),
    SlipRule(
        r"\b(?:did|did not|didn't|would|will|can|to) (?P<x>chose)\b",
        "choose",
        "We did not {chose|choose} the easy way.",
        "We chose the easy way.",
    ),
    SlipRule(
        r"\b(?:for|about|in|from) (?:the|this|that|your) (?P<x>roll)\b(?! ?-?(?:out|over|up"
        r"|of|call))",
        "role",
        "Thank you for considering me for this {roll|role}.",
        "Thank you for the roll of tape and the roll-out plan.",
    ),
    SlipRule(
        r"\bbetween you and (?P<x>I)\b",
        "me",
        "Between you and {I|me}, I was nervous.",
        "You and I could meet.",
    ),
)
