"""Recognises what somebody's title is: "VP Sales", "head of platform", "Personalreferentin"."""

import re
from typing import Final

from coaching.reading.people.lexicon import is_first_name
from coaching.reading.people.word_set import word_set
from coaching.reading.text_folding import fold_text

TITLE_WORDS: Final = word_set(
    """
    eng engr mgr dir asst тимлид директор менеджер инженер руководитель
    # English
    accountant actuary adviser advisor admin administrator agent ambassador analyst architect
    artist assessor assistant associate attorney auditor banker broker buyer captain chair
    chairman chairperson chairwoman chef chemist chief clerk clinician coach cofounder commander
    commissioner comptroller conductor consultant controller coordinator copywriter counsel
    counsellor counselor curator dean dentist deputy designer developer dev devops director
    dispatcher doctor driver economist editor electrician employee engineer enrolment estimator
    evangelist examiner executive exec facilitator fellow fitter foreman founder geologist gm
    grad graduate guard hydrologist inspector instructor intern interviewer investigator janitor
    journalist judge lab lawyer lead leader lecturer librarian machinist maintainer
    manager marketer matron mechanic mentor merchandiser midwife minister nurse officer operator
    optician organiser organizer owner paralegal paramedic partner pathologist pharmacist
    photographer physician physicist physiotherapist pilot planner policymaker postdoc president
    principal producer professor programmer psychologist publisher radiographer receptionist
    recruiter registrar rep representative researcher reviewer salesperson scheduler scientist
    secretary senior sergeant solicitor sourcer specialist statistician steward student
    superintendent supervisor surgeon surveyor teacher technician technologist tester therapist
    trader trainee trainer translator treasurer trustee tutor underwriter vet vice warden writer
    head boss co-founder coo ceo cto cfo cio cpo cmo cro cso ciso chro vp svp evp avp md hrbp
    sre dba tpm pm po em tl ops teamlead sde swe qa bi bde sdr ae csm apprentice
    # German
    abteilungsleiter abteilungsleiterin teamleiter teamleiterin leiter leiterin geschaftsfuhrer
    geschaftsfuhrerin personalreferent personalreferentin personalleiter personalleiterin
    sachbearbeiter sachbearbeiterin referent referentin entwickler entwicklerin ingenieur
    ingenieurin berater beraterin vorstand prokurist prokuristin bereichsleiter bereichsleiterin
    gruppenleiter gruppenleiterin projektleiter projektleiterin werkstudent werkstudentin chef
    chefin chefarzt chefarztin oberarzt oberarztin arzt arztin pflegedienstleitung leitung
    personaler personalerin assistenz assistentin kaufmann kauffrau
    # Portuguese, Spanish
    diretor diretora gerente gerenta coordenador coordenadora analista engenheiro engenheira
    enfermeiro enfermeira medico medica supervisor supervisora assistente chefe gestor gestora
    recrutador recrutadora socio socia fundador fundadora estagiario estagiaria lider consultor
    consultora director directora jefe jefa ingeniero ingeniera enfermero enfermera reclutador
    reclutadora asistente encargado encargada responsable responsavel farmaceutico farmaceutica
    professor professora desenvolvedor desenvolvedora
    # French, Italian, Dutch, Nordic
    directeur directrice responsable ingenieure charge chargee cheffe recruteur recruteuse
    gerant gerante direttore direttrice responsabile ingegnere hoofd teamleider
    personeelsadviseur adviseur chef rekryterare
    # trades and professions
    abogada abogado actor adjuster advogada advogado agronomist aide aktuar aktuarin anaesthetist
    animator apotheker apothekerin archivist arquitecta arquitecto arquiteta arquiteto assembler
    astronomer avocat avocate azubi barista bartender beautician becaria becario beekeeper
    biochemist biologist boatswain boekhouder bookbinder bookkeeper bookseller botanist bricklayer
    broadcaster bsc buchhalter buchhalterin bursar butler cabinetmaker campaigner canvasser
    cardiologist caretaker cashier caterer chaplain chiropractor choreographer climatologist
    cocinera cocinero coder composer comprador compradora comptable conservator contable contador
    contadora controleur coroner councillor courier cozinheira cozinheiro craftsman dancer
    decorator dermatologist detective dietician dietitian disponent disponentin docker doorman
    draftsman draughtsman dressmaker ea ecologist eigenaar embryologist entomologist ergonomist
    farmhand farrier ferryman filialleiter filialleiterin firefighter fishmonger florist forwarder
    fundraiser furrier geneticist geographer geophysicist goldsmith governor gp groundsman grower
    gynaecologist hairdresser handyman hausmeister hca headmaster headmistress headteacher
    herdsman historian horticulturist hostess housekeeper hygienist illustrator infirmier
    infirmiere instrumentalist interpreter ironmonger jeweller laborer labourer landscaper
    lifeguard linguist lithographer locksmith machiniste magistrate masseur mathematician medic
    meister meisterin metallurgist meteorologist microbiologist milliner modeller monteur
    motorista musician nanny naturalist navigator negotiator neurologist neurosurgeon nutritionist
    obstetrician oncologist operative optometrist orderly orthodontist osteopath pa panelist
    patissier paver paymaster pfleger pflegerin pharmacologist phlebotomist phonographer planer
    planerin plasterer plumber podiatrist policeman policewoman postman praktikant praktikantin
    presenter presidente probation profesor profesora prosecutor psychiatrist psychotherapist
    puppeteer radiologist realtor reporter restorer rheumatologist rigger salesman saleswoman
    scaffolder schichtleiter schichtleiterin sculptor seamstress secretaire secretaria secretario
    senco sexton shipbroker shopkeeper signaller signalman silversmith sme sociologist sommelier
    sonographer sponsor stagehand stagiair stagiaire stationsleitung stevedore stewardess
    stonemason storekeeper storeman strategist stylist sweeper ta taxidermist technicien
    technicienne techniker technikerin tecnica tecnico telephonist telesales teller tiler
    toolmaker toxicologist tradesman trimmer typist umpire upholsterer urologist valet valuer
    vendedor vendedora vendeur vendeuse verger verkaufer verkauferin verpleegkundige
    vertriebsleiter vertriebsleiterin veterinarian vicar videographer waiter waitress warehouseman
    watchmaker webmaster welder werkleiter werkleiterin winemaker wrangler zookeeper zoologist
    """
)
"""Is what somebody can be."""
SURNAME_TRADES: Final = word_set(
    """
    baker barber barrister brewer builder butcher carer carpenter cleaner constable cook cutter
    dealer farmer forester gardener glazier host joiner merchant miner packer painter picker
    porter potter priest ranger roofer sailor shepherd skipper stocker tailor tanner thatcher
    turner usher weaver
    """
)
"""Is what somebody can be, and a surname as well: no name is refused for it."""
DEPARTMENTS: Final = word_set(
    """
    gente gestao menschen kultur leute
    hr finance marketing legal brand ops operations sales product data it engineering design
    growth platform backend frontend people talent culture enablement procurement purchasing
    logistics warehouse payroll accounting accounts support research compliance risk security
    infra infrastructure analytics planning production quality facilities admin administration
    personnel recruitment recruiting onboarding partnerships partnership comms communications pr
    strategy insights content editorial trading treasury tax audit policy fundraising networks
    network mobile web cloud ml ai ux ui qa bi devops rd r&d supply maintenance dispatch lab
    nursing pharmacy icu rh vertrieb personal personalabteilung einkauf entwicklung vendas
    financeiro recursos humanos produto tecnologia compras ventas finanzas personalwesen
    fachabteilung vente ventes achats ti dp juridico customer success merchandising ecommerce
    retail fleet transport safety hse training learning education academy studio newsroom income
    philanthropy underwriting claims actuarial lending credit desk floor team
    """
)
"""Is where somebody can work inside a firm."""
_OF: Final = word_set(
    """
    of for de do da des del fur der di van in
    """
)
_LINKS: Final = word_set(
    """
    and & / - – — und e y et
    """
)
MODIFIERS: Final = word_set(
    """
    senior junior sr jr chief regional global deputy assistant associate principal group lead
    staff national international general managing executive vice co interim acting technical
    commercial clinical medical working hiring account key area head human resources customer
    business software systems system solutions site project program programme first second
    founding full stack front back end north south east west emea apac uk us eu digital
    """
)
_SECOND_WORDS: Final = word_set(
    """
    board chain resources assurance control development services service relations management care
    experience intelligence science sciences studies affairs improvement excellence change delivery
    architecture innovation transformation acquisition success capital security safety banking
    engineering reliability community education transport stations side floor shift shifts unit
    ward department dept division office store shop plant site desk group region area branch
    """
)
"""Go on with a title: "supply chain", "people services"."""
_NOT_IN_TITLES: Final = word_set(
    """
    shes hes theyre whos thats whose im ive dont didnt id ill well went go goes come came gave give
    i me my you your he she his her they them we us it who whom which that this these those is
    was are were be been being am has had have do does did say says said ask asks asked tell
    told talk talked think thinks thought know knew will would can could should might not but
    because so if when while then there here very really just also again too only by about with
    from at sorry sick name names forgot forget escapes spelling sp maybe probably later
    yesterday today tomorrow
    """
)
_ARTICLE: Final = re.compile(
    r"^(?:(?:(?:s?he|who|they)(?:['’]?s| is| was|['’]re| are)"
    r"|and|plus|und|the|a|an|our|their|my|your|one|die|der|das|o|os|as|el|la|le|un|una|uma|eine?)"
    r"\s+)+",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(r" (?:called|named)$", re.IGNORECASE)
_EDGES: Final = " .,;:()[]|/•·*–—-\"'“”"
LONGEST_TITLE: Final = 8


def is_title_word(word: str) -> bool:
    """Tells whether a folded word is what somebody can be, also as "co-lead" or in the plural."""
    return word in TITLE_WORDS or any(part in TITLE_WORDS for part in word.split()[1:])


def is_department(word: str) -> bool:
    """Tells whether a folded word is where somebody can work."""
    return word in DEPARTMENTS


def clean_title(text: str) -> str:
    """Returns a title without articles and outer punctuation."""
    bare = _ARTICLE.sub("", " ".join(text.strip(_EDGES).split())).strip(_EDGES)
    return _CALLED.sub("", bare)


def find_title(piece: str) -> str | None:
    """Returns the title that a short piece of text is, such as "ops director"; None for others."""
    title = clean_title(piece)
    words = fold_text(title).split()
    if not words or len(words) > LONGEST_TITLE:
        return None
    if any(word in _NOT_IN_TITLES for word in words):
        return None
    named = any(
        is_title_word(word) or is_department(word) or word in SURNAME_TRADES for word in words
    )
    return title if named else None


def begin_title(words: list[str]) -> int:
    """Counts how many of some folded words in a row are a title at their beginning.

    "head of growth and then a guy" is three words; a title without a title word is none.
    """
    count, has_title, after_of = 0, False, False
    for index, word in enumerate(words[:LONGEST_TITLE]):
        if word in _NOT_IN_TITLES or (word in _LINKS and not _goes_on(words, index)):
            break
        if word in _OF and has_title:
            after_of = True
        elif after_of and word in ("the", "der", "la", "el"):
            continue
        elif word not in _LINKS:
            is_known = _is_part_of_title(word) or (has_title and word in _SECOND_WORDS)
            if not is_known and not after_of and (has_title or index >= 3 or not word.isalpha()):
                break
            has_title = (
                has_title or is_title_word(word) or is_department(word) or word in SURNAME_TRADES
            )
            count = index + 1 if is_known or after_of else count
            after_of = False
    return count if has_title else 0


def _is_part_of_title(word: str) -> bool:
    known = is_title_word(word) or is_department(word) or word in MODIFIERS
    return known or word in SURNAME_TRADES


def _goes_on(words: list[str], index: int) -> bool:
    following = words[index + 1] if index + 1 < len(words) else ""
    return is_title_word(following) or is_department(following) or following in MODIFIERS


def count_department(words: list[str], *, is_proper: bool = False) -> int:
    """Counts the words of a department: "people and culture", "hr", "the ML platform team"."""
    begins = bool(words) and (is_department(words[0]) or words[0] in MODIFIERS)
    second = len(words) > 1 and is_department(words[1]) and not is_proper
    if not (begins or second):
        return 0
    count = 0
    for index, word in enumerate(words[:5]):
        if is_department(word) and not (index and word == "it"):
            count = index + 1
        elif word not in ("and", "the") and index > count:
            break
    return count


def title_at_start(piece: str) -> tuple[str | None, int]:
    """Returns the title that a piece begins with, and how many characters it takes."""
    article = re.match(
        r"(?:(?:the|a|an|our|their|his|her|my|der|die|o|el|la|le|as|like|basically)\s)*",
        piece,
        re.IGNORECASE,
    )
    skipped = article.end() if article else 0
    words = piece[skipped:].split()
    folded = [
        word if word in "&/-" else (fold_text(word) or word).replace(" ", "") for word in words
    ]
    count = begin_title(folded)
    if not count:
        return None, 0
    title = " ".join(words[:count])
    return clean_title(title), skipped + len(title)


_PART_ALONE: Final = word_set(
    """
    interviewer hiring manager front desk the coordinator recruiter receptionist reception staff
    helper boss scheduler
    """
)


def is_only_part(title: str) -> bool:
    """Tells whether a title only says which part somebody has: "recruiter"."""
    return all(word in _PART_ALONE for word in fold_text(title).split())


_PLAIN: Final = re.compile(r"^[\w&/+#.' -]{2,40}$")
_UNPLAIN: Final = word_set(
    """
    i me my he she they we it you was is are were had has have who what name names forgot nobody
    none no not someone somebody sick really think know knew said asked talked there here and or
    but
    """
)


def is_plain_title(piece: str) -> bool:
    """Tells whether a piece of a list can be a title though none is known: "enablement"."""
    words = fold_text(piece).split()
    return (
        bool(_PLAIN.match(piece))
        and 0 < len(words) <= 4
        and not any(word in _UNPLAIN or word.isdigit() for word in words)
        and not is_first_name(words[0])
    )
