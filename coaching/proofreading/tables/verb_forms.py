"""Verbs in a form that does not go with the words before them."""

from coaching.proofreading.rule import SlipRule
from coaching.proofreading.verbs import (
    BASES,
    GERUND_TO_BASE,
    PAST_TO_BASE,
    PAST_TO_PARTICIPLE,
    THIRD_TO_BASE,
    any_of,
    look_up,
    to_gerund,
)

_NO_NOUN = tuple(
    base for base in BASES if base not in {"work", "change", "help", "contact", "call"}
)
_NOUNS_TOO = frozenset({"travel", "support", "design", "talk", "care", "play", "plan", "review"})
_GERUNDS = {base: to_gerund(base) for base in BASES}
_BASE = any_of(BASES)
_AFTER_PREPOSITION = any_of(
    "meet take give invite show lead manage build learn explain speak send make organise organize"
    " teach write become join"
)
_ALONE_WRONG = any_of("seen done gone been written taken spoken given known")
_PAST_AFTER_DID = any_of(
    "enjoyed liked loved learned wanted asked wrote went saw took gave told spoke"
)
_THANKED_FOR = any_of("meet take see give have invite show come explain share spend")
_PAST_OF_WANTED = any_of(
    word for word in PAST_TO_BASE if word not in {"found", "felt", "left", "saw", "fell", "led"}
)
_BETWEEN = r"(?:also |just |already |always |never |ever |since |not |recently |only |once )?"
_HAVE = r"(?:have|has|had|having|I've|we've|you've|they've|haven't|hasn't|hadn't)"
_ENTERED = any_of("wrote took gave spoke chose broke knew drove wore forgot began ate threw")
_WANT = (
    r"(?:want|wants|wanted|would like|'d like|hope|hopes|hoped|need|needed|able|going|plan|planned"
    r"|try|tried|trying|ready|willing|happy|glad|decided|eager|learned|ask you|invite you"
    r"|(?:asked|want|wanted|told|invited|allowed|helped|needed|expected|encouraged)"
    r" (?:me|you|us|them|him|her))"
)
_GERUND_BASES = {
    gerund: base for gerund, base in GERUND_TO_BASE.items() if base not in {"train", "bake", "hire"}
}

FORWARD = (
    SlipRule(
        r"\blook(?:s|ed|ing)? (?:very much |so much |really )?forward to (?P<x>hear|learn|see|talk"
        r"|speak|discuss)(?= more\b)",
        look_up(_GERUNDS),
        "I look forward to {hear|hearing} more.",
        "I look forward to hearing more.",
    ),
    SlipRule(
        r"\b(?P<x>exited)(?= (?:about|at the|by the|for the|to (?:join|work|start|hear|be|learn|see"
        r"|meet|read))\b)",
        "excited",
        "I am {exited|excited} about the job.",
        "I exited the lift, and he exited to the left.",
    ),
    SlipRule(
        r"\blook(?:s|ed|ing)? (?P<x>forward) (?:your|our|this|that|it|you|the (?:next|second"
        r"|tour))\b",
        "forward to",
        "I am looking {forward|forward to} your answer.",
        "I look forward to your answer.",
    ),
    SlipRule(
        rf"\blook(?:s|ed|ing)? (?:very much |so much |really )?forward to"
        rf" (?:also |possibly |soon )?(?P<x>{any_of(_NO_NOUN)}"
        r"|(?:work|help|contact|call)(?= (?:with|for|on|at|in|you|your|alongside|together)))\b"
        r"(?!-| (?:day|days|weekend|season|team|hours|more|seeing)\b)",
        look_up(_GERUNDS),
        "I look forward to {hear|hearing} from you.",
        "I look forward to hearing from you, and to work days in May.",
    ),
    SlipRule(
        rf"\blook(?:s|ed|ing)? (?P<x>forward) {any_of(_GERUNDS.values())}\b",
        "forward to",
        "I am looking {forward|forward to} hearing from you.",
        "I look forward to hearing from you.",
    ),
    SlipRule(
        r"\blook(?:s|ed|ing)? forward (?P<x>for|on|of|in|at) (?:\w+ing|your|the|our|it)\b",
        "to",
        "I look forward {for|to} meeting you.",
        "I look forward to it for good reasons.",
    ),
    SlipRule(
        rf"\b(?:(?:am|'m|was|is|are|get|got) used|accustomed|committed|dedicated|in addition"
        rf"|devoted)"
        rf" to (?P<x>{any_of(base for base in _NO_NOUN if base not in _NOUNS_TOO)})\b",
        look_up(_GERUNDS),
        "I am used to {lead|leading} small crews.",
        "I used to lead a crew, and am used to change.",
    ),
    SlipRule(
        rf"\b(?:thank you|thanks|many thanks) (?P<x>to {_THANKED_FOR})\b",
        lambda wrong: f"for {_GERUNDS[wrong.lower().split()[1]]}",
        "Thank you {to invite|for inviting} me.",
        "Thanks to you I saw the lab.",
    ),
    SlipRule(
        rf"\b(?:interested in|good at|responsible for|thank you for|thanks for|capable of"
        rf"|instead of"
        rf"|without|experience (?:in|of)|idea of) (?P<x>{_AFTER_PREPOSITION})\b(?! times?\b)",
        look_up(_GERUNDS),
        "I am interested in {lead|leading} the night team.",
        "I am interested in lead times and good at it.",
    ),
)

PERFECT = (
    SlipRule(
        rf"\b{_HAVE} {_BETWEEN}(?P<x>{any_of(PAST_TO_PARTICIPLE)})\b",
        look_up(PAST_TO_PARTICIPLE),
        "I have {wrote|written} to both.",
        "I have written to both, and I wrote early.",
    ),
    SlipRule(
        rf"\b(?:was|were|is|are|been|being|be) {_BETWEEN}(?P<x>{_ENTERED})\b",
        look_up(PAST_TO_PARTICIPLE),
        "The notes were {wrote|written} by me.",
        "I was glad you wrote.",
    ),
    SlipRule(
        rf"\b(?:did|does|do|could|would|should|can|will|might|must)(?:n't| not) {_BETWEEN}"
        rf"(?P<x>{any_of(PAST_TO_BASE)})\b",
        look_up(PAST_TO_BASE),
        "I did not {knew|know} that.",
        "I did not know, and what I did worked.",
    ),
    SlipRule(
        r"\b(?:could|would|should|must|might|can) (?:also |really )?(?P<x>was|were|has|is|are"
        r"|does|did"
        r"|went|came|took|gave|wrote|saw|knew)\b",
        lambda wrong: {**PAST_TO_BASE, **THIRD_TO_BASE, "were": "be", "are": "be"}[wrong.lower()],
        "I would {has|have} liked to stay.",
        "I would have liked to stay.",
    ),
    SlipRule(
        r"\b(?:would|could|should|must|might|may|will|wouldn't|couldn't|shouldn't|not)"
        r" (?P<x>of)\b(?= (?:been|had|liked|loved|done|gone|asked|said|made|told|mentioned"
        r"|come|given"
        r"|taken|known|preferred|thought|\w+ed)\b)",
        "have",
        "I would {of|have} liked to stay.",
        "Of course I would, of my own will.",
    ),
    SlipRule(
        rf"(?<!have )(?<!had )(?<!has )(?<!'ve )\b(?:I|we|they|you) (?P<x>{_ALONE_WRONG})\b",
        lambda wrong: f"have {wrong}",
        "I {seen|have seen} your advert.",
        "I have seen it. Had I known, I would have gone.",
    ),
    SlipRule(
        r"\b(?:tell|know|see|asked?|wonder|wondered|wondering|understand|told) (?:me |us |you )?"
        r"(?:when|where|how|why|what|whether|if)"
        r" (?P<x>(?P<y>will|can|are|is|would|could|should|was|were) (?P<z>you|we|they|it|he"
        r"|she))\b",
        r"\g<z> \g<y>",
        "Could you tell me when {will you|you will} decide?",
        "Could you tell me when you will decide?",
    ),
    SlipRule(
        r"\b(?:do|does|did)(?<!n't) (?P<x>"
        + _PAST_AFTER_DID
        + r")\b(?= (?:the|a|an|it|you|your|my|to)\b)",
        look_up(PAST_TO_BASE),
        "I did {enjoyed|enjoy} the tour.",
        "What we did helped, and I did enjoy it.",
    ),
    SlipRule(
        rf"(?<!the )(?<!a )\b(?:can|could|should|must) (?P<x>to ({_BASE}))\b",
        r"\2",
        "I can {to start|start} in June.",
        "I had to start, and I can start.",
    ),
    SlipRule(
        r"\b(?:I|we|you|they|who) (?P<x>(?:am|are|'m|'re) (?P<y>agree|disagree|depend|belong))\b",
        r"\g<y>",
        "I {am agree|agree} with you.",
        "I am in agreement, and I agree.",
    ),
    SlipRule(
        rf"\b{_WANT} to (?P<x>{any_of(_GERUND_BASES)})\b",
        look_up(_GERUND_BASES),
        "I want to {working|work} with you.",
        "I want to work, and I am used to working.",
    ),
    SlipRule(
        rf"\b{_WANT} to (?P<x>{_PAST_OF_WANTED})\b",
        look_up(PAST_TO_BASE),
        "I wanted to {asked|ask} one thing.",
        "I wanted to ask, and needed to be asked.",
    ),
    SlipRule(
        r"\bI (?P<x>(?:am working|am living|work|live))"
        r" (?=(?:here |there |as an? \w+ |in \w+ |at \w+ |for \w+ )(?:since|for) (?:\d"
        r"|the past|the last"
        r"|two|three|four|five|six|seven|eight|nine|ten|many|over|more than)(?! (?:hours|days"
        r"|weeks|or)))",
        lambda wrong: {
            "am working": "have been working",
            "am living": "have been living",
            "work": "have worked",
            "live": "have lived",
        }[wrong.lower()],
        "I {am working|have been working} here since 2019.",
        "I work here on Mondays, and have worked here since 2019.",
    ),
    SlipRule(
        r"\bI(?: am|'m| was) (?:very |really |so |also |quite )?(?P<x>interesting in"
        r"|exciting (?:to|about"
        r"|for)|surprising (?:by|that|how)|disappointing (?:that|with|by)|pleasing (?:to|that))\b",
        lambda wrong: wrong.replace("ing ", "ed ").replace("pleaseed", "pleased"),
        "I am very {interesting in|interested in} the post.",
        "It was interesting in parts, and I am interested in it.",
    ),
)
