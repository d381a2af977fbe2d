"""Reads thanks, agreement and greetings, in whichever words, that say nothing to keep."""

from itertools import pairwise
from typing import Final

from coaching.reading.context import OpenQuestion
from coaching.reading.message import Message
from coaching.reading.news.done_words import TICKS
from coaching.reading.proposals import SmallTalk
from coaching.reading.words.cues import cue
from coaching.reading.words.word_line import word_set

_THANKS: Final = cue(
    """
    thanks, thank you, thx, ty, cheers, ta, danke, obrigado, obrigada, gracias, merci
    """
)
_OK: Final = cue(
    """
    ok, okay, k, kk, fine, great, cool, nice, perfect, good, got it, will do, sure, yes, yep,
    yeah, alright, all right, right, noted, understood, super, awesome, lovely, brilliant, gut,
    alles klar, beleza, tá bom, blz, vale, d'accord, lol, haha, hm, hmm, oh, wow, grand, grand so,
    sound, cool beans, no worries, no problem, np, ok so, sige, accha, theek hai, oké, prima,
    genau, passt, okey dokey, fair enough, fair, roger
    """
)
_GREETING: Final = cue(
    """
    hi, hello, hey, good (morning|afternoon|evening|night), morning, evening, bye, goodbye,
    see you, talk later, talk soon, speak soon, catch you later, ttyl, cya, hallo,
    moin, guten (morgen|tag|abend), oi, olá, ola, bom dia, boa (tarde|noite),
    hola, bonjour, how are you, what's up, whats up, sup
    """
)
_FILLER: Final = cue(
    """
    you, so, much, a lot, very, that, that's, for, the, help, all, again, coach, and, mate, there,
    then, it, is, na, po, ha
    """
)
_THANKING: Final = word_set(
    """
    thanks thank thx thnx tnx ty tysm tyvm thankyou thanku cheers ta danke obrigado obrigada
    gracias merci grazie tak dank bedankt shukriya dhanyavad dhanyawad asante salamat valeu vlw
    brigado brigada appreciated appreciate appreciates grateful legend star lifesaver champ
    champion hero angel genius bless blessings shot tks kiitos takk xie arigato spasibo merce
    """
)
_AGREEING: Final = word_set(
    """
    ok okay k kk kay oki okey okie okidoki okie-dokie fine great cool nice perfect good sure
    yes yep yup yeah yea aye alright right noted understood super awesome lovely brilliant
    excellent amazing fantastic wonderful splendid grand sound gotcha roger indeed absolutely
    definitely agreed true fair deal sweet ace wow haha hahaha lol lmao hehe hm hmm oh ah aha
    ooh phew copy bet dope neat legit same exactly totally si oui ja sim claro beleza blz vale
    love genau passt prima klar theek accha acha sahi haan haa naturally course will gut bien bom
    bueno cerro
    """
)
_GREETING_WORDS: Final = word_set(
    """
    hi hello hey hiya howdy morning afternoon evening night bye goodbye ciao hallo moin servus
    oi ola hola bonjour salut namaste sup yo goodnight greetings tschuss adios cya ttyl laters
    """
)
_AROUND: Final = word_set(
    """
    you youre you're your u ur so much very really a an the that thats this these it its is was
    are for to of on in at and or all again also always as like me my i im we be been being do
    did does got get makes make sense help helps helped helpful useful works work worked sounds
    looks seems feels feel plan best one ones stuff beans pal mate mates bro bruv boss buddy
    dude man chief captain coach bot friend guys sir maam madam mam sister love dear aw aww way
    kind kindly lot lots bunch million ton tons heaps bit muchly once more just no not worries
    worry problem problems np prob issue bother enough too then now here there with by from
    well done day weekend week evening rest luck catch see talk speak soon later tomorrow
    tonight sleep time point question thing things everything nothing what how up going go know
    let lets keep take care have nice look forward looking reckon think guess hope hopefully na
    ne po hey o oo glad happy pleased relieved chuffed reminder tip tips advice info update
    message heads say said read reading understand i'm it's that's don't can't ha eh yo ya ye
    be welcome any anyway actually honestly still ever never quick quickly such both could
    would can should better babe hun hon xx xxx xoxo home
    """
)
_MOST_WORDS: Final = 12


def read_small_talk(message: Message) -> SmallTalk | None:
    """Reads thanks, agreement and greetings that say nothing else."""
    plain = message.lower_text
    if message.context.asked.question is OpenQuestion.STEP and plain.strip() in TICKS:
        return None
    if not any(char.isalnum() for char in plain):
        return SmallTalk.OTHER if "?" not in plain else None
    for talk, pattern, words in (
        (SmallTalk.THANKS, _THANKS, _THANKING),
        (SmallTalk.GREETING, _GREETING, _GREETING_WORDS),
        (SmallTalk.OK, _OK, _AGREEING),
    ):
        if pattern.search(plain) and not _has_more(plain):
            return talk
        if _is_made_of(message, words):
            return talk
    return None


def _is_made_of(message: Message, core: frozenset[str]) -> bool:
    """Tells whether such a word stands in the message, and else only words of courtesy."""
    words = [token.folded for token in message.tokens.all if token.text[0].isalnum()]
    if not 0 < len(words) <= _MOST_WORDS or not core.intersection(words) or "?" in message.text:
        return False
    if message.context.asked.question is OpenQuestion.STEP and message.times:
        return False
    return all(word in _COURTESIES for word in words) and not _says_news(words)


def _says_news(words: list[str]) -> bool:
    """Tells whether the words hold more than courtesy: "I got it", "yes I did it"."""
    pairs = set(pairwise(words))
    return bool(pairs & _NEWS) or "later" in words[:1]


_COURTESIES: Final = _THANKING | _AGREEING | _GREETING_WORDS | _AROUND
_NEWS: Final = frozenset(
    {
        ("did", "it"),
        ("did", "that"),
        ("done", "it"),
        ("all", "done"),
        ("it", "done"),
        ("done", "that"),
    }
    | {("got", "it"), ("is", "done"), ("yes", "done"), ("ok", "done"), ("they", "said")}
    | {("not", "now"), ("talk", "later"), ("will", "later"), ("speak", "tomorrow"), ("not", "good")}
    | {("well", "done"), ("just", "did"), ("im", "well"), ("not", "great"), ("not", "well")}
) - {("well", "done"), ("talk", "later")}


def _has_more(plain: str) -> bool:
    for pattern in (_THANKS, _GREETING, _OK, _FILLER):
        plain = pattern.sub(" ", plain)
    return any(char.isalnum() for char in plain)
