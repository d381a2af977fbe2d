"""Recognises an answer that says "no" or "I do not know", in the common languages."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Final

from coaching.reading.events.plain_denials import is_plain_denial
from coaching.reading.text_folding import fold_text
from coaching.reading.words.tokens import cut_tokens

_SAYS_NO: Final = """
    no, none, nope, nah, nay, nothing, nobody, noone, no one, no body, n, na, n a, nil, zero,
    skip, pass, next, not applicable, nothing really, not really, no not really, nothing at all,
    none at all, not at all, nothing like that, nothing to add, nothing comes to mind,
    nothing else, nothing more, nothing special, none really, none yet, not yet, nothing yet,
    no need, no thanks, no thank you, no names, no name, no title, no mail, no email, no e mail,
    no number, no phone, no address, no linkedin, no contact, no details, no doubts, no doubt,
    no concerns, no concern, no questions, no red flags, no worries, no news, no date, no idea,
    no clue, no comment, no more, no others, no other, no one else, noone else, nobody else,
    no body else, nobody new, no one new, no one really, idk, dk, dunno, i dunno, no sé,
    dont know, i dont know, i do not know, do not know, don t know, i don t know, dont know yet,
    i dont know yet, dont know them, dont know that, i dont know that, dont know it,
    i wouldnt know, who knows, not sure, im not sure, i am not sure, unsure, unknown, not known,
    cant say, i cant say, hard to say, hard to tell, not as such, difficult to say, cant tell,
    cant remember, i cant remember, cannot remember,
    i cannot remember, can not remember, dont remember, i dont remember, do not remember,
    i do not remember, don t remember, i don t remember, cant recall, dont recall, i dont recall,
    i cant recall, forgot, i forgot, i forget, forgotten, i have forgotten, ive forgotten,
    forgot it, i forgot it, forgot the name, i forgot the name, forgot his name, forgot her name,
    forgot their names, forgot the names, i forgot their names, i forgot her name,
    i forgot his name, dont remember the name, i dont remember the name, dont remember names,
    dont remember the names, i dont remember names, i dont remember the names,
    i dont remember her name, i dont remember his name, cant remember the name,
    i cant remember the name, cant remember names, i cant remember their names,
    cant remember their names, the name escapes me, name escapes me, names escape me,
    forgot to ask, i forgot to ask, forgot to ask that, i forgot to ask that, forgot to ask them,
    didnt ask, i didnt ask, did not ask, i did not ask, i havent asked, havent asked, never asked,
    i never asked, should have asked, didnt say, they didnt say, he didnt say, she didnt say,
    did not say, they did not say, they never said, wasnt said, not mentioned, not discussed,
    didnt come up, wasnt discussed, nobody said, nothing was said, nobody told me,
    they didnt tell me, didnt get it, i didnt get it, didnt get one, i didnt get one,
    didnt get that, didnt get any, didnt get names, i didnt get names, didnt get any names,
    didnt get the name, didnt get her name, didnt get his name, didnt get their names,
    i didnt get their names, didnt catch it, didnt catch names, didnt catch the name,
    didnt catch her name, didnt catch his name, didnt catch their names, i didnt catch the name,
    i didnt catch their names, didnt get her email, didnt get his email, didnt get her mail,
    didnt get his mail, didnt get an email, dont have it, i dont have it, i do not have it,
    dont have one, i dont have one, dont have any, i dont have any, havent got it, havent got one,
    i havent got one, i have none, have none, dont have her email, dont have his email,
    dont have that, i dont have that, not that i know, not that i know of, not that i remember,
    not that i recall, not that i noticed, not that i can think of, none that i know of,
    nothing i can think of, nothing i remember, nothing that i remember, cant think of any,
    cant think of anything, i cant think of anything, cant think of one, not as far as i know,
    did she heck, did he heck, did they heck, did she hell, did he hell, did they hell, as if,
    no chance, not a chance, not a sausage, not a peep, not a thing, not a word, hell no, god no,
    bugger all, sod all, zilch, zip, nowt, nuffin, nuh uh, naw,
    thats it, thats all, that is it, that is all, that was it, that was all, thats everyone,
    thats everybody, that was everyone, that was everybody, thats them, thats the lot,
    thats all of them, this is all, all of them, everyone, everybody, just him, just her,
    just them, just those, just these, just the one, just the two, just one, just two, only him,
    only her, only them, only those, only one, only the one, just me and him, just me and her,
    just the two of us, only the two of us, no just him, no just her, no just them,
    no just those two, just those two, only those two, leave it, leave it out, leave that,
    leave that out, leave blank, leave it blank, blank, empty, forget it, doesnt matter,
    does not matter, not important, irrelevant, whatever, prefer not to say, rather not,
    id rather not, rather not say, no answer, none of your business, not needed, not necessary,
    i think not, i dont think so, dont think so, i think thats it, i think thats all,
    think thats it, think thats all, i guess not, dont think there was, there was none,
    there were none, there wasnt, there werent any, there is none, there isnt, there isnt one, x,
    xx, nada, niente, nichts, rien, ne, nej, nei, nee, nein, non, não, ei, nie, net, niet, hayır,
    hayir, keine, keiner, keinen, niemand, niemanden, niemand mehr, niemand sonst, sonst niemand,
    sonst keiner, weiß nicht, weiss nicht, weiß ich nicht, weiss ich nicht, ich weiß nicht,
    ich weiss nicht, keine ahnung, ka, kein plan, vergessen, hab ich vergessen,
    habe ich vergessen, nicht gefragt, hab nicht gefragt, das wars, das war's, das war alles,
    das ist alles, das sind alle, alle, fertig, überspringen, noch nicht, nicht wirklich,
    eigentlich nicht, nichts weiter, sonst nichts, egal, ninguém, ninguem, mais ninguém,
    mais ninguem, nenhum, nenhuma, não sei, nao sei, sei não, sei lá, não lembro, nao lembro,
    não me lembro, não lembro o nome, nao lembro o nome, esqueci, esqueci o nome,
    esqueci de perguntar, não perguntei, nao perguntei, não tenho, nao tenho, só isso, so isso,
    é só, e so, é isso, é só isso, acabou, pular, pula, ainda não, ainda nao, nadie, nadie más,
    nadie mas, ninguno, ninguna, no lo sé, no lo se, no se, no recuerdo, no me acuerdo, me olvidé,
    se me olvidó, olvidé preguntar, no pregunté, no tengo, eso es todo, nada más, nada mas,
    es todo, ya está, saltar, todavía no, aún no, personne, personne d'autre, aucun, aucune,
    je ne sais pas, je sais pas, chais pas, sais pas, aucune idée, oublié, j'ai oublié,
    je ne me souviens pas, me souviens pas, pas demandé, j'ai pas demandé, c'est tout, c'est bon,
    pas encore, passer, pas vraiment, rien d'autre, plus personne, nessuno, nessun altro, nessuna,
    non so, non lo so, non ricordo, non mi ricordo, boh, dimenticato, è tutto, basta, basta così,
    non ancora, salta, weet niet, weet ik niet, ik weet het niet, geen idee, niks, verder niemand,
    niemand anders, vergeten, dat was het, dat is alles, nog niet, overslaan, geen, ingen,
    ingen andre, vet inte, vet ej, ved ikke, vet ikke, inget, ingenting, intet, nikt, nikt więcej,
    nic, nie wiem, nie pamiętam, to wszystko, нет, никто, никого, ничего, не знаю, не помню,
    это все, это всё, ні, ніхто, нічого, не пам'ятаю, kimse, hiç kimse, yok, bilmiyorum,
    hatırlamıyorum, hiçbiri, bu kadar, لا, لا أحد, لا شيء, لا أعرف, לא, אף אחד, לא יודע, nahi,
    nahin, koi nahi, koi nahin, pata nahi, pata nahin, kuch nahi, kuch nahin, bas, bas itna hi,
    नहीं, कोई नहीं, पता नहीं, kahi nahi, 没有, 没, 不知道, 不记得, 没有了, 無, 沒有,
    なし, ない, いない, いいえ, わかりません,
    覚えていません, 없음, 없어요, 아니요, 몰라요, 모름,
    tidak, tidak ada, tidak tahu, gak ada, ga tau, không,
    không có, không biết, wala, hindi ko alam, hapana, hakuna, sijui
"""
"""Each of these alone is no answer."""
_SAYS_FINISHED: Final = """
    done, all done, im done, i am done, done now, done here, thats me done, finished, im finished,
    i am finished, all finished, all set, im all set, thats me, thats me finished, im through,
    thats done, thats everything, that is everything,
    thats all of it, fertig, pronto, listo, fini, finito, klaar
"""
"""Says that there is no more to tell."""
_GOES_WITH_IT: Final = """
    thanks, thank you, thanks a lot, thx, ty, cheers, ta, pls, please, sorry, apologies, tbh, ngl,
    lol, haha, hah, hm, hmm, um, uh, er, ah, oh, well, ok, okay, yeah, yep, yes, ugh, damn, oops,
    argh, sadly, unfortunately, honestly, to be honest, really, actually, anyway, so, and, but,
    i think, i guess, i believe, i suppose, afaik, as far as i know, for now, so far, yet, at all,
    today, this time, right now, at the moment, all good, its fine, thats fine, its ok, fine,
    mate, man, sir, mam, dude, though, tho, either, again, just, also, it was, they were, he was,
    she was, was, were, it went, went, a, an, very, really nice, pretty, quite, super, so nice,
    nice, good, great, lovely, kind, friendly, quick, short, long, fun, pleasant, chill, cool,
    easy, relaxed, chat, talk, call, conversation, interview, one, meeting, people, guys, folks,
    day, time, to ask, it, that, then, the name, names, my, her, his, their, them, name, email,
    mail, number, title, from me, on my side, my bad, silly me, danke, danke dir, sorry dafür,
    leider, bitte, tut mir leid, war nett, war gut, obrigado, obrigada, desculpa, foi bom,
    foi legal, infelizmente, gracias, lo siento, perdón, por favor, estuvo bien, merci, désolé,
    désolée, pardon, malheureusement, grazie, scusa, bedankt, helaas, dziękuję, спасибо,
    teşekkürler, ji, bhai, yaar, na, ya, ja, was nice, was good, thats what i know,
    from what i remember
"""
"""May stand beside one of them."""
_SIGNS: Final = frozenset("-–—.·/*x_~?")
_SHRUGS: Final = ("🤷", "🤦", "❌", "🚫", "👎", "🙅")
_LETTER: Final = re.compile(r"[^\W_]")
_MOST_WORDS: Final = 16
_LONGEST_PHRASE: Final = 7


def is_non_answer(text: str, *labels: str) -> bool:
    """Tells whether an answer says nothing: "nope thats it, was a nice chat", "n/a", "-", "🤷".

    `labels` are what the question's own button says: to type that is to press it.
    """
    plain = text.strip()
    if not plain:
        return False
    if fold_text(plain) and fold_text(plain) in {fold_text(label) for label in labels}:
        return True
    if not _LETTER.search(plain):
        return _is_sign(plain)
    words = _first_words(plain)
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    return _is_made_of(words, _phrases()[0]) or is_plain_denial(words)


def says_finished(text: str) -> bool:
    """Tells whether somebody only says that they are done, as to an open question for more."""
    words = _first_words(text.strip())
    return 0 < len(words) <= _MOST_WORDS and _is_made_of(words, _phrases_of_ending())


def _is_sign(plain: str) -> bool:
    """Tells whether it is a dash, a dot or a shrug."""
    is_shrug = any(sign in plain for sign in _SHRUGS)
    return is_shrug or (len(plain) <= 3 and all(char in _SIGNS - {"?"} for char in plain))


@lru_cache(maxsize=2)
def _first_words(text: str) -> tuple[str, ...]:
    """Returns the words of a text, and no more than tell that it has too many. One text is looked
    at several times."""
    words = (word for token in cut_tokens(text) for word in _parts(token.folded, token.text))
    return tuple(islice(words, _MOST_WORDS + 1))


def _parts(folded: str, text: str) -> list[str]:
    return folded.split() if any(char.isalnum() for char in text) else []


@cache
def _phrases() -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    return _read_table(_SAYS_NO), _read_table(_GOES_WITH_IT)


def _read_table(table: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(fold_text(phrase).split()) for phrase in table.split(",")) - {()}


@cache
def _phrases_of_ending() -> frozenset[tuple[str, ...]]:
    return _read_table(_SAYS_FINISHED)


def _is_made_of(words: Sequence[str], noes: frozenset[tuple[str, ...]]) -> bool:
    """Tells whether the words are one of these or more, with nothing but courtesy around them."""
    courtesies = _phrases()[1]
    place, has_no = 0, False
    while place < len(words):
        no = _longest(words, place, noes)
        other = _longest(words, place, courtesies)
        if not (no or other):
            return False
        has_no = has_no or no >= max(other, 1)
        place += max(no, other)
    return has_no


def _longest(words: Sequence[str], place: int, table: frozenset[tuple[str, ...]]) -> int:
    lengths = range(min(_LONGEST_PHRASE, len(words) - place), 0, -1)
    return next((size for size in lengths if tuple(words[place : place + size]) in table), 0)
