"""Tells whether a message is a mail, and which of its lines are header, greeting and signature."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from coaching.reading.mails.closings import say_best
from coaching.reading.mails.greetings import GREETING, GREETS_READER, greeting_in, is_greeting_line
from coaching.reading.mails.header_lines import (
    MASKED_HEADERS,
    READER_HEADERS,
    HeaderLine,
    is_invitation_date,
    read_headers,
    reads_as_invitation,
)
from coaching.reading.mails.history import end_before_next_head, find_history, find_repeated
from coaching.reading.mails.teams import signs_as_team
from coaching.reading.proposals import Stretch
from coaching.reading.sign_offs import SIGN_OFF_WORDS
from coaching.reading.words.cues import cue, lower_keeping_places

_LINE: Final = re.compile(r"[^\n]+")
_FORWARDED: Final = cue(
    """
    forwarded message, begin forwarded message, original message, fwd from, forwarded from, fwd:,
    fwd, weitergeleitete nachricht, ursprüngliche nachricht, mensagem encaminhada,
    message transféré, mensaje reenviado, got this mail, got this email, they wrote,
    this just came, automatic reply, auto-reply, autoreply, out of office, updated invitation,
    canceled event, cancelled event, inmail, message from
    """
)
_INVITATION: Final = re.compile(r"(?im)^[^\S\n]*(?:when|wann|quando|cuándo|quand)\s*:\s*\S")
_SIGN_OFF: Final = re.compile(
    rf"\s*{SIGN_OFF_WORDS}(?:\s*/\s*{SIGN_OFF_WORDS})?\s*[,.!]?\s*$", re.IGNORECASE
)
_ONE_LINE_SIGN_OFF: Final = re.compile(
    r"(?:(?:kind |best |warm )?regards|best wishes|all the best|cheers|thanks|best)[,.]"
    r"\s+(?P<name>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,2})\s*$",
    re.IGNORECASE,
)
_NAME_ALONE: Final = re.compile(r"[-–—]? ?[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){0,2}")
_FURNITURE_BELOW: Final = re.compile(
    r"(?i)(?:\n[^\n]{0,40}(?:do not reply|system[ -]generated|automat\w+|no-?reply|confidential"
    r"|sent from"
    r"|unsubscribe)[^\n]{0,50})+\s*$"
)
_ANSWERED_LINES: Final = re.compile(r"(?:\n[ \t]*>[^\n]*)+\s*$")
_BARE_SIGN_OFF: Final = re.compile(
    r"(?<=[.!?\d]) +(?P<name>[A-Z][\w'’-]{1,20}(?: [A-Z][\w'’-]{1,20})?)\s*$"
)
"""Is the name alone behind the last sentence: "... call me any time. Kate"."""
_YOU: Final = re.compile(r"\b(?:you|your|you're|you'll|yours)\b")
_OFTEN: Final = 2
_ANSWERS_MAIL: Final = re.compile(r"(?m)^>+ ?\S")
"""Marks the lines of the mail that this one answers."""
_DASHES: Final = re.compile(r"\s*(?:--+|__+|—+)\s*$")
_TO_THE_READER: Final = cue(
    """
    we would like to, we'd like to, we'd love to, we are (delighted|pleased|happy),
    we're (delighted|pleased|happy), thank you for (your|applying|taking|the interest),
    thanks for (applying|taking|your), your (application|interview|candidacy|interest|profile),
    we will not, please (confirm|find|let|reply|bring|return), i'm sorry to, i am sorry to,
    unfortunately, following our (conversation|conversations|call|interview),
    we have (decided|chosen), you'll (hear|meet|be), you will (meet|hear|be),
    could you (let|send|please), look forward to
    """
)
_READER: Final = cue(
    """
    you, your, yours, u, ur, sie, ihnen, ihr, ihre, ihren, ihrer, dir, dich, du, dein, deine, vous,
    votre, vos, te, tu, ti, usted, ustedes, su, le, você, voce, vc, seu, sua, lhe, lo, je, jij, jou,
    jouw, u, uw
    """
)
"""Speaks to whom a mail is written; who tells of themselves in one line writes to the coach."""
_BROKEN_LINE: Final = re.compile(
    r"(?P<line>^[^\n]{60,}[^\s:])\n(?=[^\W_]|[(\"“'’$€£])(?!\s*[-*•]|\d{1,2}[.)]\s|\S+:\s)",
    re.MULTILINE,
)
"""Is a long line that goes on in the next one; a list, a header and an empty line do not."""
_SHORT_LINE: Final = 60
_MOST_LINES: Final = 6


@dataclass(frozen=True, slots=True)
class MailShape:
    """Says where the parts of a mail are; `greeting` and `signature` may be missing."""

    headers: tuple[HeaderLine, ...]
    greeting: Stretch | None
    signature: Stretch | None

    def header(self, *names: str) -> HeaderLine | None:
        """Returns the first header line of one of these names."""
        return next((one for one in self.headers if one.name in names), None)

    @property
    def sender(self) -> HeaderLine | None:
        """The line that says who wrote, or who invites."""
        return self.header("from", "von", "de", "organizer", "organiser")

    def body_span(self, text: str) -> Stretch:
        """Returns what stands between headers and greeting before it, and signature behind it."""
        first = next((one.start for one in _lines(text) if not self._is_head(one)), 0)
        start = self.greeting.end if self.greeting and self.greeting.start <= first else first
        end = self.signature.start if self.signature else len(text)
        inside = text[start:end]
        lead = len(inside) - len(inside.lstrip(" \t\n,.!:-"))
        return Stretch(start + lead, max(start + lead, start + len(inside.rstrip())))

    def _is_head(self, line: Stretch) -> bool:
        return any(one.span == line for one in self.headers)

    def body_of(self, text: str) -> str:
        """Returns the text with blanks for what is no news; each character keeps its place."""
        hidden = [one.span for one in self.headers if one.name in MASKED_HEADERS]
        if not reads_as_invitation(self.headers):
            hidden = [one for one in hidden if not is_invitation_date(text, one)]
        parts = filter(None, (self.greeting, self.signature))
        whole = _LABEL.sub(lambda match: f"{match[1]}:{match[2]} ", _unwrap(text))
        return _hide(whole, [*hidden, *parts, *find_repeated(text)])

    def talk_of(self, text: str) -> str:
        """Returns the body without any header line, its subject among them."""
        return _hide(self.body_of(text), [one.span for one in self.headers])

    def names_of(self, text: str) -> str:
        """Returns the text with blanks where only the reader of the mail is named."""
        hidden = [one.span for one in self.headers if one.name in READER_HEADERS]
        parts = [*filter(None, (self.greeting,)), *_find_places(text), *find_repeated(text)]
        return say_best(_hide(_unwrap(text), [*hidden, *parts]), self.signature)


def answers_reader(shape: MailShape, text: str) -> bool:
    """Tells whether a mail answers one that the reader wrote: it repeats it, or says "RE:"."""
    subject = shape.header("subject", "betreff", "assunto", "asunto", "objet")
    is_answer = subject is not None and _ANSWER.match(subject.value) is not None
    is_answer = (
        is_answer or shape.header("re") is not None or _ANSWERS_MAIL.search(text) is not None
    )
    return is_answer or any(find_repeated(text))


_LABEL: Final = re.compile(r"(?m)^([ \t]*[^\W\d_][\w/ ]{1,22}\w)( {1,3}):(?= )")
"""Is "Date : 23 November", in which the colon has to stand beside the word."""
_ANSWER: Final = re.compile(r"(?i)(?:re|aw|sv|antw|res|rif)\s*:")
_PLACE: Final = re.compile(
    r"(?im)^[ \t>*•-]*(?:where|location|venue|place|address|ort|adresse?|local|lugar|endere[cç]o"
    r"|lieu|plaats|adres)[ \t]*:[^\n,\d]*(?P<rest>[^\n]*)$"
)


def _find_places(text: str) -> Iterator[Stretch]:
    """Yields the streets and rooms behind "Where:", in which nobody is named."""
    for match in _PLACE.finditer(text):
        yield Stretch(match.start("rest"), match.end("rest"))


def _lines(text: str) -> list[Stretch]:
    return [Stretch(line.start(), line.end()) for line in _LINE.finditer(text)]


def _unwrap(text: str) -> str:
    """Returns the text with a blank where a mail program has broken a long line."""
    return _BROKEN_LINE.sub(r"\g<line> ", text)


def _hide(text: str, spans: Iterable[Stretch]) -> str:
    for span in spans:
        text = text[: span.start] + _blank(span.text_in(text)) + text[span.end :]
    return text


def _blank(text: str) -> str:
    return "".join(char if char == "\n" else " " for char in text)


def find_mail_shape(text: str, *, is_forwarded: bool = False) -> MailShape | None:
    """Returns the parts of a mail; None for a message that the person wrote themselves."""
    lines = _lines(text[: find_history(text)])
    headers = tuple(read_headers(text, lines))
    greeting = next((greeting_in(text, line) for line in lines if greeting_in(text, line)), None)
    greeting = greeting or _greets_by_shape(text, lines, headers)
    own = text[: find_history(text)]
    signature = _find_signature(own, lines, is_greeted=greeting is not None)
    signature = signature and end_before_next_head(text, signature)
    if not _is_mail(text, headers, greeting, signature, is_forwarded=is_forwarded):
        return None
    return MailShape(headers, greeting, signature)


def _greets_by_shape(
    text: str, lines: list[Stretch], headers: tuple[HeaderLine, ...]
) -> Stretch | None:
    """Returns the first line below the headers where it greets somebody in any language."""
    heads = {one.span for one in headers}
    first = next((line for line in lines if line not in heads and line.text_in(text).strip()), None)
    return first if first and is_greeting_line(text, first) else None


def _find_signature(text: str, lines: list[Stretch], *, is_greeted: bool) -> Stretch | None:
    """Returns everything from the sign-off on; a sign-off on the last line counts as well."""
    for number, line in enumerate(lines):
        is_end = _SIGN_OFF.match(text, line.start, line.end) or _DASHES.match(
            text, line.start, line.end
        )
        if is_end and number >= 1:
            return Stretch(line.start, len(text))
    short = _ONE_LINE_SIGN_OFF.search(text, max(0, len(text) - 80))
    short = short or (_BARE_SIGN_OFF.search(text) if is_greeted else None)
    return (
        Stretch(short.start(), len(text))
        if short
        else _find_last_block(text, is_greeted=is_greeted)
    )


def _find_last_block(text: str, *, is_greeted: bool) -> Stretch | None:
    """Returns the last lines after an empty one where they are as short as those of a signature."""
    text = _FURNITURE_BELOW.sub("", _ANSWERED_LINES.sub("", text))
    start = text.rstrip().rfind("\n\n")
    lines = text[start:].split("\n") if start >= 0 else []
    filled = [line.strip() for line in lines if line.strip()]
    if len(filled) > 1 and filled[0].endswith((".", "!", ",")) and len(filled[0]) <= _SHORT_LINE:
        filled = filled[1:]
    is_short = all(len(line) <= _SHORT_LINE and line[-1] not in ".!?:" for line in filled)
    last = text.rstrip().rfind("\n")
    if (
        not lines
        and last > 0
        and GREETING.match(text)
        and _NAME_ALONE.fullmatch(text[last:].strip())
    ):
        return Stretch(last, len(text))
    is_name = is_greeted and _NAME_ALONE.fullmatch(filled[0]) if filled else None
    if len(filled) == 1 and (is_name or signs_as_team(filled[0])):
        return Stretch(start, len(text))
    return Stretch(start, len(text)) if 1 < len(filled) <= _MOST_LINES and is_short else None


def _is_mail(
    text: str,
    headers: tuple[HeaderLine, ...],
    greeting: Stretch | None,
    signature: Stretch | None,
    *,
    is_forwarded: bool,
) -> bool:
    plain = lower_keeping_places(text)
    first_line = plain.strip().split("\n", 1)[0]
    signs = (
        is_forwarded,
        any(one.name not in ("re", "an", "de", "data", "para", "à") for one in headers),
        _FORWARDED.search(first_line) is not None,
        _INVITATION.search(text) is not None,
        bool(greeting and signature)
        and ("\n" in text.strip() or _READER.search(plain) is not None),
        bool(greeting or signature) and _TO_THE_READER.search(plain) is not None,
        "\n" in text.strip() and len(_TO_THE_READER.findall(plain)) >= 1,
        GREETS_READER.match(text) is not None and len(_YOU.findall(plain)) >= _OFTEN,
        bool(greeting) and _ANSWERS_MAIL.search(text) is not None,
        len(_ANSWERS_MAIL.findall(text)) >= _OFTEN,
    )
    return any(signs)
