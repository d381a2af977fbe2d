"""Writes words out as one would in a letter: "won't" is "will not", "gonna" is "going to"."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.reading.people.lexicon import is_first_name, is_ordinary
from coaching.reading.words.misspelled import know_words
from coaching.reading.words.tokens import Token
from coaching.reading.words.word_line import word_set

_WRITTEN_OUT: Final = {
    **dict.fromkeys(("im", "ima"), "i am"), "ive": "i have", "id": "i would", "ill": "i will",
    "youre": "you are", "youve": "you have", "youd": "you would", "youll": "you will",
    "hes": "he is", "shes": "she is", "its": "it is", "itll": "it will", "itd": "it would",
    "thats": "that is", "whats": "what is", "wheres": "where is", "hows": "how is",
    "theres": "there is", "whos": "who is", "lets": "let us", "heres": "here is",
    "theyre": "they are", "theyve": "they have", "theyd": "they would", "theyll": "they will",
    "weve": "we have", "thatll": "that will",
    "wont": "will not", "cant": "can not", "cannot": "can not", "shant": "shall not",
    "aint": "is not", "dont": "do not", "doesnt": "does not", "didnt": "did not",
    "isnt": "is not", "arent": "are not", "wasnt": "was not", "werent": "were not",
    "hasnt": "has not", "havent": "have not", "hadnt": "had not", "couldnt": "could not",
    "wouldnt": "would not", "shouldnt": "should not", "mightnt": "might not",
    "neednt": "need not", "dunno": "do not know", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "gimme": "give me", "lemme": "let me",
    "gotten": "got", "u": "you", "r": "are", "ur": "your", "w": "with",
    "wid": "with", "cuz": "because", "coz": "because", "bc": "because", "til": "till",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tomo": "tomorrow", "never": "not",
    "noone": "nobody", "someone": "somebody", "anyone": "anybody",
    "everyone": "everybody", "nd": "and", "&": "and",
    "mailed": "emailed", "mail": "email", "mails": "emails", "canceled": "cancelled",
    "canceling": "cancelling", "interveiw": "interview", "intervew": "interview",
    "interviw": "interview", "recieved": "received", "reschedualed": "rescheduled",
    "agian": "again", "taht": "that",
}  # fmt: skip
"""What is written short or wrong, and never otherwise meant."""
_SPELLING: Final = know_words(
    [
        """
        cancel cancelled canceled cancelling reject rejected rejection offered offering offers
        turned accepted accept declined decline postponed rescheduled reschedule rearranged
        delayed pushed shifted interview interviews interviewed interviewing assessment
        reference references referee referees application applied applying withdrawn withdrew
        withdraw contract thanked emailed messaged texted promised signed selected successful
        unsuccessful unfortunately position recruiter moving presentation assignment homework
        deadline decision decide deciding remind reminder reminders delete remove message
        messages linkedin connected appointed shortlisted different another candidate candidates
        internal internally received answer instead nobody something waiting showed joined
        cancels written finished forgot briefed chased followed resume unpause unmute again
        reminding undo
        """
    ]
)
"""What happens to interviews and offers, for words that were typed wrong."""
_ENDINGS: Final = (
    ("n't", " not"), ("'re", " are"), ("'ve", " have"), ("'ll", " will"), ("'d", " would"),
    ("'m", " am"), ("'s", " is"),
)  # fmt: skip
_STEMS: Final = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_FILLERS: Final = word_set(
    """
    the a an just really actually already also finally unfortunately sadly apparently basically
    officially literally kindly only even oh ugh ooh please pls plz honestly simply quickly
    politely suddenly eventually definitely probably very quite super so well um uh hmm yeah
    totally kinda pretty then lol haha btw fyi sorry alas happily luckily thankfully gladly
    currently officially formally verbally completely quietly surprisingly obviously right sir
    maam madam folks damn bloody effing both straight still graciously kind sort guess
    """
)
"""Change nothing about what happened."""
_KEPT_AS_ONE: Final = {("a", "no"): "A-NO", ("a", "yes"): "A-YES", ("no", "one"): "nobody"}
_APOSTROPHES: Final = str.maketrans("’‘`´", "''''")


def plain_words(token: Token) -> Iterator[str]:
    """Yields the words that one word stands for; none where it changes nothing."""
    written = token.text.translate(_APOSTROPHES).lower()
    if "'" in written:
        spelled = _split_ending(written)
        if spelled:
            yield from spelled.split()
            return
    word = "job offer" if token.text == "JO" else token.folded
    if word not in _FILLERS:
        yield from _WRITTEN_OUT.get(word, _mend(word)).split()


def _mend(word: str) -> str:
    """Returns the word that one was meant for, where it was typed wrong."""
    meant = None if is_ordinary(word) or is_first_name(word) else _SPELLING.mend(word)
    return _WRITTEN_OUT.get(meant, meant) if meant else word


def _split_ending(written: str) -> str | None:
    for ending, words in _ENDINGS:
        stem = written.removesuffix(ending)
        if stem != written and re.fullmatch(r"[^\W\d_]{1,30}", stem):
            return _STEMS.get(stem, stem) + words
    return None


def join_pair(first: str, second: str) -> str | None:
    """Returns the one word for two that mean more together: "a no", "no one"."""
    return _KEPT_AS_ONE.get((first, second))
