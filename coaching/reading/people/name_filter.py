"""Tells by its surroundings whether what can be a name is one: "with Noor" is, "in Sydney" not."""

import re
from dataclasses import dataclass
from typing import Final

from coaching.reading.city_names import is_place
from coaching.reading.context import ReadingContext
from coaching.reading.firms.company_words import COMPANY_FORMS, COMPANY_NOUNS, KNOWN_AGENCIES
from coaching.reading.people.describe import describe_after
from coaching.reading.people.describe_before import describe_before
from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.people.name_words import Certainty, NameFound, Neighbourhood
from coaching.reading.people.people_on_record import KnownPeople, bare_words
from coaching.reading.people.titles import find_title, is_about_job
from coaching.reading.similarity import is_similar_name
from coaching.reading.text_folding import fold_text

_ARTICLE: Final = re.compile(r"(?i)\b(?:the|my|your|this|our|some|any) $")
_COUNTED_BEFORE: Final = re.compile(
    r"(?i)(?:\d ?(?:mins?|minutes?|hours?|hrs?|days?|(?!am|pm)[a-z]{1,2})?"
    r"|\b(?:[a-z]{2,12}s|people|mb|kb|a page|an hour))[ ,(]{1,2}$"
)
_HOUR_BEFORE: Final = re.compile(r"(?i)(?:\d|[ap]\.?m\.?|noon)[ ,(]{1,3}$")
_TIME_BEHIND: Final = re.compile(r" time\b|\s*/\s*\d")
_PAUSE: Final = re.compile(r"\s*(?:$|[^\w\s'’]|(?:for|to|per|each|and|in|please|pls)\b)")
_COUNTED_AFTER: Final = re.compile(r"\.? ?\d")
_ANY_ARTICLE: Final = re.compile(r"(?i)\b(?:the|an?|some|this|that|one|another|two|three) $")
_A: Final = re.compile(r"(?i)\ban? $")
_OFFICE_AFTER: Final = re.compile(
    r" (?:office|branch|plant|site|depot|campus|hq|headquarters|region|team|hospital|school|store"
    r"|shop|warehouse)\b(?! (?:lead|leader|manager|mgr|head|director|supervisor|admin|clerk"
    r"|assistant|boss|super))",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(r"\W{0,3}(?P<label>[^\W\d_][\w &/-]{2,40}):\s")
_FLOOR_AFTER: Final = re.compile(
    r"[^\W\d_][\w'’-]*,? (?:\d{1,2}(?:st|nd|rd|th)|ground|first) floor\b"
)
_SOMEBODY_AFTER: Final = re.compile(
    r" (?:guy|lady|woman|man|person|girl|chap|bloke|fella|people|rep|team|one|boss|manager)\b",
    re.IGNORECASE,
)
"""Follows what somebody is of, and no name: "the Betriebsrat guy"."""
_SAINT: Final = re.compile(r"\b(?:St|Saint|Sainte|Sankt|San|Santa)\.? $")


_NOBODY: Final = frozenset({"the", "our", "your", "team"})
"""Is left of who signs for a department: "The Talent Team"."""


@dataclass(frozen=True, slots=True)
class NameFilter:
    """Judges the names of one message; `is_list` is set where it answers who was there."""

    text: str
    context: ReadingContext
    known: KnownPeople
    is_list: bool

    def counts(self, name: NameFound, near: Neighbourhood) -> bool:
        """Tells whether words that can be a name are one here."""
        words = bare_words(name.name)
        if fold_text(name.name) in _NOBODY:
            return False
        is_firm = any(word in COMPANY_NOUNS or word in COMPANY_FORMS for word in words[1:])
        if is_firm and not (name.greeting or self.known.find(name.name)):
            return False
        if fold_text(name.name) in KNOWN_AGENCIES and not self.known.find(name.name):
            return False
        before = self.text[max(0, name.whole.start - 40) : name.whole.start]
        if self._is_own(name, before) or self._is_thing(name, before):
            return False
        if self._is_elsewhere(name):
            return False
        if name.certainty is Certainty.SURE:
            return True
        if name.certainty is Certainty.LIKELY:
            is_at = _PLACE_BEFORE.search(before) is not None
            return not (is_at and (not self.is_list or is_place(name.name)))
        return self._is_guess_good(name, before, near)

    def _is_elsewhere(self, name: NameFound) -> bool:
        """Tells whether a name is that of a place, or part of a title before somebody's name."""
        is_place = (name.words > 1 and self._is_far_place(name)) or self._is_floor(name)
        return is_place or self._is_in_label(name)

    def _is_in_label(self, name: NameFound) -> bool:
        """Tells whether it is a word of the title before a name: "Tech lead: Obinna"."""
        start = self.text.rfind("\n", 0, name.span.start) + 1
        label = _LABEL.match(self.text, start)
        if label is None or name.span.end > label.end("label") or name.span.end == len(self.text):
            return False
        return find_title(label["label"]) is not None and not is_first_name(fold_text(name.name))

    def _is_floor(self, name: NameFound) -> bool:
        """Tells "Head Office, Marina, 4th floor" from somebody."""
        return _FLOOR_AFTER.match(self.text, name.whole.start) is not None

    def _is_far_place(self, name: NameFound) -> bool:
        """Tells "our team in Ras Al Khaimah" from a name of several words."""
        is_named = name.greeting or is_first_name(bare_words(name.name)[0])
        before = self.text[max(0, name.span.start - 4) : name.span.start]
        return not is_named and before.endswith(" in ") and self.known.find(name.name) is None

    def _is_guess_good(self, name: NameFound, before: str, near: Neighbourhood) -> bool:
        if near.signed is not None and name.whole.start == near.signed:
            return True
        if any(
            is_similar_name(name.name, job.company) for job in self.context.dossier.opportunities
        ):
            return False
        after = self.text[name.whole.end : name.whole.end + 70]
        if name.first in near.starts and _DESCRIBED.match(after) and not self.is_list:
            return True
        if name.first in near.starts and (self.is_list or _CALLED.search(before)):
            goes_on = _GOES_ON.match(after) and not _is_described(after)
            return not goes_on or _CALLED.search(before) is not None
        if _CUE_BEFORE.search(before):
            return not _FIRM_AFTER.match(after)
        is_paired = name.first not in near.starts and _is_paired(self.text, name)
        is_written = self.is_list and (
            self._is_written_as_name(name, before) or self._stands_behind_title(name, before)
        )
        if is_paired or is_written or self._acts_as_person(name, before, after):
            return True
        if name.words > 1 and (_MAIL_AFTER.match(after) or _FROM_LINE.search(before)):
            return True
        return _is_described(after) and bool(_JOINED_BEFORE.search(before))

    def _stands_behind_title(self, name: NameFound, before: str) -> bool:
        """Tells whether one unknown word with a capital ends a title: "the union rep Dai"."""
        is_word = name.words == 1 and name.name[0].isupper() and name.name[1:].islower()
        is_written = self.text[name.span.start].isupper()
        is_plain = is_ordinary(fold_text(name.name)) or is_place(name.name)
        is_somebody = is_word and is_written and not is_plain and _LED_BY_ARTICLE.search(before)
        title = describe_before(before).title if is_somebody else None
        return title is not None and is_about_job(title)

    def _is_written_as_name(self, name: NameFound, before: str) -> bool:
        """Tells whether two unknown words with capitals name somebody: "it was band 6 Tendai Moyo",
        and no place or firm."""
        words = self.text[name.span.start : name.span.end].split()
        is_name = len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words)
        plain = (is_ordinary(word) for word in bare_words(name.name))
        return is_name and not any(plain) and not _OF_SOMETHING.search(before)

    def _acts_as_person(self, name: NameFound, before: str, after: str) -> bool:
        """Tells whether two unknown words do what people do, or stand behind a title."""
        if name.words == 1:
            return False
        is_titled = _INTRODUCED.search(before) and _tells_who(before)
        return bool(_HUMAN_AFTER.match(after) or is_titled)

    def _is_thing(self, name: NameFound, before: str) -> bool:
        """Tells "the ute" and "St. Luke's" from Ute and Luke."""
        if self.known.find(name.name) is not None:
            return False
        written = self.text[name.whole.start : name.whole.end]
        if _TIME_BEHIND.match(self.text, name.whole.end) and _HOUR_BEFORE.search(before):
            return True  # "3 pm Austin time"
        if name.words == 1 and written.casefold() == "max" and self._is_limit(name, before):
            return True
        if _ANY_ARTICLE.search(before) and _SOMEBODY_AFTER.match(self.text, name.whole.end):
            return True
        is_unsure = name.words == 1 and name.certainty is not Certainty.SURE
        is_unknown = is_unsure and not is_first_name(fold_text(name.name))
        if is_unknown and self._is_place_or_award(name, before):
            return True
        is_small = name.words == 1 and written.islower()
        return bool((is_small and _ARTICLE.search(before)) or _SAINT.search(before))

    def _is_limit(self, name: NameFound, before: str) -> bool:
        """Tells Max from "10 slides max" and "max 2 pages"."""
        after = self.text[name.whole.end : name.whole.end + 12]
        is_behind = _COUNTED_BEFORE.search(before) and _PAUSE.match(after)
        return bool(is_behind or _COUNTED_AFTER.match(after))

    def _is_place_or_award(self, name: NameFound, before: str) -> bool:
        """Tells whether one unknown word is a city, an office or something one has."""
        rest = self.text[name.whole.end : name.whole.end + 3].strip(" .!")
        is_last = before.endswith(", ") and not rest
        if (is_last or _PLACE_BEFORE.search(before)) and is_place(name.name):
            return True
        if _OFFICE_AFTER.match(self.text, name.whole.end):
            return True
        after = self.text[name.whole.end : name.whole.end + 70]
        return bool(_A.search(before)) and not _is_described(after)

    def _is_own(self, name: NameFound, before: str) -> bool:
        """Tells whether it is the person who writes: greeted in a mail, or in its To: line."""
        line = before.rpartition("\n")[2]
        if _IT_IS.search(before) and _HERE.match(self.text, name.whole.end):
            return True
        if _TO_LINE.match(line):
            return True
        person = self.context.dossier.person
        own = {fold_text(person.sign_off)} if " " in person.sign_off else set()
        if fold_text(name.name) in own:
            return True
        after = self.text[name.whole.end : name.whole.end + 3]
        return bool(_GREETED_BEFORE.search(before)) and bool(_GREETED_AFTER.match(after))


def _tells_who(before: str) -> bool:
    """Tells whether a title or a part leads up to a name: "hiring manager = "."""
    said = describe_before(before)
    return bool(said.title or (said.part and before.endswith((": ", "= "))))


def _is_described(after: str) -> bool:
    """Tells whether a title stands right behind a name, in its line."""
    said = describe_after(after, is_listed=False)
    return said.title is not None and 0 < said.end < _NEAR and "\n" not in after[: said.end]


_LED_BY_ARTICLE: Final = re.compile(
    r"\b(?:the|our|their|my|an?)\s(?:[\w-]{2,20}\s){1,3}$", re.IGNORECASE
)
_NEAR: Final = 60
_OF_SOMETHING: Final = re.compile(
    r"\b(?:at|in|from|of|for|near|to|on|the|by|into|via|behind|outside|an?)\s$", re.IGNORECASE
)
_DESCRIBED: Final = re.compile(
    r" (?:from (?:the |hr|finance|it|sales|marketing|legal|ops)|who (?:is|runs|does|leads|heads"
    r"|was)"
    r"|(?:s?he|who)['’]?s (?:the|a|head|vp|director))\b",
    re.IGNORECASE,
)
"""Says of an unknown name that it is somebody: "and then anjelica from the floor team"."""
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:in|at|near|around|outside|em|im|across|visit(?:ing)?)\s$", re.IGNORECASE
)
_CALLED: Final = re.compile(
    r"\b(?:called|named|name(?:'s|’s| is| was)|namens|chamad[oa]|llamad[oa]|nommée?|"
    r"contact is|it'?s)\s$",
    re.IGNORECASE,
)
_CUE_BEFORE: Final = re.compile(
    r"\b(?:called|named|met|met with|spoke to|spoke with|spoke w|talked to|"
    r"talked with|chatted with|"
    r"interviewers?:|panel:|people:|met:|with:|who:|attendees:|present:|there:|"
    r"interviewed by|grilled by|quizzed by|questioned by|conducted by|chaired by|run by|meeting|"
    r"meet|chat with one|"
    r"please contact|get in touch with|(?:goes|said|says|like)[,:]? (?:hi,? )?i['’]?m|"
    r"interviewer|recruiter|manager|name is|name was|"
    r"one|thanks to|hosted by|"
    r"led by|signed by|mailed|emailed|heard from|contact is|getroffen mit|sprach mit|falei com)\s$",
    re.IGNORECASE,
)
_JOINED_BEFORE: Final = re.compile(
    r"(?:^|[\n,;&+•(–—-]|\b(?:with|w|and|plus|by|to|from|mit|com|con|avec|und|y|e|et|meet|met))\s{0,9}$",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"\s+(?:is|are|was|were|the|a|an|to|of|me|my|it)\b", re.IGNORECASE)
_FIRM_AFTER: Final = re.compile(r"\s+(?:about|for the|at|on|today|yesterday|yest)\b", re.IGNORECASE)
_MAIL_AFTER: Final = re.compile(r"\s{0,2}[<(][^\s<>()]{1,64}@")
_FROM_LINE: Final = re.compile(
    r"(?:^|\n)\s{0,9}(?:from|von|de|organi[sz]er)\s{0,9}:\s{0,9}$", re.IGNORECASE
)
_TO_LINE: Final = re.compile(r"\s*(?:to|an|para|cc|bcc|à|guests|attendees)\s*:", re.IGNORECASE)
_HUMAN_AFTER: Final = re.compile(
    r" (?:chaired|chairing|nodded|smiled|laughed|joined us|took notes|walked me|showed me|sat"
    r"|who (?:is|was|runs|leads|heads|does)|(?:asked|told) (?:me|if|how|what|why|about|whether))\b"
)
"""Is what people do and firms do not."""
_PAIRED: Final = re.compile(r" (?:and|&) (?P<other>[A-Z][a-zà-ÿ]{1,20})\b(?! [A-Z])")


def _is_paired(text: str, name: NameFound) -> bool:
    """Tells whether an unknown word stands beside a first name: "Cass and Rory"."""
    match = _PAIRED.match(text, name.whole.end)
    before = text[max(0, name.whole.start - 12) : name.whole.start]
    is_open = re.search(r"(?:[,:;(]|\b(?:with|met|were|was|by|to)) $", before)
    return bool(match and is_open) and is_first_name(fold_text(match["other"]) if match else "")


_IT_IS: Final = re.compile(
    r"\b(?:it['’]?s|it is|this is|it s|hier ist|c['’]est|aqui é|soy)\s$", re.IGNORECASE
)
_HERE: Final = re.compile(r"\s(?:here|speaking|calling|again|aqui)\b", re.IGNORECASE)
"""Says who writes: "hello, it is Ron here"."""
_INTRODUCED: Final = re.compile(r"[\w)](?:[,:]|\s=)?\s{1,2}(?:called\s|named\s)?\(?$")
_GREETED_BEFORE: Final = re.compile(
    r"(?:^|[\n.!?:\"“>]|\bfwd?\b.{0,20})\s{0,9}(?:hi|hello|hey|hiya|dear|"
    r"good (?:morning|afternoon|evening)|morning|"
    r"afternoon|evening|guten (?:tag|morgen)|hallo|moin|liebe[r]?|sehr geehrte[r]?|"
    r"ol[aá]|oi|prezad[oa]|"
    r"car[oa]|hola|estimad[oa]|bonjour|cher|ch[eè]re|ciao|namaste|beste|hej|g'day|"
    r"dzie[ńn] dobry|szanown[ay]|witam|cze[śs][ćc]|god dag|buen[oa]s (?:d[ií]as|tardes)|buongiorno|"
    r"gentile|geachte|k[äj]*[aæ]re?|hyv[äa]|v[áa][žz]en[áýy]|tisztelt|stimat[ăe]|merhaba|say[ıi]n)\s{1,9}(?:there\s{1,9})?$",
    re.IGNORECASE,
)
_GREETED_AFTER: Final = re.compile(r"\s?[,!.:\n–—-]|\s*$")
