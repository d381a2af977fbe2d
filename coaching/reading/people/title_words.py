"""Lists what somebody can be, and where in a firm one can work, in many languages."""

from typing import Final

from coaching.reading.people.word_set import word_set

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
    gc counsel bosun governor candidate notary agm dgm cgm registrar headteacher bursar almoner
    dispatcher steward delegate peer rigger dogman groom 2ic qs pi sdm hod hoy slt dsl hlta
    chargehand
    banksman ganger gaffer sparky maitre sous bdm kam odp anp
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
    gerant gerante assistante adjoint adjointe prefekt konsult adviseur
    direttore direttrice responsabile ingegnere hoofd teamleider
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
SECOND_TITLE_WORDS: Final = {
    "super": word_set(
        """
        site floor ops operations shift field yard plant area job night day duty construction
        building project general maintenance field rail mine
        """
    ),
    "hand": word_set("leading lead stable deck farm ranch charge yard station dairy head stage"),
    "mate": word_set("first second third chief trades"),
    "sister": word_set("ward theatre charge junior senior night clinic"),
    "raiser": word_set("bar"),
    "ed": word_set("practice clinical"),
    "boy": word_set("head"),
    "parent": word_set("house"),
}
"""Are a title behind one of these words alone: "site super", "leading hand"."""
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
    commercial logistics warehouse payroll accounting accounts support research compliance risk
    security
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
