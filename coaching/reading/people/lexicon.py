"""Tells common first names, ordinary words and what is never a name apart, in many languages."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from coaching.reading.people.languages import LANGUAGES_AND_PEOPLES
from coaching.reading.people.word_set import word_set

GREETINGS: Final = word_set(
    """
    mdm encik puan cik tuan bapak ibu
    revd mwalimu pani dottor honour honor flt sqn wg rt advocate cmdr cdr lcdr brig adm cpt insp
    supt barr
    lic licda arq abg dott rev adv atty cllr
    engr arch drs ing ir alhaji alhaja chief hon rev dr dra doctor doktor prof profa professor
    professora mr mrs ms mx miss mister herr frau mme mlle madame monsieur senor senora senorita
    sra srta signor signora sig dott dottssa sir dame lord lady rabbi imam ingegner ingegnere
    avvocato ingeniero ingeniera licenciado licenciada doctora dottoressa dottore rev shri smt
    dona fru meneer mevrouw sgt lt col maj capt cpl
    """
)
"""Stand before a name; Mr and Mrs are set aside, Dr and Prof are kept to greet with."""
HONORIFICS: Final = word_set(
    """
    mam maam madam sir ji san sensei bhai bhaiya didi sahib sama
    """
)
"""Stand behind a name and are no part of it."""
PARTICLES: Final = word_set(
    """
    van von vom zu zum zur de den der del della di da do dos das du des la le los las ten ter te
    bin ibn bint al el af av st mac mc san santa
    """
)
"""Stand in the middle of a name in lower case."""
SUFFIXES: Final = word_set("jr sr ii iii iv junior senior")
CREDENTIALS: Final = word_set(
    """
    md phd dphil rn msn bsn np pa lpn mba emba cpa cfa msc bsc ma ba llm llb jd esq frcs dds dvm
    pmp csm shrm phr sphr pe rd lcsw mph edd dnp cissp fcca acca aca meng beng pgce mbe obe cbe
    crna facp bvsc bvms mrcvs mrcp mrcs frcp frics mrics acii rgn rmn mcsp bds mbbs fca acma mbchb
    cipd mcipd mciob miet ceng peng miei dipl sc kc qc
    """
)
"""Degrees behind a name."""
PRODUCTS: Final = word_set(
    """
    zoom teams meet google skype linkedin slack whatsapp hackerrank coderpad calendly outlook
    terraform golang github chatbot hirevue python java sql excel kafka kubernetes aws azure react
    docker jira figma tableau salesforce
    """
)
"""Are nobody's name; some are firms as well, which "at" or "applied to" before them tells."""
NEVER_NAMES: Final = (
    PRODUCTS
    | LANGUAGES_AND_PEOPLES
    | word_set(
        """
    ping pings nudge nudges poke pokes buenas buenos noticias estaremos favour favor me him them us
    they we christ something sth tlf tel telf cel mob gsm handy komorka ppl peeps folks pax
    somethin smth summat someone whatsit whatsername whatshisname whatever ret retd kidding ladies
    gentlemen guys
    # no answer, and yes
    si sim oui oo haan ja jawohl min mins hrs pct
    i mais dois duas dos dias zwei drei deux tres trois twee drie varios outra outro
    no none nobody noone nope nah nothing skip idk dunno unknown na nil everybody everyone
    anybody anyone somebody someone
    sasa hivi kanina tbc tba tbd
    # fillers and courtesies
    also just and plus then thanks thank thankyou thx cheers hi hello hey hiya morning afternoon
    evening dear regards best kind warm sincerely yours greetings ok okay yes yep yeah sure
    sorry please pls well so right anyway honestly actually basically btw tbh ngl imo lol haha
    ugh omg again too only maybe probably oh ah uh um er hmm nice great good cool transcript
    mate guys folks team gente pessoal
    # people without a name
    recruiter interviewer manager boss lady guy bloke woman man girl boy fella chap gentleman
    person people colleague colleagues candidate applicant applicants panel reception
    receptionist director hr ceo cto cfo coo cio cpo cmo vp svp evp gm md hrbp devs dev cousin
    brother sister mother father friend wife husband partner mum mom dad
    # days and months
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur
    thurs fri sat sun january february march april june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow yesterday tonight
    week month year christmas easter montag dienstag mittwoch donnerstag freitag samstag sonntag
    januar februar marz mai juni juli oktober dezember segunda terca quarta quinta sexta sabado
    domingo lunes martes miercoles jueves viernes lundi mardi mercredi jeudi vendredi samedi
    dimanche
    # mail furniture
    from to cc bcc subject sent date re fwd fw when where what who organizer organiser guests
    attendees invitation reply forwarded message von an betreff gesendet de para assunto enviada
    objet telefon tel phone mobile cell fax mail email web www http https note application id
    position received location unsubscribe
    # feasts and regions
    ramadan diwali eid hanukkah passover lent thanksgiving pentecost ostern weihnachten natal
    metropolitan region county greater area germany france spain italy england scotland ireland
    wales australia canada brazil india netherlands belgium austria switzerland portugal kenya
    nigeria singapore zealand europe africa america asia
    # shapes of talk
    interview interviews round call screen screening onsite offer role job
    """
    )
)
"""Is nobody's name, even with a capital letter or at the head of a list."""
_MORE_ORDINARY: Final = word_set(
    """
    # speech without apostrophes, and chat
    im ive id ill youre youve youll youd hes shes its theyre theyve theyll theyd were weve well
    wed isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt havent
    hasnt hadnt thats whats whos wheres theres heres lets gonna wanna gotta kinda sorta cuz coz
    bc cos w b4 tho thru u ur r pls plz thx ty np btw tbh ngl imo imho idk lol lmao haha ok okay
    yep yup nah nope yest yday tmrw tmr tomo arvo bday info asap rn fyi rly rlly def prob probs
    reckon reckons reckoned meh gr8 l8r yay ugh hmm umm uhh eh vid vids convo intro apps admin
    ops devs
    ping pinged pings wasn email emails voicemail online onsite website zoom zoomed linkedin startup
    startups spreadsheet
    # German
    und oder aber mit von vom bei beim zum zur aus auf fur uber unter nach vor als wie was wer
    wo wann der die das den dem des ein eine einen einem einer kein keine nicht noch schon auch
    nur sehr war waren ist sind hat haben hatte hatten wird werden wurde wurden kann konnte soll
    sollte muss will wollte ich du er sie es wir ihr mich mir dich dir ihm ihn uns euch mein
    meine sein seine ihre unser dann da dort hier heute morgen gestern wieder dabei dazu danach
    meinte sagte fragte kam gut gerne leider danke bitte gesprochen geredet getroffen
    # Spanish and Portuguese
    y con por para del las los una uno unos que pero muy mas fue era es esta estaba son tiene
    tenia dijo pregunto hablo hable hablamos yo tu el ella nos ellos su sus mi mis ayer hoy bien
    bueno gracias tambien e com pra uma um uns nao foi ser estava sao tem tinha disse perguntou
    falou falei conversei eu ele ela eles elas seu sua meu minha ontem hoje amanha bem bom boa
    gabe ware kame hatte wurde konnte sollte musste
    obrigado obrigada tambem muito so na no nas da do das dos ao aos pela pelo
    # French and Italian
    et avec pour par dans sur chez est etait sont ont avait a dit demande parle je tu il elle
    nous vous ils elles mon ma mes son sa ses leur hier demain bien merci aussi tres ne pas une
    les des au aux ce cette qui que e con per di lo gli le una che non molto era sono ha detto
    chiesto ieri oggi bene grazie anche
    # Tagalog, Hindi and Malay between English words
    ang mga yung siya sila kami tayo kayo ako ikaw nila niya namin natin ko mo po opo daw raw lang
    naman kasi pero tapos pala sana siguro ano saan kailan bakit paano hindi oo wala may meron pa
    na ba muna talaga agad sabi ganun karna kar karo hai hain tha thi nahi nahin haan accha bhi ka
    ki ke ko se mein par aur lekin kya kab kaise abhi phir baad pehle saath bhaiya yaar saya dia
    kami kita mereka yang dan untuk dari dengan tidak sudah akan
    # Dutch
    en met van het een maar ook niet was waren heeft had zei vroeg ik jij hij zij wij mijn zijn
    haar gisteren vandaag goed bedankt
    # words of other languages that are first names as well
    abril adem alla alta amor ante anca anda aria armas baba bebe bela beni bento bina bon capa
    cara chia chita cielo cinta durante evita franca hasta jung klare lage leider lila linde
    limar lino manca manda mari mato meda meta mijo mila mille mina mora musa nacer nada nadir
    nella nate oliva orna pero pelle prima primo rasa reina reine reino rica rico rida roda
    saida santa santo segundo sena senta silva socorro solene tali tera tine tino tira titi toma
    tono tora trina vaida vale veda vero vida vide ville vino vita anders allen einer edel eitel
    solange wilder lieber ende mere esa si son ola ole sola ade bola bala tin tan hai nam ren
    truc mali mala lata rama sal sana sora boje mele mies neo ona paz ser sera seri sim ver vas
    las lang alma
    """
)
COMMON_WORD_SURNAMES: Final = word_set(
    """
    smith taylor baker cook cooper carter mason turner walker miller fisher hunter parker potter
    king knight bishop abbot pope young old price brown green white black gray grey hall hill ward
    wood woods stone ford lane fox wolf bell rose rice field fields brook brooks banks bush church
    cross day frost gold golden hale hardy hay house hunt lamb law little long love marsh marshall
    may moon moore noble page palmer park payne peck pike pitt pool poole power rich ring rivers
    rush sharp shepherd short singer skinner small snow spears spring star steel street strong
    summers swan sweet thorn tower wall waters weaver webb weeks wells west winter winters wise
    barber butler chandler clay cole crane cruz dean drake dyer farmer finch flower gardener glass
    grant graves hawk meadows bridges hills gates heath hood horn lake link mann major marks nail
    nash north moss reed ash beech birch berry brand branch bull bullock camp castle chase cotton
    dale duke earl eagle flood forest fowler gale garland grove hare harper hedge holly keys knott
    leaf mead mercer mills monk moody mount oaks parish parsons partridge peacock pearl penny
    pepper pine pond prior raven ridge robin root sage sands savage shields shore silver min tan
    lim ng goh wong min na tan lim ng goh wong sparrow spooner starling stokes storm trout vine
    wheeler wren wright blank
    spicer swift temple tucker vale wade ware woodward yard best bird bond booth boy bright
    """
)
"""Are taken as a surname in lower case where a pause follows."""

FIRST_NAME_SURNAMES: Final = word_set(
    """
    wagner thomas james martin simon daniel paul george scott kelly ryan lee morgan lewis harris
    allen mitchell howard henry lawrence gordon graham craig douglas murray wallace stewart
    stuart russell nelson harrison grant spencer kennedy lloyd owen evans hughes francis dennis
    oliver werner walter otto hermann ernst franz friedrich arnold albrecht conrad lorenz ludwig
    nguyen tran chen cho kim khan ali hassan hussain ahmed mohamed ibrahim kumar prasad raj rao
    rajan krishnan patel reyes santos perez duarte vargas castro rivera lopes marques henriques
    domingos abraham jacob joseph samuel matthew philip david peters curtis blair cameron logan
    ross clark dean tyler taylor cole park otieno kamau mwangi okafor desai bhatt
    """
)
"""Are surnames as often as first names, and so go on with a name in lower case."""

_SHORT_AND_RARE: Final = word_set(
    """
    bo amaka aminu analyn angharad anong baljit becca beto bisi blessing bobbie bronte cass cem chas
    chaz chrissie dapo deji dele des dodong dotun ece elle emre emrys favour folasade gazza gbenga
    giorgos godwin goodluck gurpreet harpreet hettie idowu inday jacko jacks jaspreet jhun jiwoo
    jonalyn kat kees kostas kuldeep kunle laz llew mairi malee manpreet maricarmen maz mim mims
    naledi nats nattapong nene nguyen nic nicko nikos nosipho oda patience precious prue queenie
    rhea rhi rotimi roz sade sanmi siriporn somchai soph srini stace sukhdeep suz swathi tamires
    tannie tash tiff tochi toyin tshepo wei wilf yemi zee
    """
)
"""Are nicknames, and names that lists of common ones leave out."""
SHORT_MONTHS: Final = frozenset({"avril", "abril", "jan", "mar", "jun", "jul", "sep"})
MONTH_HEADS: Final = word_set("jan feb mar apr may jun jul aug sep oct nov dec")
BEFORE_MONTHS: Final = word_set(
    "in of by until till since before after mid early late next last this"
)
FACULTIES: Final = word_set("med rer nat phil jur dent vet oec pol habil hc")
OF_PLACES: Final = word_set("los las san santa new saint st port fort cape el la")
DAYS: Final = word_set("mon tue wed thu fri sat sun thur tues")
BEFORE_PEOPLE: Final = word_set(
    """
    to with for sent send thank thanked thanking told tell from asked met emailed email mailed
    wrote write called call saw about messaged texted briefed promised
    """
)
BEHIND_PEOPLE: Final = word_set(
    """
    said says asked asks wants wanted told called replied wrote was wasnt seemed thinks thought
    mentioned reckons later
    """
)
CLEAR_SHORT: Final = word_set(
    """
    tom sam tim ben dan jim joe bob ann amy eva ian ken kim leo liz meg mia ned pam ray raj ron
    roy sue ted vic zoe wes kev jan jon jen bea bev bex caz daz deb gus guy ivy jez kai lou max
    mel nat oli pat pip rob reg rik rod seb sid stu tam tia ute uwe val viv wim xan yas zac jo
    ed al gaz baz
    """
)
"""Are first names of three letters that hardly are anything else in lower case."""


@cache
def first_names() -> frozenset[str]:
    """Returns common first names of many countries, folded."""
    return _read_words("first_names.txt") | _SHORT_AND_RARE


@cache
def _ordinary_words() -> frozenset[str]:
    return _read_words("ordinary_words.en.txt") | _MORE_ORDINARY


def _read_words(name: str) -> frozenset[str]:
    data = files("coaching").joinpath("data").joinpath(name)
    return frozenset(data.read_text(encoding="utf-8").split())


def is_ordinary(word: str) -> bool:
    """Tells whether a folded word is one of everyday language, in one of its forms."""
    words = _ordinary_words()
    return word in words or any(stem in words for stem in _stems(word))


def _stems(word: str) -> Iterator[str]:
    """Yields what a word may be a form of; the file holds each word in one form."""
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es") and word[:-2].endswith(("s", "x", "z", "ch", "sh", "o")):
        yield word[:-2]
    if word.endswith("ly"):
        yield word[:-2]
    for ending in ("ed", "ing"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3:
            yield from (base, base + "e")
            if base[-1] == base[-2]:
                yield base[:-1]


_LONGEST: Final = 30
"""No ordinary word is longer, and to look at each letter of a word grows with the square of it."""


def is_near_ordinary(word: str) -> bool:
    """Tells whether a folded word is an ordinary one with one letter too many or two swapped."""
    words = _ordinary_words()
    if not 4 <= len(word) <= _LONGEST:
        return False
    swapped = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    dropped = (word[:i] + word[i + 1 :] for i in range(len(word)))
    return any(each in words and len(each) >= 4 for each in (*swapped, *dropped))


def is_first_name(word: str) -> bool:
    """Tells whether a folded word is a common first name."""
    return word in first_names()


def is_unclear_name(word: str) -> bool:
    """Tells whether a first name is an ordinary word as well: will, may, grace."""
    return word in _ordinary_words() or word in NEVER_NAMES
