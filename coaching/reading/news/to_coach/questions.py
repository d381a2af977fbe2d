"""Reads what is asked of the coach itself: questions, and wishes to delete."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.events.ask_rows import ASKS
from coaching.reading.events.find_events import find_plainly
from coaching.reading.events.wish_rows import DELETE
from coaching.reading.matter import employers, to_matter
from coaching.reading.message import Message
from coaching.reading.news.found import FoundCue, find_first, says
from coaching.reading.news.to_coach.asked_by_words import (
    LONGEST_LINE,
    find_by_words,
    is_only_asked,
    opens_as_question,
)
from coaching.reading.proposals import UNSAID_MATTER, Stretch
from coaching.reading.wishes import AskAbout, AskSaid, DeleteSaid
from coaching.reading.words.cues import cue

_DELETE: Final = cue(
    """
    delete, erase, remove, wipe, get rid of, forget about, forget everything, forget me, drop,
    löschen, lösche, lösch, apaga, apagar, apague, excluir, borrar, borra, supprimer, supprime,
    efface
    """
)
_DELETE_WISH: Final = cue(
    """
    delete, i want to delete, want to delete, please delete, pls delete,
    can you (delete|remove|erase), erase, wipe, get rid of, forget everything, forget me,
    remove everything, remove all, remove, lösch, lösche, löschen, apaga, apagar, excluir, borra,
    supprime
    """
)
_STATUS: Final = cue(
    """
    what's (open|pending|still pending|left|next|due|outstanding|up|on),
    whats (open|pending|still pending|left|next|due|outstanding|on),
    what is (open|pending|still open|left|next|due|outstanding),
    what's still (open|pending|to do|left), whats still (open|pending|to do|left),
    what do i have (to do|left|next|open), what should i do (now|next|today), what's on today,
    anything (due|open| pending|left|to do|i should do|else to do), status, my status,
    show me (everything|all|my|the), where (am i|are we|do i stand|do things stand),
    my (list|todo|to-do|todos|overview), overview, what have i got, what's coming up,
    whats coming up, todo, to-do list, was steht an, was ist offen, o que falta,
    o que está pendente, o que tenho, qué falta, quoi de neuf, what's on my plate,
    whats on my plate, anything i'm forgetting, anything i forgot, what did i miss, what else,
    (what|wat|wot|wut|whats) (now|next), who do i still, who have i not, que me falta,
    wat staat er open, wat moet ik nog,
    ano pa, kulang, what am i missing, what do i still owe, kya baki, kya bacha hai, wat nog
    """
)
_PRIVACY: Final = cue(
    """
    privacy, my data, who (can)? (see|sees|read|reads) (this|it|my|that),
    do you (store|keep|share| sell), (store|keep|share|sell) my,
    is (this|it) (private|safe|secure|confidential), where is my data, datenschutz, meine daten,
    privacidade, meus dados, gdpr, who else (sees|gets to see|can see|reads|can read),
    who (sees|reads) what i, what i write here, what i tell you, where does this go,
    does anyone else
    """
)
_HELP: Final = cue(
    """
    help, how does this work, how do you work, what can you do, what do you do, how do i use,
    how to use, commands, menu, i'm lost, im lost, i don't get it, instructions, hilfe,
    wie geht das, ajuda, como funciona, ayuda, aide, who are you, what are you,
    a decent way to say, how do i (say|explain|answer|tell|phrase|put), what do i say,
    what should i say, how would you (say|answer|explain), best way to (say|answer|explain)
    """
)
_OFFER: Final = cue(
    """
    before i (sign|accept|answer|say), (sign|accept|take) (it|the offer|this), the offer,
    their offer, counter offer, counter-offer, negotiate, negotiation, ask for more,
    more (time|money|days|salary), ask ... for (some)? (more)? (days|time),
    which (one|offer) should i, two offers, compare, this offer, salary too low, lowball
    """
)
_CHECK_IN: Final = cue(
    """
    check in, follow up, chase,
    (heard|hear) (nothing|back)? ... (should|can|may) i (write|ask|call),
    when (can|should|may|do) i (ask|follow|check|chase|nudge), how long (should|do) i wait,
    no news yet, when will they, when do they, should i (wait|chase|follow|nudge|ping),
    how do i follow up, how to follow up, how should i follow up, how do i chase,
    how do i check in, follow up without, haven't heard, not heard back, still nothing
    """
)
_THANK: Final = cue(
    """
    when (should|do|can|must) i (write|thank|send|mail|email),
    (thank|write) (to)? (him|her|them|tom)? (now|today),
    (thank-you|thank you) (note|letter|mail|email), what (should|do) i (write|say) to,
    how (should|do) i (thank|write|greet|address), is it too late to (write|thank|send)
    """
)
_REFERENCES: Final = cue("referee, referees, reference, references, who should i name")
_PRACTICE: Final = cue(
    """
    practise, practice, rehearse, mock, quiz me, train, prepare, prep, üben, treinar
    """
)
_EXPORT: Final = cue(
    """
    export, download (my|everything), give me my data, a copy of my data,
    a copy of (all|everything|this|it all), get all (this|of this) (out|as a file)
    """
)
_SETTINGS: Final = cue(
    "settings, change my (timezone|time zone|name|hours|city), quiet hours, waking hours"
)
_ABOUT: Final = (
    (AskAbout.OFFER, _OFFER),
    (AskAbout.PRIVACY, _PRIVACY),
    (AskAbout.EXPORT, _EXPORT),
    (AskAbout.CHECK_IN, _CHECK_IN),
    (AskAbout.THANK_YOU, _THANK),
    (AskAbout.REFERENCES, _REFERENCES),
    (AskAbout.PRACTICE, _PRACTICE),
    (AskAbout.SETTINGS, _SETTINGS),
    (AskAbout.STATUS, _STATUS),
    (AskAbout.HELP, _HELP),
)
_WITHOUT_A_MARK: Final = (
    (AskAbout.STATUS, _STATUS),
    (AskAbout.PRIVACY, _PRIVACY),
    (AskAbout.EXPORT, _EXPORT),
    (AskAbout.HELP, _HELP),
)
_QUESTION_WORDS: Final = cue(
    """
    what, whats, what's, when, how, where, who, which, should i, shall i, can i, could i, may i,
    do i, is there, am i, are there, was, wann, wie, wo, wer, soll ich, o que, quando, como, onde,
    devo, cuándo, cómo, qué, dois-je, quand
    """
)
_ADVICE: Final = cue(
    """
    what do you think, what would you do, what should i do, any advice, any tips, any ideas,
    help me decide, don't know what to do, dont know how to do, don't know how to,
    not sure what to do, was meinst du, was soll ich, o que você acha, o que eu faço, what to do
    """
)
_EVERYTHING: Final = cue("everything, all my data, my data, my account, me, alles, tudo")
_SHORT: Final = 25


def read_delete(message: Message) -> Iterator[DeleteSaid]:
    """Reads the wish to delete a job; "everything" is said by naming none."""
    if message.word_count > _SHORT:
        return
    found = find_first(message, _DELETE_WISH)
    if found is None or not _begins_wish(message, found):
        found = find_plainly(message, DELETE)
    if found is None:
        return
    named = [to_matter(company) for company in employers(message)]
    everything = says(message, _EVERYTHING)
    if named:
        yield DeleteSaid(found.sentence, named[0])
    elif everything:
        yield DeleteSaid(found.sentence, UNSAID_MATTER)


def _begins_wish(message: Message, found: FoundCue) -> bool:
    """Tells whether the wish stands at the beginning, or after "I want to" and the like."""
    before = message.lower_text[found.sentence.start : found.place.start]
    return not before.strip() or _WISH.search(before) is not None


_WISH: Final = cue(
    """
    want to, please, pls, can you, could you, would you, like to, just, kannst du, bitte,
    por favor
    """
)


def read_questions(message: Message) -> Iterator[AskSaid]:
    """Reads a question to the coach: one that is asked of nobody else."""
    whole = Stretch(0, len(message.text))
    plain = message.lower_text.strip()
    if plain in {"?", "??", "???", "help", "hilfe", "/?"}:
        yield AskSaid(whole, question=AskAbout.HELP)
        return
    asked = _find_asked(message)
    if asked is not None:
        yield asked
        return
    for sentence in message.tokens.sentences:
        about = _question_in(message, sentence)
        if about:
            yield AskSaid(sentence, question=about)
            return
    if is_only_asked(message.text) and _is_of_ones_jobs(message):
        yield AskSaid(whole, question=AskAbout.STATUS)


def _is_of_ones_jobs(message: Message) -> bool:
    """Tells whether a question is about a job or an interview on record."""
    is_named = any(one.opportunity is not None for one in message.companies)
    is_named = is_named or any(one.opportunity is not None for one in message.people)
    is_own = bool(message.context.dossier.opportunities) and says(message, _OWN_INTERVIEW)
    return is_named or is_own


_OWN_INTERVIEW: Final = cue("interview, interviews, call, round, appointment, application")
_ASKS_COACH: Final = 18


def _find_asked(message: Message) -> AskSaid | None:
    """Finds what a short message asks, by the way it asks; what others asked is told, not asked."""
    if message.word_count > _ASKS_COACH or _TOLD.search(message.lower_text):
        return None
    for about, rows in ASKS:
        found = find_plainly(message, rows)
        if found and (
            opens_as_question(found.words)
            or message.text.rstrip().endswith("?")
            or (message.word_count <= LONGEST_LINE // 2 and not _tells_a_day(message, about))
        ):
            return AskSaid(found.sentence, question=about)
    return None


def _tells_a_day(message: Message, about: AskAbout) -> bool:
    """Tells whether a day is said; to practise for a day is asked of the coach nonetheless."""
    return bool(message.times) and about is not AskAbout.PRACTICE


_TOLD: Final = re.compile(
    r"(?<!\bi )\b(?:asked|wanted|said|told|wondered|they ask|she asks|he asks|talked|discussed"
    r"|promised)\b"
)


def _question_in(message: Message, sentence: Stretch) -> AskAbout | None:
    words = sum(token.is_word for token in message.tokens.within(sentence))
    stretch = sentence.text_in(message.text).rstrip()
    if says(message, _ADVICE, sentence):
        return next((a for a, cues in _ABOUT[:-1] if says(message, cues)), AskAbout.HELP)
    is_question = stretch.endswith("?") and says(message, _QUESTION_WORDS, sentence)
    if words <= _SHORT and (
        is_question or (message.word_count <= LONGEST_LINE and opens_as_question(stretch))
    ):
        by_words = find_by_words(stretch)
        if by_words:
            return by_words
    if is_question and words <= _SHORT:
        return next((a for a, cues in _ABOUT if says(message, cues, sentence)), None)
    if words <= _SHORT and opens_as_question(stretch) and says(message, _HELP, sentence):
        return AskAbout.HELP
    if message.word_count <= 7:
        starts = _starts_as_question(message, sentence)
        table = _ABOUT if starts else _WITHOUT_A_MARK
        return next((a for a, cues in table if says(message, cues, sentence)), None)
    return None


def _starts_as_question(message: Message, sentence: Stretch) -> bool:
    plain = message.lower_text
    return _QUESTION_WORDS.match(plain, sentence.start) is not None
