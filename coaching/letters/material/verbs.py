"""Forms of English verbs: "took" and "taking" of "take", so that a clause can get its subject."""

from functools import cache
from typing import Final

from coaching.reading.people.word_set import word_set

_REGULAR: Final = word_set(
    """
    accept accompany achieve act add adjust advise agree allow analyse analyze answer appear
    apply appreciate approve arrange arrive ask assemble assess assist attach attend audit
    authorise back balance bake bargain book borrow brief budget call calm camp care carry
    catalogue change chair chase check clean clear climb close coach code collaborate collect
    come combine commute compare compile complete compose conduct configure connect consider
    consult contact convert cook coordinate copy correct count cover create cure dance debug
    decide decrease define deliver demonstrate deploy describe design detect develop direct
    discover discuss document double draft dress earn edit educate employ enable encourage enjoy
    enrol ensure enter equip establish evaluate examine expand expect explain explore extend
    facilitate fail fetch film finish fit fix follow form found free gather generate gain
    graduate grade greet guide halve hand handle harvest help hire host hope identify illustrate
    implement import improve include increase inform inherit inspect inspire install instruct
    integrate interpret interview introduce invent investigate invite iron join jump juggle kick
    label land last launch learn level lift like limit link list listen live load locate look
    love lower maintain manage map mark market master measure mentor merge migrate model
    modernise monitor motivate move need negotiate nurse obtain offer open operate order
    organise organize outline own pack paint participate pass phone pick pilot place plan plant
    play point post practise practice prefer prepare present prevent price print process produce
    program programme project promise promote propose prove provide publish pull push qualify
    question raise reach realise rebuild receive recognise recommend record recover recruit
    redesign reduce refactor refer refit reform refuse register rehearse relate release rely
    remain remember remove renew rent reorganise repair repeat replace replay report represent
    request require rescue research resolve respect respond restore restructure result retain
    retire return review revise rework reward risk roast roll rotate sail sample save scale
    schedule score screen search secure select separate serve service set settle shape share
    ship shorten sign simplify ski smooth solve sort source speed sponsor staff stage stamp
    start state stay stitch stock stop store streamline strengthen study succeed suggest suit
    supervise supply support survey switch tailor talk target taste tend test thank touch tour
    trace track trade train transcribe transfer transform translate transport travel treat trial
    triple trim trust try tune tutor type understand unite update upgrade use validate value
    verify visit volunteer wait walk want warm wash watch weigh weld welcome wire wish wonder
    work worry wrap admire aim arrest assign attract bill boost bring brew broker calculate
    calibrate canvass cast cater chart circulate clarify co-found co-write commission compete
    comply concentrate confirm consist construct contribute cooperate craft crew cultivate cut
    date deal debate dedicate defend depend design digitise distribute divide drop enforce
    engineer enhance establish estimate execute export face file fill finance focus fund
    fundraise glaze groom grow hold hurry illustrate incorporate initiate instal interest
    inventory knit lack landscape leave let liaise log look matter mediate mend mind miss mix
    mount name narrow number observe outsource oversee park participate patch pause perform
    persuade plaster plough polish pool prioritise prune purchase query queue quote race rank
    react regulate reconcile reopen reset resettle reshape rewire pitch bleed bloom bottle hunt
    hurt sand scan sell swell sew shadow shift shine shop sketch slow specialise specialize spot
    square stand steam steer stretch structure subtitle sum surf survive sustain swap sweep swim
    tackle teach tell thatch tile tidy time top total transition triage turn turnaround unblock
    unload unpack upload vaccinate visualise vote weave
    """
)
_IRREGULAR: Final = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
be was been
become became become
begin began begun
bend bent bent
bind bound bound
bring brought brought
break broke broken
build built built
rebuild rebuilt rebuilt
buy bought bought
catch caught caught
choose chose chosen
come came come
cost cost cost
cut cut cut
deal dealt dealt
dig dug dug
do did done
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feed fed fed
feel felt felt
find found found
fly flew flown
forget forgot forgotten
get got got
give gave given
go went gone
grow grew grown
have had had
hear heard heard
hit hit hit
hold held held
keep kept kept
know knew known
lay laid laid
lead led led
learn learnt learnt
leave left left
lend lent lent
let let let
lose lost lost
make made made
mean meant meant
meet met met
oversee oversaw overseen
pay paid paid
put put put
quit quit quit
read read read
reset reset reset
rewrite rewrote rewritten
ride rode ridden
ring rang rung
rise rose risen
run ran run
say said said
see saw seen
sell sold sold
send sent sent
set set set
sew sewed sewn
shake shook shaken
shoot shot shot
show showed shown
shut shut shut
sing sang sung
sit sat sat
sleep slept slept
speak spoke spoken
spend spent spent
stand stood stood
stick stuck stuck
sweep swept swept
swim swam swum
take took taken
teach taught taught
tell told told
think thought thought
throw threw thrown
understand understood understood
wake woke woken
wear wore worn
weave wove woven
win won won
withdraw withdrew withdrawn
write wrote written
""".strip().splitlines()
}
_AUXILIARIES: Final = word_set(
    """
    can could would will may might must should shall cannot can't couldn't wouldn't won't shouldn't
    mustn't can’t couldn’t wouldn’t won’t shouldn’t
    """
)
_DOUBLING: Final = word_set(
    """
    begin chat cut dig drop fit forget get hit jog knit let log map plan prefer program put quit
    refer refit reset rip rub run set ship shop shut sit ski skip slip spot step stop swap swim
    tap tip trim trip win wrap
    """
)


@cache
def _by_past() -> dict[str, str]:
    pasts = {_regular_past(base): base for base in _REGULAR}
    return pasts | {forms[0]: base for base, forms in _IRREGULAR.items()} | {"were": "be"}


@cache
def _by_third() -> dict[str, str]:
    bases = _REGULAR | _IRREGULAR.keys()
    return {_third(base): base for base in bases} | {"is": "be", "has": "have", "does": "do"}


@cache
def _bases() -> frozenset[str]:
    return _REGULAR | frozenset(_IRREGULAR)


def is_modal(word: str) -> bool:
    """Tells whether a word in lower case is such as "can" or "would"."""
    return word in _AUXILIARIES


def is_past(word: str) -> bool:
    """Tells whether a word in lower case is the simple past of a known verb."""
    return word in _by_past()


def is_third_person(word: str) -> bool:
    """Tells whether a word in lower case is such as "wants" or "is"."""
    return word in _by_third()


def is_base(word: str) -> bool:
    """Tells whether a word in lower case is the base form of a known verb."""
    return word in _bases()


def is_irregular(word: str) -> bool:
    """Tells whether a word in lower case is the base form of a verb with forms of its own."""
    return word in _IRREGULAR


def is_gerund(word: str) -> bool:
    """Tells whether a word in lower case is such as "taking"."""
    return word in _gerunds()


def is_finite(word: str) -> bool:
    """Tells whether a word in lower case can be the verb of a clause, whatever else it can be."""
    return is_modal(word) or is_past(word) or is_third_person(word) or word in {"am", "are"}


def to_first_person(word: str) -> str:
    """Returns the form that goes with "I": "want" for "wants", "took" as it is."""
    base = _by_third().get(word, word)
    return "am" if base == "be" and word == "is" else base


def to_gerund(word: str) -> str:
    """Returns "taking" for "took", "takes" or "take"; "" for a word that is no known verb."""
    base = _by_past().get(word) or _by_third().get(word) or (word if word in _bases() else "")
    return _gerund(base) if base else ""


@cache
def _gerunds() -> frozenset[str]:
    return frozenset(map(_gerund, _bases()))


def _gerund(base: str) -> str:
    if base == "be":
        return "being"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return f"{base}{base[-1] if base in _DOUBLING else ''}ing"


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ied"
    return f"{base}{base[-1] if base in _DOUBLING else ''}ed"


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in "aeou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
