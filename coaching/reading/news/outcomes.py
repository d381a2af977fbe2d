"""Reads how it ended: a no, an offer, a yes to it, or that the person is out."""

import re
from collections.abc import Iterator
from typing import Final

from coaching.model.vocabulary import Outcome
from coaching.reading.events.find_events import find_said, is_of_somebody_else
from coaching.reading.events.outcome_rows import OUTCOME_ROWS
from coaching.reading.matter import is_within, matter_at
from coaching.reading.message import Message
from coaching.reading.news.accepted import ACCEPTED, is_something_accepted
from coaching.reading.news.found import FoundCue, find, says
from coaching.reading.news.named_together import matters_told_of
from coaching.reading.news.offers.offer_to_come import is_to_come
from coaching.reading.news.supposing import is_asked, is_denied, is_supposed
from coaching.reading.news.withdrawn import is_taken_back
from coaching.reading.proposals import OutcomeSaid
from coaching.reading.words.cues import cue

_REJECTED: Final = cue(
    """
    said no, says no, saying no, its a no, it's a no, it is a no, a no from, was a no, got a no,
    is a no, no from, turned me down, turned down my application, (turned|knocked) me (down|back),
    rejected me, got rejected, i was rejected, been rejected, rejection, rejected,
    rejected my application, declined my application,
    (went|gone|going|go|goes|moving|moved|proceeding) (with|w|w/|for|ahead with)
     (someone|somebody|some one|another|other|others|a different|an internal|an external),
    (gave|given|giving|awarded) (it|the job|the role|the position|the post) to, filled it,
    filled internally, been filled, got filled, role is filled, pipped to the post,
    (turned|turning|knocked|knocking) me (down|back), didn't (make|get past), pipped,
    (hired|appointed) (internally|from within),
    a no from, no from, said no, says no, was a no, it's a no, its a no, no luck, no dice, no joy,
    not (getting|got|getting it|the one), rejection (email|mail|letter|from), rejected,
    got rejected,
    (chose|chosen|picked|hired|selected|took|taken|decided on) (someone|somebody|another),
    (chose|chosen|picked|hired|selected) ... (candidate|internally|internal),
    another (candidate|applicant), (other|stronger) (candidates|applicants),
    not ... (moving|move|going|proceeding|proceed|progressing|progress) (forward|ahead|further),
    not ... (progressing|progress|proceeding|proceed|continuing|pursuing|taking) ... application,
    (won't|will not|cannot|can't|unable to) be? ... (progressing|proceeding|offering|moving),
    unable to offer, not (able|in a position) to offer, not be offering, not (been)? successful,
    unsuccessful, regret to inform, we regret, i regret (to|that), disappointing news,
    didn't get (it|the job|the role|the position|the gig|through),
    did not get (it|the job|the role|the position), wasn't (selected|chosen|shortlisted),
    was not (selected|chosen), not (selected|shortlisted), not selected, no luck with,
    don't want me, do not want me, doesn't want me, passed on me, took a pass,
    (have|has)? decided to (pass|go in another direction|go in a different direction),
    (position|role|job|vacancy) (has been|was|is|got) filled, dropped me, i'm out of the running,
    (they|she|he) (are|is|were)? going another way, going in a different direction, absage,
    abgesagt bekommen, haben mir abgesagt, leider nicht genommen, abgelehnt, não passei,
    nao passei, não fui selecionado, não fui selecionada, fui reprovado, fui reprovada,
    não vão seguir, me rechazaron, refusé, refus, me dijeron que no,
    move forward with (other|another|candidates|someone|applicants),
    moving forward with (other|another| candidates|someone|applicants),
    (move|moving|moved|go|going|gone|went|proceed) (forward|ahead|on)? with (a|an|one)
     (candidate|applicant|colleague), with (a|an|another) ... candidate (whose|who|that),
    offered (the|this|that) ... (role|job|position|post) to (an|a|one|somebody),
    (given|awarded) (the|this) ... (role|job|position|post) to, (pursue|pursuing|progress)
     (other|another|stronger) (candidates|candidate|applicants),
    (role|position|post|vacancy) (has|have) now? been (filled|offered|given|taken),
    unable to (take you|progress|offer), decided not to (proceed|progress|move|take|offer|invite),
    not be (inviting|taking) you, suite favorable, avons le regret, pas donner suite, otra persona,
    otro perfil, outro perfil, not be (moving|offering) you,
    (proceed|proceeding|going ahead) with (other|another|someone|a different),
    (chosen|decided|choose|opted) to offer ... to (someone|somebody|another|the other|a),
    gone to (the|a|an) (girl|guy|lad|woman|man|person|one|chap|fella|lady|boy|other|bloke|internal),
    appointed (a|an|someone|somebody|the|another), it's a no go, no go,
    offered (the|this) ... (role|job|position|post) to (the|another|someone|a different),
    gone to (someone|another|the other), went to (someone|somebody|another|the other|an internal),
    given it to (someone|another|the other), gave it to (someone|another|the other),
    (chose|gekozen voor|besloten voor|entschieden für) (een|einen|eine) (andere|anderen|ander|
     kandidaat|kandidaten), gekozen voor een kandidaat, niet door met, afgewezen, afwijzing,
    no hemos podido, hemos decidido continuar con, otro candidato, otra candidata,
    outro candidato, outra candidata, autre candidat, autre candidature, pas retenu, pas retenue,
    n'avons pas retenu, anderen bewerber, andere bewerberin, für jemand anderen,
    not be taking (it|this|things|you|your application) (further|forward), won't be taking,
    will not be taking, didn't make the (cut|shortlist|final), did not make the (cut|shortlist),
    no longer being considered, no longer under consideration, i got a thanks but no thanks,
    thanks but no thanks, turned out to be a no, came back with a no, not this time,
    not on this occasion, application was unsuccessful, i got binned, binned me, got the boot,
    (chose|choose|chosen|picked|pick|took|hired) (a|another|other|some) (girl|guy|boy|man|woman
     |person|
     lady|candidate|one), andere kandidaat, ander kandidaat, andere kandidaten, got dinged,
     not have you, unfortunately ... decided, won't be taking you, not to be
    """
)
_OFFER: Final = cue(
    """
    offered me, made me an? offer, making me an? offer, make me an? offer, got an? offer,
    got the offer, got the job, got the role, got the gig, got the position, i got it, we got it,
    i'm in, they want to hire me, want to hire me, they're hiring me,
    (have|has|had|received|getting|got|with|made|came|sent|is|was) an? ... offer, an offer from,
    offer from, offer letter, (came|come) through with an? offer,
    offer (came|arrived|landed) (in|through),
    (rang|called|phoned|emailed|wrote|texted|messaged|back) ... with an? offer, putting an? offer,
    selected for the (position|role|job|post),
    been selected for (the|this) (position|role|job|post),
    been selected as, (welcome|have|welcoming|having) you (to|on|in|join|as part of)? ... team,
    (like|love|delighted|want|pleased|happy) you to join, invite you to join us, join us as,
    you to (our|the) team, (have|welcome|having) you on the ... team, attached is (your|the|our)
     offer, your offer ... (attached|enclosed), attached ... your (contract|offer),
    (your|the) (contract|employment contract) is attached, enclosed ... (contract|offer),
    offer of (employment|the|a), conditional offer, unconditional offer,
    appointed you, appoint you, the job is yours, role is yours, position is yours,
    want to take me on, taking me on, take me on, want to give me, giving me the (job|role|gig),
    they're giving me, gave me the (job|role|gig|position), i'm their (pick|choice), chose me,
    picked me, going with me, went with me, go with me, stelle angeboten, einstellen,
    verbal offer, written offer, (pleased|delighted|happy|thrilled|glad|excited) to offer,
    (pleased|delighted|happy|thrilled|glad|excited) to (present|make) ... (proposal|offer),
    offer you the (position|role|job|post), (extend|extending) (you)? an? offer, our offer,
    they want me, wants me, want me, they said yes, said yes to me, its a yes, it's a yes,
    (joining|appointment|selection|offer) letter (came|arrived|is here|received|has come),
    fui aprovado,
    fui aprovada, aprovada!, contratada, contratado, want to offer you, like to offer you,
    love to offer
    you, offering you (the|a), offer came, offer is in, offer arrived, offer's in,
    sent me the contract,
    (sent|sends|send) me an? offer, came (back)? with an? offer, got ... job offer,
    angebot bekommen, haben mir ein angebot gemacht, wollen mich, zusage bekommen, zusage,
    recebi uma proposta, me fizeram uma proposta, me querem, passei, me hicieron una oferta,
    proposition d'embauche, m'ont fait une offre, they offered, they've offered, she offered,
    he offered, offering me, offered it to me, offer aa gaya, got an offer letter,
    offer letter came, offered me the, extended an? offer, extended me, letter of offer,
    proposer le poste, vous proposer, proposition de, nous vous proposons, bieten ihnen,
    ihnen die stelle, die stelle anbieten, anbieten zu können, proposta do, proposta da,
    saiu a proposta, chegou a proposta, uma proposta de, ofrecerte, ofrecerle, le ofrecemos,
    te ofrecemos, oferta de, aanbod, bieden je, bieden u, we bieden, kontrata, job is mine,
    job's mine, it's mine, they picked me, chose me, selected me, i'm hired, got hired, was hired
    """
)
_WANTED_FOR_A_TALK: Final = cue(
    """
    (want|wants) me (in|back|to|at|over|for a|for the next|for another|for round|on|there),
    (want|wants) me for ... (interview|round|chat|call|talk|day|visit|onsite|test),
    wollen mich (nochmal|noch mal|wieder|sehen|kennenlernen), me querem ver
    """
)
_WITHDRAWN: Final = cue(
    """
    withdrew, withdrawn, i withdraw, i'm withdrawing, pulled out of, pulled out, i'm pulling out,
    (pulled|took back|retracted|cancelled) my application, dropped out, i'm out of,
    told them i'm out, i'm not going (on|further|ahead) with, i bowed out,
    (turned|turning) (them|it|that|the offer|their offer) down, declined the offer,
    declined their offer, i declined, i've declined, turned down the offer, said no to them,
    i said no to, i turned them down, not interested any ?more, told them no,
    (zurückgezogen|zurueckgezogen), zurückgezogen, hab abgesagt, habe abgesagt, retirei,
    retiré ma candidature, j'ai retiré, desisti, me retiré, retiré mi candidatura, i've withdrawn,
    i have withdrawn, decided to withdraw, pulling out, i'm stepping back, stepped back from,
    took myself out, taken myself out, told ... not to continue, not continuing with,
    ich ziehe zurück, ziehe meine bewerbung, teruggetrokken, me he retirado, saí do processo,
    tirei minha candidatura
    """
)
_SAID_YES: Final = cue("said yes, says yes, saying yes, a yes from, is a yes, it's yes")
"""Said of a firm or of them this is an offer; said of the person it is their own answer."""
_STILL_WANTING: Final = cue("(thinking|think) (of|about), thinking whether, tempted to")
_BESIDE: Final = 12
"""So near behind "they want me" a day says when they want to see the person."""
_READERS: Final = (
    (Outcome.WITHDRAWN, _WITHDRAWN),
    (Outcome.REJECTED, _REJECTED),
    (Outcome.ACCEPTED, ACCEPTED),
    (Outcome.OFFER, _OFFER),
)
_BY_THE_PERSON: Final = cue("i, i've, i'm, ich, eu, je, j'ai, yo")


def read_outcomes(message: Message) -> Iterator[OutcomeSaid]:
    """Reads the outcome of each job that has one in the message: the first that is plainly said."""
    told: set[object] = set()
    for value, pattern in _READERS:
        cues = (one for one in find(message, pattern) if _has_happened(message, one, value))
        for found in (*find_said(message, OUTCOME_ROWS[value]), *cues):
            is_told = is_asked(message, found) or _is_answer_told(message, found)
            is_told = is_told or is_of_referee(message, found) or _is_no_trouble(message, found)
            is_told = is_told or (value is Outcome.OFFER and _is_no_offer(message, found))
            for matter in () if is_told else matters_told_of(message, found.place, found.sentence):
                if matter not in told:
                    told.add(matter)
                    yield OutcomeSaid(found.sentence, matter, value=value)
    for found in find(message, _SAID_YES):
        matter = matter_at(message, found.place)
        if matter not in told and _is_said_by_firm(message, found):
            told.add(matter)
            yield OutcomeSaid(found.sentence, matter, value=Outcome.OFFER)


def is_of_referee(message: Message, found: FoundCue) -> bool:
    """Tells whether somebody who vouches says so: "Luis said yes" is no offer."""
    inside = (one for one in message.people if is_within(one.span, found.sentence))
    return any(one.referee is not None for one in inside)


def _is_no_offer(message: Message, found: FoundCue) -> bool:
    """Tells whether there is no offer yet: it is denied right before, or only to come."""
    before = message.lower_text[max(0, found.place.start - 24) : found.place.start]
    return _NO_OFFER.search(before) is not None or is_to_come(message, found)


_NO_OFFER: Final = re.compile(
    r"\b(?:no|not|without|never|yet to)(?: (?:an?|any|the|yet|got|had|have|received|even)){0,3} $"
    r"|\b(?:en|a|para) la $"
    r"|n'?t (?:\w+ ){0,2}$"
)
_ANSWERED: Final = re.compile(
    r"\b(?:ask(?:ed|s|ing)?|wanted to know|question|whether|have i|had i|do i|did i|can i|could i"
    r"|would i)\b[^.!?\n]{0,200}$"
)
_I_ASKED: Final = re.compile(r"\bi (?:have |also |then )?(?:asked?|wanted to know)\b[^.!?\n]*$")
_I_SAID: Final = re.compile(r"\bi (?:just |then )?$")


def _is_answer_told(message: Message, found: FoundCue) -> bool:
    """Tells whether "I said yes" was an answer in the talk: "he asked if ... and I said yes"."""
    plain, start = message.lower_text, found.place.start
    if not found.words.rstrip().endswith((" no", " yes")):
        return False
    before = plain[max(0, start - 240) : start]
    is_mine = found.words.startswith("i ") or _I_SAID.search(plain, max(0, start - 12), start)
    if not is_mine:
        return _I_ASKED.search(plain, max(0, start - 120), start) is not None
    return _ANSWERED.search(before) is not None or message.word_count > _TELLING


_TELLING: Final = 50
"""In so many words somebody tells of a talk."""


def _is_no_trouble(message: Message, found: FoundCue) -> bool:
    """Tells whether it is no answer to somebody who applied: "they said no problem"."""
    last = message.lower_text.rfind("no", found.place.start, found.place.end)
    return last >= 0 and _NO_TROUBLE.match(message.lower_text, last) is not None


_NO_TROUBLE: Final = re.compile(
    r"no (?:problems?|prob|probs|worries|rush|hurry|issues?|pressure|stress|need|bother|doubt"
    r"|harm|fuss|drama|big deal|matter|thanks needed|idea|news|decision|one|body|feedback|update)\b"
)


def _has_happened(message: Message, found: FoundCue, value: Outcome) -> bool:
    if _is_answer_told(message, found) or is_something_accepted(message, found):
        return False
    if is_supposed(message, found) or is_asked(message, found):
        return False
    if is_of_somebody_else(message, found.place) or _COUNTED.match(message.text, found.place.end):
        return False
    if value is Outcome.WITHDRAWN and is_taken_back(message, found):
        return False
    if is_denied(message, found.place) or says(message, _STILL_WANTING, found.sentence):
        return False
    return value is not Outcome.OFFER or not _is_only_a_talk(message, found)


def _is_said_by_firm(message: Message, found: FoundCue) -> bool:
    """Tells whether the firm said yes: it is named right before."""
    if is_supposed(message, found) or is_asked(message, found):
        return False
    gap = 12
    return any(0 <= found.place.start - company.span.end <= gap for company in message.companies)


_COUNTED: Final = re.compile(
    r" (?:\d{1,4}|two|three|four|five|ten|twenty|thirty|forty|fifty|several|many|most|loads of|the"
    r" other|all the|every\w{0,6}) (?:people|candidates|others|applicants|of)?\b",
    re.IGNORECASE,
)
"""Behind "rejected" it is a number of people, and not this person."""
_PROPOSES_A_TALK: Final = re.compile(
    r" (?:an? |the |another |my )?(?:first |second |third |final |phone |video |zoom )?"
    r"(?:interview|call|chat|slot|round|meeting|time|date|coffee|tea|water|lift|trial|tour|visit"
    r"|drink)\b|(?: de)? (?:décaler|reporter|déplacer|repousser|fixer|convenir|vous rencontrer"
    r"|un entretien"
    r"|un rendez|un échange|un créneau|einen termin|ein gespräch|une date|un horário|uma conversa)"
)


_IN_FOR_GOOD: Final = re.compile(r"\s*(?:$|[^\w\s]|(?:at|with|omg|yay|woo\w*|yes+|guys)\b)")
"""Stands behind "I'm in" where it is no place: "I'm in London", "I'm in a meeting"."""


def _is_only_a_talk(message: Message, found: FoundCue) -> bool:
    """Tells whether they want to see the person: "want me back", "want me thurs 8"."""
    end = found.place.end
    if found.words in ("i'm in", "im in") and not _IN_FOR_GOOD.match(message.lower_text, end):
        return True
    if _PROPOSES_A_TALK.match(message.lower_text, end):
        return True
    if any(0 <= time.span.start - end <= _BESIDE for time in message.times):
        return True
    return _WANTED_FOR_A_TALK.search(_plain_from(message, found)) is not None


def _plain_from(message: Message, found: FoundCue) -> str:
    return message.text[found.place.start : found.place.end + 40].lower()
