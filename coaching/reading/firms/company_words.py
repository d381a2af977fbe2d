"""Words of which firms' names are made, and words that end or exclude such a name."""

from typing import Final

from coaching.reading.people.word_set import word_set

COMPANY_FORMS: Final = word_set(
    """
    inc incorporated ltd limited llc llp plc corp corporation gmbh ag se kg ug sa sas sarl srl
    spa bv nv ab as oy aps pty pte ltda eireli co the kgaa ev
    """
)
"""A company's name may have these words or not."""
COMPANY_NOUNS: Final = word_set(
    """
    foods food labs lab studio studios bank council health healthcare energy retail systems
    analytics capital recruitment recruiting partners group holdings solutions technologies
    technology tech software consulting consultants consultancy hospital university college
    clinic school schools trust foundation media insurance assurance logistics freight aviation
    airlines airways pharma motors industries funds ventures water power networks bio biotech
    sciences robotics dynamics cloud digital interactive games gaming entertainment publishing
    books press records pictures films hotels resorts travel transport shipping maritime rail
    railways steel mining minerals resources oil gas solar wind windpark farms dairy brewery
    beverages cosmetics fashion apparel textiles furniture homes housing construction builders
    engineering architects properties estates realty legal law chambers accountants associates
    advisors advisory securities investments financial finance payments pay credit union mutual
    society institute laboratories diagnostics medical dental therapeutics biosciences agency
    staffing search personnel commerce marketplace markets stores supermarket supermarkets
    electric electronics instruments devices semiconductors telecom telecommunications mobile
    wireless security aerospace space automotive mobility charging bikes kitchen bakery coffee
    klinik klinikum werke stadtwerke verlag versicherung bau technik hospitais saude energia
    seguros banco escola clinica laboratorio consultoria tecnologia sistemas servicos services
    service centre center care academy nursery surgery practice garage cafe restaurant bistro hotel
    lodge farm winery vineyard pharmacy museum gallery theatre library charity hospice church
    district ministry department primary elementary manor transport legal vets joinery roofing
    plumbing electrical landscaping catering events plastics packaging printing paper timber cement
    ceramics pumps pumpen maschinenbau robotics
    optik elektrotechnik spedition stiftung werk werkstatt praxis
    hospitals academies smiles dental orthodontics veterinary aero marine offshore utilities council
    shire borough trust clinique clinica hopital lycee ecole grupo groupe gruppe
    """
)
"""Often are the last word of a firm's name."""
AGENCY_WORDS: Final = word_set(
    """
    recruitment recruiting recruiters recruiter staffing headhunters headhunting personnel
    personalberatung personalvermittlung talentsearch executivesearch rh agency jobs placements
    zeitarbeit resourcing temps temping
    """
)
"""Stand in the names of firms that find people for others."""
KNOWN_AGENCIES: Final = frozenset(
    {
        *(
            "hays",
            "robert walters",
            "michael page",
            "page group",
            "pagegroup",
            "adecco",
            "randstad",
        ),
        *("manpower", "manpowergroup", "korn ferry", "reed", "harvey nash", "robert half", "kelly"),
        *("kforce", "teksystems", "tek systems", "apex", "insight global", "aerotek", "heidrick"),
        *(
            "spencer stuart",
            "egon zehnder",
            "odgers",
            "hudson",
            "morgan mckinley",
            "gulp",
            "ferchau",
        ),
        *(
            "brunel",
            "sthree",
            "computer futures",
            "huxley",
            "progressive",
            "real staffing",
            "gi group",
        ),
        *("experis", "la fosse", "oliver bernard", "harnham", "hunter bond", "catho", "naukri"),
        *(
            "teamlease",
            "abc consultants",
            "quess",
            "ciel hr",
            "people2people",
            "hudson rpo",
            "beaumont",
        ),
        *(
            "talent international",
            "finite",
            "peoplebank",
            "paxus",
            "frank recruitment",
            "nigel frank",
        ),
    }
)
BOUNDARY_WORDS: Final = word_set(
    """
    a an the on in at for from with by to of about is was are were has have had will would can
    could and or but so because who which that this these those then when where while as if not
    no yes also today tomorrow yesterday tonight yest yday morning afternoon evening noon night
    week weekend month year last next again just now soon later early late mon tue tues wed weds
    thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec i im ive we my me our us you your he she they his her
    their its it there here went said says asked told want wants wanted called rang mailed wrote
    sent gave got wer und am um bei fur mit von heute morgen gestern nochmal ontem hoje amanha
    ce matin hier demain pls please thx thanks re first second third round zoom teams
    """
)
"""End a firm's name."""
NO_COMPANY: Final = word_set(
    """
    home work noon midnight least most all once first last night school lunch dinner hand times
    stake risk length large arms peace ease university college hospital bank office reception
    end start moment minute hour time day week month year place house door desk table team panel
    hr legal their our your my his her its this that these those some any a an the me you him us
    them it what which who whom whose whoever someone somebody everyone nobody people person guy
    lady role position job interview call chat zoom teams meet google skype linkedin slack
    whatsapp email mail phone video cv resume agency recruiter recruiters headhunter company firm
    client
    employer startup offer now then today tomorrow yesterday tonight monday tuesday wednesday
    thursday friday saturday sunday good bad one two three four five six seven eight nine ten
    half about around roughly approximately exactly references referees notes feedback details
    more less much many lots thanks sure german english french spanish mid early late sharp
    close eod cob bst gmt est pst cet dear hi hello
    """
)
"""Stand behind "at" and "from" and are no firm."""
MAIL_HOSTS: Final = word_set(
    """
    gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk yahoo.com yahoo.co.uk
    icloud.com me.com aol.com gmx.de gmx.net web.de t-online.de proton.me protonmail.com
    live.com msn.com rediffmail.com uol.com.br bol.com.br terra.com.br mail.com zoho.com
    greenhouse-mail.io gmail googlemail outlook hotmail yahoo icloud gmx web proton live
    """
)
"""Are hosts where anybody has a mail address."""
CALLS: Final = word_set(
    """
    hr interview call chat screen round team panel office offices st street
    """
)
"""Follow a firm's name and are no part of it: "the Puravida HR call"."""
