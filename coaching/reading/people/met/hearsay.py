"""Tells who only passed on what is said of a firm: friends, neighbours, the man at the gate."""

import re
from typing import Final

_KIN: Final = (
    r"mate|friend|pal|buddy|bestie|brother|sister|cousin|cousin (?:brother|sister)|husband|wife"
    r"|partner|boyfriend|girlfriend|fianc[ée]e?|mum|mom|mother|dad|father|son|daughter|neighbou?r"
    r"|flatmate|roommate|housemate|uncle|aunt|auntie|aunty|nephew|niece|grandad|grandma"
    r"|(?:brother|sister|mother|father|son|daughter)[- ]in[- ]law|in[- ]law|godmother|godfather"
    r"|dog|cat|kid|ex|ex[- ]?(?:husband|wife|boyfriend|girlfriend|partner)"
    r"|(?:batch|class|seat|school|course|team|work|desk|bunk|uni)[- ]?mate"
    r"|(?:ex[- ]?|former )?(?:colleague|co[- ]?worker)"
    r"|(?:ex|old|former|previous|last)[- ](?:boss|manager|supervisor|lead|foreman|team lead)"
    r"|landlord|landlady|teacher|tutor|therapist|trainer|hairdresser|barber|pastor|imam|doctor"
    r"|amig[oa]|prim[oa]|herman[oa]|kumpel|freund(?:in)?|kolleg(?:e|in)|amie?|copain|copine"
    r"|irm[ãa]o?|prim[oa]|pinsan|kaibigan"
)
_OWN: Final = re.compile(
    rf"\b(?:my|mein|meine|mi|meu|minha|mon|ma)\s(?!future|potential|new|would|interviewer)"
    rf"(?:(?!and\b|with\b|for\b)[\w'’-]+\s){{0,3}}?(?:{_KIN})(?:['’]s\s(?:\w+\s)?(?:{_KIN}))?"
    r"(?:\s(?:before|there|back home|(?:from|at|in|of)\s(?:[\w'’-]+\s){0,3}?[\w'’-]+))?"
    r"\s?,?\s(?:(?:si|na si|called|named|also)\s)?$",
    re.IGNORECASE,
)
"""Lead up to somebody of the person's own, who is met at no interview."""
_OF_MINE: Final = re.compile(
    rf"\b(?:(?:an?|one|another|this|some)\s(?:\w+\s){{0,2}}(?:{_KIN}|guy|bloke|man|woman|lady|girl"
    r"|lad|person|chap|fella)\s(?:of (?:mine|ours|my \w+)|i know\b|i met\b|i used\b|from my\b"
    r"|in my\b|at my\b|from (?:the|our) (?:gym|course|church|mosque|temple|bus|bootcamp|village"
    r"|street|neighbou?rhood|class|union|pub)\b)[^,.;!?\n]{0,30}"
    r"|(?:pinsan|kaibigan|kakilala|kapatid|tita|tito)\sko(?:\sna)?(?:\ssi)?"
    r"|\b(?:uncle|aunty?|auntie|tita|tito|cousin))\s?,?\s$",
    re.IGNORECASE,
)
_HELPS: Final = re.compile(
    r"\b(?:refer\w*|vouch\w*|speak for|recommend\w*|introduc\w*|put(?:ting)? (?:in|me)|intro"
    r"|pass(?:ed|es) (?:on )?my|helped?|got me (?:in|the))\b",
    re.IGNORECASE,
)
_WORKS: Final = re.compile(r"\bworks? (?:at|there|for|in)\b", re.IGNORECASE)
"""Whoever works there may help, where they are not only heard of."""
_PASSES_ON: Final = re.compile(
    r"\b(?:told|tells|tell|telling|whisper\w*|warn\w*|reckons?|says?|said|swears?|swore|hear[sd]?"
    r"|mention\w*|messag\w*|text\w*|wrote|claims?|thinks?)\b",
    re.IGNORECASE,
)
_LEFT_THERE: Final = re.compile(
    r"(?: from the \w+)?,? (?:who |he |she )?(?:(?:is|was|has been|['’]s) (?:\w+ )?"
    r"(?:working|employed) (?:there|here|with them)"
    r"|used to (?:work|be) (?:there|here|with them|for them)"
    r"|(?:worked|was) (?:there|for them) (?:before|last|until|till)"
    r"|(?:had|did|failed|went for) (?:it|the same|this) (?:\w+ )?(?:last|before|test|interview)"
    r"|(?:messaged|texted|dm(?:['’]?e?d)?|pinged) me on (?:linkedin|whatsapp|facebook|insta\w*)"
    r" (?:that|saying|they)|(?:whispered|warned me|let slip|confided|tipped me off))\b"
    r"|,? (?:who|whom|that) i (?:know|knew|met|train\w*|stud\w+|work\w*|went|used|grew|live\w*)\b",
    re.IGNORECASE,
)
"""Says of somebody that they know the firm from elsewhere than this interview."""
_BYSTANDER: Final = re.compile(
    r"(?:\b(?:a|an|one|some|the|their|this|our)\s(?:[\w'’-]+\s){0,2}?(?:driver|cleaner|guard"
    r"|watchman|askari|porter|doorman|kitchen hand|barista|waiter|waitress|dishwasher|bouncer"
    r"|candidate|applicant|intern|temp|cabbie|cab driver|cook from"
    r"|(?:old|last|previous|former|ex)[- ]\w+)"
    r"|\b(?:an?|one|some)\s(?:[\w'’-]+\s){0,2}?(?:guy|bloke|man|fella|chap|dude|lad|boy|woman|lady"
    r"|girl|lass|person|kid|employee|worker)"
    r"|\b(?:someone|somebody))(?P<where>(?:\s[\w'’-]+){0,6})\s?,?\s(?:called\s|named\s|si\s)?$",
    re.IGNORECASE,
)
_OF_THEIR_SIDE: Final = re.compile(
    r"\b(?:hr|rh|human|people team|personnel|recruit\w*|talent|finance|panel|interview\w*|manag\w*"
    r"|director|head|lead|boss|zoom|teams|video|who)\b",
    re.IGNORECASE,
)
_GOSSIP: Final = re.compile(
    r",? (?:who |he |she )?(?:also |then |later |just |quietly )?(?:told|tells|telling|warned"
    r"|whispered|says?|said|reckons?|reckoned|swears?|swore|mentioned|let slip|goes)"
    r"(?: (?:to )?me)?(?: (?:that|how|on the way \w+|after|before|outside|later|privately"
    r"|in confidence)){0,2},? (?:she was|he was|they|there|the|this|that|it|people|every\w+|nobody"
    r"|no one|\w+ (?:chucked|threw|shouts?|yell\w*|fires?|fired|never|always|screams?))\b"
    r"(?!['’]?(?:ll|d)\b)(?! (?:will|would|decide\w*|are (?:going|deciding)|want|need|like\w*) )",
    re.IGNORECASE,
)
_TELLS_WHEN: Final = re.compile(
    r"\b(?:decid\w*|hear|call|ring|let me know|answer|next (?:step|round|week|interview))\b",
    re.IGNORECASE,
)
_ONE_SENTENCE: Final = re.compile(r"[.!?\n]")


def only_passes_on(before: str, after: str) -> bool:
    """Tells by the words around a name whether somebody only tells what they heard of a firm, or
    is the person's own."""
    return not _HELPS.search(after) and (_is_own(before, after) or _is_heard_from(before, after))


def _is_own(before: str, after: str) -> bool:
    if not (_OWN.search(before) or _OF_MINE.search(before)):
        return False
    return bool(_PASSES_ON.search(_ONE_SENTENCE.split(after)[0])) or not _WORKS.search(after)


def _is_heard_from(before: str, after: str) -> bool:
    if _LEFT_THERE.match(after):
        return True
    stands_by = _BYSTANDER.search(before)
    if stands_by is None or _OF_THEIR_SIDE.search(stands_by["where"]):
        return False
    sentence = _ONE_SENTENCE.split(after)[0]
    return bool(_GOSSIP.match(after)) and not _TELLS_WHEN.search(sentence)
