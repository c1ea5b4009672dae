"""Who gives and who gets: the parties of an act, by where they stand in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

import reex
from reex_initiatives import sides
from reex_initiatives.line import (
    DIRECT_OBJECT,
    FIRMS_AND_SITES,
    HEADS,
    MAKERS,
    NAMES,
    PARTIES,
    STATES,
    STATUS_CUES,
    Line,
    Trigger,
)
from reex_initiatives.phrases import OF_ORIGIN
from reex_initiatives.status import leading
from reex_initiatives.together import companions, only_joins
from reex_initiatives.words import Act

_PREPOSITION = reex.regex(
    r"\b(?:of|in|with|to|from|against|on|by|for|between|over|near|under|per|than|at|into|among|across|via|through"
    r"|amid|alongside|towards?|versus|about|outside|inside|within|beyond|regarding|like|such as)\s"
    r"(?:the\s|its\s|an?\s|all\s|recent\s|(?:far\s)?(?:north|south|east|west)\w*\s|central\s)?$",
    re.IGNORECASE,
)
_PREPOSITION_REACH = 20
# "with graphite miner Acme", "of its rival Acme".
_DESCRIBED_BEHIND = reex.regex(
    r"\b(?:of|in|with|to|from|for|by|on|over|against|into|between)\s(?:the\s|its\s|an?\s|[A-Z][\w.]*['’]s\s)?"
    r"(?:[\w-]+\s){0,2}(?:rival|peer|parent|partner|subsidiary|unit|arm|competitor|neighbou?r|compatriot|start-?up"
    rf"|{MAKERS[3:-1]})\s$"
)
# Those who head a body, or are one of a country, act for it.
_HEADED_BY = reex.regex(
    rf"\b{HEADS}$"
    r"|\b(?:[Gg]overnment|[Mm]inistry|[Rr]egulators?|[Ll]awmakers|[Oo]fficials|[Aa]uthorities|[Cc]ustoms|[Pp]arliament"
    r"|[Cc]abinet|[Ll]eaders|[Mm]inisters?|[Ll]egislators|[Pp]olicymakers|[Jj]unta)\sin\s$"
)
_HEADED_REACH = 44
_ATTRIBUTION_BEFORE = reex.regex(
    r"\b(?:according to|reported by|noted by|in an?|per an?|told|as noted by an?)\s(?:the\s|an?\s)?$", re.IGNORECASE
)
_ATTRIBUTION_AFTER = reex.regex(
    r"\s(?:report|analysis|study|note|data|fact sheet|survey|said|says|warns|reported|estimates|projects|noted"
    r"|analysts)\b"
)
# "Ottawa's decision to impose", "the decision by Ottawa last year to impose": who decides is who acts.
_DECISION = (
    r"(?:decision|move|plan|pledge|proposal|vow|promise|intention|offer|threat|push|bid|attempt|agreement|choice"
    r"|program|programme|scheme|campaign|effort|drive)s?"
)
_DECIDES = reex.regex(rf"['’]s?\s(?:(?!to\s)[\w-]+\s){{0,2}}{_DECISION}\b")
_DECIDED_BY = reex.regex(rf"\b{_DECISION}\s(?:taken\s|made\s)?by\s(?:the\s)?$")
_TO_DO = reex.regex(r"\bto\s(?:\w+ly\s)?(?:[a-z]+\s)?$")
# What may stand between a subject and its verb.
_TO_VERB = reex.regex(r"\s(?:(?:has|have|had|will|would|also|then|later|again|first|\w+ly)\s){0,3}")
_OWN_VERB_REACH = 24
_TO_DO_REACH, _DECIDED_REACH, _DECIDING_REACH = 20, 40, 90
# "JOGMEC said it had taken": who speaks is who acts.
_SPEAKS = reex.regex(
    r",?\s(?:said|says|reported|noted|announced|added|confirmed)(?:[.,;]|\s(?:on|in|late|early|today|[A-Z]))"
)
# "and Codelco said it would invest": who says it of itself does it.
_SAYS_OF_ITSELF = reex.regex(
    r"\s(?:also\s)?(?:said|says|announced|announces|added|confirmed|disclosed|reported|told\s\w+)\s"
    r"(?:(?:late\s)?(?:on\s)?[A-Z]\w{2,8}\s|today\s)?(?:that\s)?(?:it|they)\s"
    r"(?:(?:would|will|has|have|had|was|were|is|are|also|plans?\sto|intends?\sto|aims?\sto|expects?\sto|to)\s){0,3}$"
)
_SAYS_REACH = 70
# "Lynas rival Iluka", "the Lynas spin-off": a name that only says who somebody else is.
_RELATED = reex.regex(
    r"(?:['’]s?)?\s(?:rivals?|peers?|competitors?|spin-?offs?|backers?|shareholders?|investors?|suppliers?|customers?|co-?founders?|veterans?)\b"
)
_OF_ITSELF = reex.regex(
    r"\s(?:said|says|reported|noted)\s(?:(?:on\s)?[A-Z]\w{2,8}\s|today\s)?(?:that\s)?(?:it|they|he|she)\b"
)
# What may stand between a party and the noun that it owns: a possessive, then words without preposition or comma, and
# perhaps a noun of doing: "China's imposition of export restrictions".
_OWNS = reex.regex(
    r"(?:['’]s?)?"
    r"(?:\s(?!(?:of|in|with|to|from|on|by|for|and|or|at|is|are|was|has|have|will|the|its|an?)\s)[\w$£€¥₹%.&’'-]+){0,6}"
    r"(?:(?:tion|ment|al|use)\sof(?:\s\w+)?)?\s?",
    re.IGNORECASE,
)
_ARTICLE_NOUN = reex.regex(
    r"(?:\s(?:project|mine|plant|refinery|smelter|deposit))?(?:,\s(?:which|who)\s[^;.]{3,110},)?\san?\s(?:[\w$%.-]+\s){0,4}"
)
# "the Nevada Tech Hub, led by the University of Nevada": no giver.
_RUN_BY = reex.regex(
    r"\b(?:led|owned|operated|run|managed|headed|hosted|developed|represented|administered)\sby\s(?:the\s)?$"
)
# "a placement led by Acme", "a course run by Acme": these do it.
_LED_BY = reex.regex(r"\b(?:led|co-led|anchored|cornerstoned|headed|backed|supported)\sby\s(?:the\s)?$")
_LED = ("research", "workforce", "project", "partnership")
_OTHERS_BY = reex.regex(
    r"\b(?:attacked|opposed|criticized|criticised|challenged|praised|welcomed|inherited)\sby\s(?:the\s)?$"
    r"|\bsubject to\s(?:\w+\s){0,3}(?:approval|clearance|consent|review|scrutiny)\s(?:by|from)\s(?:the\s)?$"
)
# Before the first of those that stand for many: "ten projects, including".
_EXAMPLES = reex.regex(
    r"\b(?:projects|mines|companies|firms|miners|producers|sites|applications|permits|licen[cs]es|stakes)\b[^.;:]{0,80}"
    r"(?:,?\sincluding|,\s(?:among them|among which are|namely|notably)|:)\s(?:the\s)?$"
)
# Those who make laws: "the Colombian congress", "lawmakers in Lusaka".
_MAKES_LAW = reex.regex(
    r"\s(?:parliament|congress|legislature|assembly|senate|lawmakers|legislators|senators|deputies"
    r"|(?:lower|upper) house|cabinet|chamber)$",
    re.IGNORECASE,
)
_MAKERS_IN = reex.regex(
    r"\b(?:parliament|congress|legislature|assembly|senate|lawmakers|legislators|senators|deputies|MPs)\s(?:in|of)\s$",
    re.IGNORECASE,
)
# "the bank's board": those by whom a body acts.
_ITS_HEADS = reex.regex(
    r"['’]s\s(?:board|governors|directors|council|president|chief|chairman|chairwoman|head|management)\b"
    r"(?!\s(?:of|room|seat|member))"
)
# "14 U.S. defence contractors": firms of a country, which are not the country.
_ITS_FIRMS = reex.regex(
    r"\s(?:(?:defen[cs]e|tech|technology|mining|battery|steel|metals?|chip|auto|energy|state-owned|private|industrial"
    r"|semiconductor|aerospace|magnet|rare|earth|trading|solar|drone)\s){0,2}(?:firms|companies|entities|contractors|makers|chipmakers|miners|producers|manufacturers|traders"
    r"|groups|suppliers|importers|buyers|automakers|carmakers|businesses|institutes|refiners|smelters|defence firms)\b"
)
_SOME = reex.regex(r"\s(?:[\w-]+\s){0,3}")
# What may stand before a body that acts: "by the Dutch", "from China's".
_THEIR = r"(?:the\s|an?\s)?(?:[A-Z]\w+(?:n|ese|ish)\s|(?:[A-Z]\w+\s)?[A-Z]\w+['’]s?\s)?$"
_SOURCE = reex.regex(rf"\b(?:by|from)\s{_THEIR}")
# "the loan, which was approved by the bank": a clause on the act itself.
_WHICH_WAS = reex.regex(
    r"(?:\s(?:of|to|for|worth)\s[^,;]{1,40})?,?\s(?:which|that)\s(?:was|were|is|are|has been|have been)\s"
)
_PASSIVE = reex.regex(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?$")
_RELATIVE = reex.regex(r"(?:which|who)\b")
# "targeting U.S. supply chains": who stands behind a participle is its object.
_DEFINES = reex.regex(r"\s\((?:the\s)?[\"“]?|,\s(?:or|known as|also known as|better known as)\s")
# How what stands there ends: with a bracket or a quote, or with a word and a blank.
_OPENS_NAME = '("“'
_BEFORE_NAME = ("the", "or", "as")
_OBJECT_OF = reex.regex(r"\b(?!includ|accord|follow|dur)[a-z]{3,}ing\s(?:the\s)?$")
_PARTICIPLE_VERB = reex.regex(r"[a-z]{3,}ing\b")
# How far before a party the verb may stand that it is the object of.
_PARTICIPLE = 24
_SITE = reex.regex(r"\s(?:mine|project|plant|facility|refinery|smelter|deposit|property|venture)\b")
# "Ministers from Brazil and Germany adopted".
_FROM_THERE = reex.regex(
    r"\b(?:[Mm]inisters|[Ll]eaders|[Oo]fficials|[Nn]egotiators|[Pp]residents|[Gg]overnments|[Ee]nvoys|[Dd]elegations)\s"
    r"(?:from|of)\s(?:the\s)?$"
)
_WHO_DOES = reex.regex(r"\b(?:which|who|that)\s(?:(?:has|have|had|also|now|then|\w+ly)\s){0,2}$")
# What may stand between a party and a clause on it: brackets, what a site is, or a comma.
_UP_TO = reex.regex(rf"(?:\s\([^()]{{1,40}}\)){{0,2}}(?:{_SITE.pattern})?,?\s")
_THAT = reex.regex(r"\s(?:that|which)\s(?:the\s)?$")
# How far behind an act's noun such a clause may begin: "curbs on seven metals that China imposes".
_CLAUSE_REACH = 60
_PRONOUN = reex.regex(r"\b(?:it|they|he|she)\s(?:\w+\s)?$")
_OF_BODY = reex.regex(rf"\sof\s{_THEIR}")
# "customers in Korea, and the firm hopes to build": a subject that only refers to somebody.
_THE_FIRM = reex.regex(
    r",?\s(?:and|but|while|as|where|which)\s(?:the\s(?:company|firm|miner|group|producer|developer|explorer|government|ministry"
    r"|department|agency)|it|they)\s(?:\w+\s){0,4}$"
)
_BY = reex.regex(rf"\bby\s{_THEIR}")
# "a grant that the company won".
_BUYS = reex.regex(r"(?:acquir|bought|buy|purchas|pick|took over|takes over|snap)", re.IGNORECASE)
_WON = reex.regex(
    r"\s(?:that|which)\s(?:it|they|the\s[a-z]+|(?:[A-Z][\w.]*\s){0,3}[A-Z]\w*)\s(?:has\s|have\s|had\s)?"
    r"(?:already\s|earlier\s)?(?:won|received|secured|got|obtained|landed|clinched|drew)\b"
)
# "Acme signs A$200 million debt facility": a firm that signs for debt gets it, unless it is told to whom it goes.
_SIGNS_FOR = reex.regex(
    r"\s(?:has\s|have\s|had\s)?(?:also\s)?(?:signs?|signed|inks?|inked|execute[sd]?|enter(?:s|ed)?\sinto|arrange[sd]?"
    r"|mandate[sd]?|appoint(?:s|ed)|hire[sd]?|engage[sd]?|agree[sd]?|close[sd]?)\s[^,;]{0,60}$"
)
_SHARES = reex.regex(r"(?:shares|stock|equity)$")
_OF_SUM_WITH = reex.regex(
    r"(?:\s(?:of|for|worth)\s[^,;]{1,30})?\swith\s(?:the\s|its\s)?(?:[a-z][\w-]*\s){0,3}(?:[A-Z]\w*['’]s\s)?"
)
_WAS_GIVEN = reex.regex(
    r"\b(?:is|are|was|were|be|been|being)\s(?:also\s|then\s|later\s|now\s|recently\s|\w+ly\s)?"
    r"(?:awarded|granted|given|lent|loaned|promised|allocated|offered|handed|paid|issued)\b(?!\sto\b|\sby\b)"
)
_WAS_REACH = 60
_ASKED_FOR = reex.regex(r"\b(?:asked|asks|approached|petitioned|begged)\s[^,;]{2,50}\sfor\s")
# "raised its holding in": what somebody has already.
_OF_ITS_OWN = reex.regex(
    r"\s(?:its|their)\s(?:[\w-]+\s)?(?:stake|holding|shareholding|interest|share|offer|bid|investment|commitment)\b"
)
# What a body that gives does as well: "closed a loan to Acme".
_EITHER_WAY = reex.regex(
    r"closed|completed|finali[sz](?:ed|ing)|holds?|has an?|raise[sd]|increase[sd]|explor(?:es?|ing)", re.IGNORECASE
)
_OWN_MEASURE = reex.regex(r"(?:['’]s)?\s(?:new\s)?(?:export\s)?")
_HIT_REACH = 12  # characters from "hit" to a country: "hit imported Chinese steel"
_STATES = reex.regex(
    r"\bin\s(?:federal|government|public|state)\s(?:backing|money|funding|funds|support|aid|financing|cash)\b"
)
# "hands Acme letters of interest", "awards Acme PLN 5 million": who stands behind such a verb gets what follows.
_HANDS = reex.regex(
    r"\b(?:award|grant|lend|loan|give|hand|pay|offer|send|promise|guarantee|issue|extend|allocate|assign|deny|refuse)"
    r"(?:s|ed|ing)?\s$|\b(?:lent|gave|given|paid|sent|denie[sd])\s$"
)
_HANDS_REACH = 16
_HIRED = reex.regex(
    r"\b(?:mandated|appointed|hired|engaged|retained|tasked|commissioned|instructed|chose|picked)\s(?:the\s|its\s)?$"
)
_HIRED_REACH = 24
_HANDED = reex.regex(
    r"(?:\s(?!(?:of|in|with|to|from|on|by|for|and|or|at|is|are|was|has|have|will)\s)[\w$€£¥%.,&’'-]+){0,6}\s?"
)
# "gave Acme £28 million of equity".
_SUM_OF = reex.regex(
    r"\s(?:[a-z]+\s){0,2}[^\s\w]?(?:[A-Z]{1,3}\s?)?\W?\d[\d.,]*\s?(?:[a-z]+\s)?(?:of|in)\s(?:[a-z]+\s){0,2}"
)
_STATE_MONEY = reex.regex(r"\b(?:[Ff]ederal|[Gg]overnment|[Pp]ublic|[Ss]tate|taxpayer)\s(?:[a-z]+\s)?$")
_OPENS_CLAUSE = reex.regex(r",\s(?:and|but)\s")
# "lent Acme $5 million and added".
_AND_VERB = reex.regex(r"\s(?:and|&)\s(?:also\s|then\s|later\s|\w+ly\s)?$")
_AND_REACH = 24
# "The Pentagon met Acme, and lent": what joins a verb to one before.
_JOINED_VERB = reex.regex(r",?\s(?:and|but|then)\s(?:also\s|then\s|later\s|\w+ly\s)?")
# "signed with Acme and will build", "bought Beta, and plans to": verbs, and no second subject.
GOES_ON_TO = reex.regex(
    r",?\s(?:and|but)\s(?:also\s|then\s|now\s|later\s)?"
    r"(?:will|would|has|had|is|was|plans|intends|aims|hopes|wants|expects|says|said|agreed|decided|began|started"
    r"|(?:re)?open(?:s|ed)|launche[sd]|bought|buys|built|builds|signed|signs|took|takes)\s"
)
_FOR_SUM = reex.regex(r"\s(?:for|worth|at|in)\s(?:[^\s,;]+\s?){1,4}(?=\s(?:and|but)\s)")
_BETWEEN = reex.regex(r"\bbetween\s(?:the\s)?$")
_CHANNEL = reex.regex(r"\b(?:through|via|under)\s(?:the\s|an?\s)?$", re.IGNORECASE)
_LIKE = reex.regex(r"\W{0,3}[A-Z]\w+\s(?:like|such as)\s(?:the\s)?$")
_WITH = reex.regex(r"\b(?:with|under|to)\s(?:the\s)?$", re.IGNORECASE)
_WITH_REACH = len(" under the ")
_JOINS_PARTIES = reex.regex(
    r"\b(?:with|between|including|and|signed by|unites|such as|like|partners|allies)\b",
    re.IGNORECASE,
)
_WAS_MADE = reex.regex(r"\s(?:of\s[^,;]{1,30}\s)?(?:was|were|has been|have been|is|are|will be)\s(?:also\s|now\s)?")
_SAME_ACT = reex.regex(
    r"\s(?:of|for)\s(?:(?:up to|as much as|about|some|over|more than|at least)\s)?[^,;\s]{1,20}(?:\s[^,;\s]{1,12}){0,3}"
    r"\sin\s"
)
_TO = reex.regex(r"\b(?:to|with)\s(?:the\s)?$")
_FOR = reex.regex(r"\b(?:to|for)\s(?:the\s)?$")
_NO_TAKER = reex.regex(
    r"\bincluding\b|\bamong (?:them|these|those|which)\b"
    r"|\balongside\b|\b(?:together|jointly|along|in partnership|in cooperation)\swith\b"
)
# What a measure brings to those whom it does not name: "a ban that raises concerns for the United States".
_BRINGS = reex.regex(
    r"\b(?:concerns?|risks?|challenges?|threats?|news|problems?|implications|consequences|fears|worries|alarm|shortages"
    r"|uncertainty|opportunit(?:y|ies)|leverage)\s(?:for|to|over)\s(?:the\s)?$"
)
# "the operator of the only mine in America, Mountain Pass": who runs a site, named or not.
OPERATOR = reex.regex(r"\b(?:operators?|owners?)\s(?:of|at)\s[^;]{0,90}$")
# What joins two parties: a comma, "and", a hyphen; brackets and an apposition may stand before.
_AND = reex.regex(
    r"(?:['’]s)?(?:\s\([^()]{1,60}\)){0,3}(?:,\s(?:an?|the)\s(?:[^,;.]|\b[A-Z]\.){3,90})?"
    r"(?:(?:,\sand|\sand|\sor)\s(?:the\s|other\s|with\s|by\s|his\s|her\s|their\s|(?:its|the|a)\s(?:[a-z][\w-]{2,15}\s){1,3}"
    r"|(?:[A-Z][\w.]+\s)?[A-Z][\w.]+['’]s\s(?:[a-z][\w-]{2,15}\s){0,2}|the\s[A-Z]\w+(?:n|ese|ish)\s(?:[a-z][\w-]{2,15}\s){1,3}"
    r"|(?:(?!(?:from|with|its|their|his|her|the|into|under)\s)[a-z][\w-]{2,15}\s){0,2}(?:house|agency|group|bank|fund|firm|company|giant|utility|start-?up|arm|unit"
    r"|conglomerate|ministry|institute|rival|major|(?!(?:after|under|over|later|other|further|either|whether|rather|never"
    r"|however|together|per|for|or|nor)\s)[a-z][\w-]{1,14}(?:er|or))\s"
    rf"|the\s(?:[A-Z]\w+\s){{0,2}}{HEADS})?"
    r"|,\s(?:the\s|other\s)?|\s?/\s?|-)"
)
# "Lynas, one of the oldest names in the U.S. trade, has": what only says who somebody is.
_APPOSITION = reex.regex(
    r"(?:\s\([^()]{1,40}\))*,\s(?:one\sof\s|an?\s|the\s(?=[a-z]|[A-Z][\w.]+\s(?!and\b)[a-z]))[^,;:]{3,90},\s"
)
# How far behind somebody such words may reach, brackets before them included.
_APPOSED = 180
# "With its new fund, the ministry": whose it is stands behind it.
_WITH_ITS = reex.regex(
    r"\W{0,3}(?:With|Through|Under|By|In)\s(?:its|their)\s(?:(?!(?:against|over|on|for|to|of|with|from)\s)[\w-]+\s){0,2}"
)
_BEHIND_OPENING = reex.regex(r"[^,;]{0,60},\s(?:the\s)?")
# "Inside the ministry, officials are": those who work in a body act for it.
_INSIDE = reex.regex(r"\W{0,3}(?:Inside|Within|At)\s(?:the\s)?")
_STAFF = reex.regex(r",\s(?:staff|officials|aides|advisers|advisors|lawyers|planners|negotiators)\s")
# "with the Pentagon taking a 40% stake": close behind, a verb that the act's noun is the object of.
_BEHIND_WITH = reex.regex(r",\swith\s(?:the\s)?$")
_DOING = reex.regex(r"\s(?:also\s)?[a-z]{3,}ing\s(?:[^\s,;:]+\s){0,5}?(?:an?\s|the\s|up to\s|\W|\d)?")
# "With Japan the U.S. signed".
_OPENS_WITH = reex.regex(r"\W{0,3}(?:Together\s)?[Ww]ith\s(?:the\s)?")
# "The act (the BBB), pushed through by the administration".
_PASSED_BY = reex.regex(
    r"(?:\s\([^()]{1,20}\))?,\s(?:pushed through|put through|signed|signed into law|passed|enacted|adopted)"
    r"\s(?:by|under)\s(?:the\s)?"
)
# A name between commas that no table holds.
_UNKNOWN = reex.regex(r"(?:,\s(?:and\s)?(?:[A-Z][\w&.-]*\s?){1,4}){1,3}(?:,\s(?:and\s)?|\sand\s)(?:the\s)?")
# A list of two has no comma before its "and".
_TWO_CLAUSES = reex.regex(r",\sand\s(?:the\s)?")
EACH = reex.regex(r"\s(?:each|apiece)\b")
_ITS_ACT = reex.regex(r"\b(?:[Ii]ts|[Tt]heir)\s(?:[\w-]+\s){0,3}$")
# "Australia, Canada, and other allies".
_GOES_ON = reex.regex(r",?\s(?:and|or)\s(?:other|others|more|further)\b")
# "by U.S. reliance", "with U.S. LNG producers": a country that only describes.
_DESCRIBES = reex.regex(
    r"\s(?!(?:and|or|to|in|of|for|with|on|at|by|from|under|as|is|are|was|were|has|have|will|would|said|says|since|after"
    r"|before|during|government|authorities|worth|total+ing|valued|via|through|that|which|who|when|while|but|against|over"
    r"|into|until|towards?|because|also|could|may|should|can|did|does|together|alongside|jointly)\b)(?:(?:LNG|EV|AI|REE|PGM|NdPr|NdFeB|LFP)\s)?[a-z]+"
)
_ITS = reex.regex(r"\b(?:its|their)\s(?:[\w%-]+\s){0,4}$", re.IGNORECASE)
_ORIGIN_OF = reex.regex(
    r"\s(?:(?![a-z]+(?:ed|s)\b)[a-z-]+\s)?(?:firms|companies|miners|groups|entities|exporters|importers|buyers|producers"
    r"|customers|carmakers|investors|banks|makers|chipmakers|suppliers|manufacturers)\b"
)
_WILL = reex.regex(r"\s(?:will|would|has|had|may|plans|is\sto|said|says|must|shall|can)\b")
_IN_TOWN = reex.regex(r"\b(?:in|at|near|outside)\s(?:[A-Z][\w.'’-]+\s?){1,3},\s$")
_NEAR = reex.regex(r"\b(?:near|off|outside|around|beside|close to)\s(?:the\s)?$")
_BRACKETED = reex.regex(r"\s?\(")
# How a subject may refer to somebody named before, and to whom: a firm, a body by its word, or what was spoken of last.
# Those that begin with a character set cost next to nothing where it is not met.
# Who is "I" in an order.
SPEAKER = reex.regex(r"(?:^|[,;:—] |\b(?:and|that|therefore) )I (?=[a-z])")
_REFERRING = (
    (
        reex.regex(
            r"[Tt](?<!\w.)h(?:e|is) (?:[A-Z][a-z]+(?:n|ese|ish|based) )?"
            r"(?:[Cc]ompany|firm|miner|developer|producer|maker|startup|explorer)\b"
        ),
        "company",
    ),
    (reex.regex(r"\bManagement\b|^\W{0,3}Company (?=[a-z])|\b[Ww]e\b"), "company"),
    (
        reex.regex(
            r"[Tt](?<!\w.)h(?:e|is) (?P<body>[Dd]epartment|[Aa]gency|[Aa]dministration|[Bb]ank|[Mm]inistry|[Bb]ureau"
            r"|[Gg]overnment|[Cc]ommission|Council|Board|[Pp]resident|Office)\b(?! of\b)"
        ),
        "agency",
    ),
    (reex.regex(r"[Tt](?<!\w.)he (?P<body>Secretary|Minister)\b(?! (?:of|for|and|or|to)\b|['’])"), "agency"),
    (
        reex.regex(
            r"\b[Tt]he (?:Participants|Sides)\b|\b(?:[Tt]he two|[Bb]oth) (?:[Cc]ountries|[Nn]ations"
            r"|[Gg]overnments|[Aa]llies|[Ll]eaders|[Mm]inisters|[Cc]apitals|[Ss]tates)\b"
        ),
        "pair",
    ),
    (
        reex.regex(
            r"\b(?:[Tt]he two|[Bb]oth) (?:[a-z]+ )?(?:companies|firms|miners|groups|businesses|developers|producers)\b"
            r"|(?:^|[,;:] )[Tt]he (?:companies|firms|duo)\b(?!['’])"
        ),
        "firms",
    ),
    (
        reex.regex(
            r"\b(?:[Tt]he two|[Bb]oth) (?:[Ss]ides|[Pp]artners|Participants|[Pp]arties|organi[sz]ations|institutions)\b"
            r"|(?:^|[,;:] )[Tt]he (?:[Pp]arties|[Pp]artners|pair)\b(?!['’])(?! of\b)"
            r"|(?:^|[,;:] )(?:[Tt]he two|[Bb]oth)(?= (?:will|would|have|had|are|were|sa(?:id|y)|also|plan|agreed?|sign"
            r"|want|aim|intend|expect|hope|may|could|can|now|then|each|jointly|[a-z]+ed)\b)"
        ),
        "two",
    ),
    (
        reex.regex(
            r"(?:^|[,;:] )[Tt]he (?:three|four|five|six) (?:countries|nations|governments|states|allies|ministers"
            r"|leaders|sides|partners|parties|companies|firms|miners|banks|lenders|agencies)\b(?!['’])"
        ),
        "several",
    ),
    (SPEAKER, "speaker"),
    (reex.regex(r"[Tt](?<!\w.)he country\b(?!['’])"), "country"),
    (reex.regex(r"[Hh](?<!\w.)e\b"), "officeholder"),
    (
        reex.regex(
            r"(?:^|[—,;] |\bwhich |^(?:Next|Last|This|In|By|On|From) [^,;]{1,25} )(?:It|it|They|they)\b"
            r"(?! (?:takes|would|will be|remains|comes|came|follows|followed|builds|marks"
            r"|(?:is|was)(?! (?:\w+ )?(?:awarded|granted|given|lent|loaned|promised|allocated|offered|handed|paid"
            r"|issued|named|selected|chosen|picked)))\b)"
        ),
        "topic",
    ),
)
# How far from where its sentence begins such a subject may stand, and no word of one is as long as that.
_OPENING = 90
# How far behind its act a giver may stand.
_SOURCE_REACH = 160
# How far into a sentence without a subject its verb may stand: "- Shut its smelter".
_BARE = 4
# "Vale, backed by Manara, is": whose a firm is, or who stands behind it, does nothing.
_OWNED_BY = reex.regex(
    r",\s(?:which\sis\s|now\s)?(?:(?:part|half|majority|wholly|jointly)[\s-])?"
    r"(?:backed|owned|controlled|led|run|supported|funded|financed|headed|founded|advised|managed|chaired)\sby\s(?:the\s)?$"
)
_DESCRIBED_BY = reex.regex(r",\s(?:backed|supported|financed)\sby\s[^,;]{2,80},\s")
# "Acme announced that | Beta".
_ANNOUNCES = reex.regex(
    r"(?:\s\([^()]{1,60}\))*\s(?:today\s)?(?:said|says|announced|announces|reported|confirmed|disclosed)\s"
    r"(?:(?:on\s)?[A-Z]\w{2,8}\s|today\s)?that\s(?:the\s|its\s(?:\w+\s){0,2})?"
)
# "Acme's crews", "Acme's engineering team": those who act for a body or a firm.
_EMPLOYERS = frozenset(("company", "agency", "organization"))
_PEOPLE = reex.regex(
    r"['’]s\s(?:[a-z-]+\s){0,2}(?:crews?|teams?|staff|workers|contractors?|drillers|engineers|geologists|scientists"
    r"|researchers|chemists|metallurgists)\s"
)
# A blank and perhaps an article.
_ARTICLE = 5
_DOERS = PARTIES | {"region"}
# Cues that govern the noun of an act, and those of whom a measure hits.
_GOVERNING = frozenset((*STATUS_CUES, "getting"))
_HITTING = frozenset(("hitting", "hit_by"))
# Kinds whose names may be joined in one list.
_ACTING = frozenset(("agency", "company", "country", "organization"))


class Roles(msgspec.Struct, frozen=True):
    """The parties of one act, as mentions, and by which rule each side was found."""

    actors: tuple[reex.Entity, ...] = ()
    recipients: tuple[reex.Entity, ...] = ()
    actors_by: str = ""
    recipients_by: str = ""

    @property
    def rule(self) -> str:
        """The rule for who gives, by which the others go."""
        return self.actors_by


def roles(line: Line, trigger: Trigger) -> Roles:
    """Return who stands as giver and as getter around *trigger* in its own sentence."""
    found = _sides_of(line, trigger)
    if trigger.act.parties or trigger.act.subject_only:
        return found
    more = companions(line, trigger, found.actors, lambda first: _chain(line, first, trigger.act.actors))
    if not more:
        return found
    recipients = tuple(e for e in found.recipients if e not in more)
    return msgspec.structs.replace(found, actors=found.actors + more, recipients=recipients)


def _sides_of(line: Line, trigger: Trigger) -> Roles:
    found = _matched(line, trigger, trigger.match.places) if trigger.match else _by_place(line, trigger)
    act = trigger.act
    if act.sites and not found.actors:
        return msgspec.structs.replace(found, actors=sides.spokesman(line, trigger), actors_by="source")
    if act.family == "trade" and found.recipients:  # who takes a measure isn't hit by it
        own = set(keys(found.actors))
        return msgspec.structs.replace(found, recipients=tuple(e for e in found.recipients if key(e) not in own))
    if act.subject_only and trigger.match and not found.actors:
        return msgspec.structs.replace(found, actors=_lawmaker(line), actors_by="source")
    if act.parties or act.sites or act.subject_only:
        return found
    if act.instrument == "equity" and (backers := tuple(sides.investors(line, trigger))):
        found = _with_investors(line, found, backers)
    if not act.family and not found.recipients:
        found = msgspec.structs.replace(found, recipients=_listed(line, trigger), recipients_by="list")
    if not found.actors and (firms := sides.ours(line, trigger, found.recipients)):
        return Roles(found.recipients, firms, "source", "object")
    if not found.actors and (givers := sides.giver(line, trigger)):
        found = msgspec.structs.replace(found, actors=givers, actors_by="source")
    if not found.recipients and (getters := sides.getter(line, trigger, found.actors)):
        found = msgspec.structs.replace(found, recipients=getters, recipients_by="object")
    return found


def _with_investors(line: Line, found: Roles, backers: tuple[reex.Entity, ...]) -> Roles:
    """Return the parties, where those pay who stand behind ``led by``, and who raises the money gets it."""
    kinds = frozenset(("agency", "company"))
    giving = tuple(dict.fromkeys(e for first in backers for e in _chain(line, first, kinds)))
    for entity in line.of_kinds(kinds):  # "Microsoft, Nobody Knows, Ford and Appian"
        if entity not in giving and any(_UNKNOWN.fullmatch(line.text, e.end, entity.start) for e in giving):
            giving = tuple(dict.fromkeys((*giving, *_chain(line, entity, kinds))))
    own = found.recipients or tuple(e for e in found.actors if e.kind == "company" and e not in giving)
    own = tuple(e for e in own if e not in giving)
    if found.actors_by == "source":
        giving = tuple(dict.fromkeys((*giving, *(e for e in found.actors if e not in own))))
    return Roles(giving, own, "source", found.recipients_by if found.recipients else "subject")


def _lawmaker(line: Line) -> tuple[reex.Entity, ...]:
    """Return the country whose law it is, told by those who make it: ``the Colombian congress``, ``MPs in Lusaka``."""
    for country in line.of_kind("country"):
        low = max(line.start, country.start - _PREPOSITION_REACH)
        if _MAKES_LAW.search(country.text) or _MAKERS_IN.search(line.text, low, country.start):
            return (country,)
    return ()


def _listed(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return those whom a sentence names as examples of many: ``put ten projects on its list, including Stibnite``."""
    first = next((e for e in line.of_kinds(trigger.act.recipients - STATES) if e.start >= trigger.end), None)
    if first is None or not _EXAMPLES.search(line.text, trigger.start, first.start):
        return ()
    return _chain(line, first, trigger.act.recipients)


def _matched(line: Line, trigger: Trigger, places: Mapping[str, reex.Entity]) -> Roles:
    """Return the parties at the places of a pattern; a side that it has no place for is found as ever."""
    act = trigger.act
    if "actor" in places and _is_no_subject(line, places["actor"], trigger):
        places = {side: place for side, place in places.items() if side != "actor"}
    if own := _own_measure(line, trigger):
        places = {**places, "actor": own}
    if "actor" in places and (first := _first_doer(line, places["actor"], trigger)):
        places = {**places, "actor": first}
    if "recipient" in places and (owner := _owner_near(line, places["recipient"], trigger)):
        places = {**places, "recipient": owner}
    head = _described(line, places["actor"], trigger.start) if "actor" in places and not own else None
    if head and head.kind in act.actors:
        places = {**places, "actor": head}
    known = {side: _chain(line, places[side], kinds) for side, kinds in _sides(act) if side in places}
    if "actor" in known and not is_adjective(places["actor"]):  # "Acme and Beta suspended production"
        before = _before_actor(line, places) or _together_with(line, places["actor"], trigger)
        known["actor"] = (*_kept(line, before, act.actors), *known["actor"])
        if "recipient" not in places:
            more = _up_to_verb(line, places["actor"], trigger)
            known["actor"] += tuple(e for e in _kept(line, more, act.actors) if e not in known["actor"])
    if "actor" in known and "recipient" in places:  # "Acme and Beta are in talks on a merger"
        known["actor"] = tuple(e for e in known["actor"] if e is not places["recipient"])
    if len(known) == 2 or not act.actors:
        others = _equals(line, trigger).recipients if act.parties else ()
        known_kinds = {e.kind for es in known.values() for e in es}
        kinds = STATES if known and known_kinds <= STATES else act.actors | act.recipients
        more = tuple(e for e in others if e.kind in kinds and e not in known["actor"] + known["recipient"])
        return Roles(known.get("actor", ()), known.get("recipient", ()) + more, "pattern", "pattern")
    return _with_rest(line, trigger, known, places)


def _with_rest(
    line: Line,
    trigger: Trigger,
    known: Mapping[str, tuple[reex.Entity, ...]],
    places: Mapping[str, reex.Entity],
) -> Roles:
    """Return the parties of a pattern that has a place for one side, the other side found as ever."""
    act = trigger.act
    rest = _by_place(line, trigger)
    taken = {id(e) for es in (*known.values(), places.values()) for e in es}
    actors = known.get("actor") or tuple(e for e in rest.actors if id(e) not in taken)
    recipients = known.get("recipient") or tuple(e for e in rest.recipients if id(e) not in taken)
    actors_by = "pattern" if "actor" in known else rest.actors_by
    recipients_by = "pattern" if "recipient" in known else rest.recipients_by
    if act.buys and "actor" in known and not recipients:  # "will sell its concentrate to Acme": who does it sells
        recipients = tuple(e for e in _subject(line, trigger) if e.kind in act.recipients and id(e) not in taken)
        recipients_by = "subject"
    return Roles(actors, recipients, actors_by, recipients_by)


def _owner_near(line: Line, site: reex.Entity, trigger: Trigger) -> reex.Entity | None:
    """Return whose mine it is that only stands near a place with a name: ``approved Acme's mine near Julia Creek``."""
    if site.kind != "facility" or not _NEAR.search(line.text, max(line.start, site.start - 16), site.start):
        return None
    firms = (e for e in line.of_kind("company") if trigger.end <= e.start < site.start and _possessive(line, e))
    return next((e for e in firms if e.kind in trigger.act.recipients), None)


def _own_measure(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the country that a measure right behind it is of: ``said Chinese curbs``, ``against China's curbs``."""
    if not trigger.act.owned or trigger.act.adjective_hit:
        return None
    near = (e for e in line.of_kind("country") if is_adjective(e) or _owns_country(line, e))
    return next((e for e in near if _OWN_MEASURE.fullmatch(line.text, e.end, trigger.start)), None)


def _first_doer(line: Line, actor: reex.Entity, trigger: Trigger) -> reex.Entity | None:
    """Return the subject of the verbs of which a party is only an object: ``Acme signed with Beta and will build``."""
    told = _FOR_SUM.match(line.text, actor.end, trigger.start)  # "bought shares in Beta for $5 million and will take"
    low = max(line.start, actor.start - _HEADED_REACH)
    owns = line.text.startswith(",", actor.end) and _OWNED_BY.search(line.text, low, actor.start)
    if not owns and not GOES_ON_TO.match(line.text, told.end() if told else actor.end, trigger.end + 1):
        return None
    start, _ = line.clause(actor.start)
    before = [e for e in line.of_kinds(trigger.act.actors) if start <= e.start and e.end < actor.start]
    able = [e for e in before if _can_be_subject(line, e, trigger)]
    return able[0] if able and actor not in joined_before(line, actor)[1:] else None


def _is_no_subject(line: Line, actor: reex.Entity, trigger: Trigger) -> bool:
    """Say whether somebody else does what a party stands before: ``with Acme, under which it may buy``."""
    if line.text.endswith(", ", actor.end, trigger.start) and _PARTICIPLE_VERB.match(line.text, trigger.start):
        return True  # "buys shares in Acme, securing"
    if actor.start > line.start and not trigger.act.parties and only_joins(line, actor):
        return True
    between = actor.end, trigger.start
    return _attributed(line, actor) or any(words.search(line.text, *between) for words in (_PRONOUN, _THE_FIRM))


def _before_actor(line: Line, places: Mapping[str, reex.Entity]) -> tuple[reex.Entity, ...]:
    """Return who is joined to the actor of a pattern from before; ``A, B and C signed`` is one list to its end."""
    actor = _named_before_bracket(line, places["actor"]) or places["actor"]
    last = places.get("recipient", actor)
    whole = joined_before(line, last) if actor.end <= last.start else ()
    chain = whole if actor in whole else joined_before(line, actor)
    return chain[: chain.index(actor)]


def _together_with(line: Line, actor: reex.Entity, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who does it with the actor of a pattern: ``Acme joins forces with Beta to build``."""
    if not (line.text.startswith(" to ", actor.end) and line.text.endswith(" with ", line.start, actor.start)):
        return ()
    start, _ = line.clause(actor.start)
    before = [e for e in line.of_kinds(trigger.act.actors) if start <= e.start and e.end < actor.start]
    return joined_before(line, before[-1]) if before and _can_be_subject(line, before[-1], trigger) else ()


def _up_to_verb(line: Line, actor: reex.Entity, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who is joined to the actor of a pattern, up to its verb: ``Canada and Japan set up``."""
    behind = [e for e in line.of_kinds(_ACTING) if actor.end <= e.start and e.end <= trigger.start]
    whole = joined_before(line, behind[-1]) if behind else ()
    return whole[whole.index(actor) + 1 :] if actor in whole else ()


def _sides(act: Act) -> tuple[tuple[str, frozenset[str]], ...]:
    return ("actor", act.actors), ("recipient", act.recipients)


def _by_place(line: Line, trigger: Trigger) -> Roles:
    act = trigger.act
    if act.parties:
        return _equals(line, trigger)
    owner = _owner(line, trigger)
    source = _source(line, trigger)
    if owner and _issues(line, trigger, owner[0]):
        givers = source or _kept(line, tuple(e for e in _subject(line, trigger) if e not in owner), act.actors)
        return Roles(givers, owner, "source" if source else "subject", "owner")
    if won := won_behind(line, trigger):
        getters = tuple(e for e in line.of_kinds(act.recipients) if trigger.end <= e.start < won.end())
        givers = _kept(line, owner, act.actors) or source
        return Roles(givers, getters[:1], "owner" if owner else "source", "subject")
    subject = _subject(line, trigger)
    if trigger.form == "past" and _PASSIVE.search(line.text, max(line.start, trigger.start - 14), trigger.start):
        return Roles(source, _kept(line, subject, act.recipients), "source", "subject")
    low = subject[0].start if subject else line.start
    reach = trigger.start if trigger.form == "noun" else trigger.end
    if subject and (
        _gets(line, trigger, low, reach)
        or _from_the_state(line, trigger, subject)
        or _signs_for(line, trigger, subject)
    ):
        getters = _kept(line, subject, act.recipients | STATES if act.generic else act.recipients)
        if getters and act.to and not (act.buys or act.object):
            givers = source or _kept(line, owner, act.actors)
            givers = givers or _lender(line, trigger, subject) or _beside(line, trigger)
            by = "source" if source else "owner" if owner else "beside"
            return Roles(tuple(g for g in givers if g not in getters), getters, by, "subject")
    if source and owner and trigger.form == "noun" and all(e.kind == "company" for e in owner):
        return Roles(
            source, _kept(line, owner, act.recipients), "source", "owner"
        )  # "Acme's $5 million grant from DOE"
    givers = _kept(line, owner, act.actors) or source or _kept(line, subject, act.actors)
    by = "owner" if owner else "source" if source else "subject"
    takers = _handed_to(line, trigger) or _takers(line, trigger) or (_named_for(line, trigger) if source else ())
    receiver = None if takers else _indirect(line, trigger, givers)
    takers = takers or ((receiver,) if receiver else ()) or _holder(line, trigger)
    return Roles(givers, tuple(t for t in takers if t not in givers), by, "between" if receiver else "object")


def _issues(line: Line, trigger: Trigger, owner: reex.Entity) -> bool:
    """Say whether shares are those of the firm before them: ``bought $40 million of Lynas's preferred stock``."""
    own = trigger.act.instrument == "equity" and owner.kind == "company" and _possessive(line, owner)
    shares = own and _SHARES.search(line.text, trigger.start, trigger.end) is not None
    return shares and line.text.endswith((" of ", " of the "), line.start, owner.start)


def _holder(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm whose permit it is, where no firm could have given it: ``renewed Barrick's mining licence``."""
    if trigger.form != "noun" or "company" in trigger.act.actors:
        return ()
    firms = (e for e in line.of_kinds(trigger.act.recipients) if e.end <= trigger.start and _possessive(line, e))
    return tuple(e for e in firms if e.kind != "country" and _OWNS.fullmatch(line.text, e.end, trigger.start))


def _handed_to(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firms right behind a verb of giving: ``granted Acme and its partner Beta a licence for the mine``."""
    firms = [e for e in line.of_kinds(trigger.act.recipients) if e.end <= trigger.start and handed(line, e)]
    if not firms or trigger.form != "noun":
        return ()
    given = _chain(line, firms[-1], trigger.act.recipients)
    between = given[-1].end, trigger.start
    ways = (_HANDED, _ARTICLE_NOUN, _SUM_OF)
    return given if any(words.fullmatch(line.text, *between) for words in ways) else ()


def _named_for(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the firm or site that money from somebody else is called after: ``the Serra Verde loan from the DFC``."""
    if trigger.form != "noun" or trigger.act.family != "capital":
        return ()
    near = [e for e in line.of_kinds(FIRMS_AND_SITES) if e.end <= trigger.start]
    named = near[-1:] if near and _OWNS.fullmatch(line.text, near[-1].end, trigger.start) else []
    return tuple(e for e in named if e.kind in trigger.act.recipients)


def won_behind(line: Line, trigger: Trigger) -> re.Match[str] | None:
    """Return the clause behind an act's noun that tells who got it: ``a grant that the company won``."""
    money = trigger.form == "noun" and trigger.act.family == "capital"
    return _WON.match(line.text, trigger.end) if money else None


def _gets(line: Line, trigger: Trigger, low: int, reach: int) -> bool:
    """Say whether a verb makes its subject the one that gets the act, and not another act that stands before it.

    ``will receive a 5% stake under a loan agreement`` tells who gets a stake.
    """
    cues = line.cues_of(low, reach, "hit_by" if trigger.act.family == "trade" else "getting")
    cues = [cue for cue in cues if not (_OF_ITS_OWN.match(line.text, cue.end) or _describes_party(line, cue, reach))]
    if any(line.text.startswith(entity.text, low) and entity.kind == "agency" for entity in line.of_kind("agency")):
        cues = [cue for cue in cues if not _EITHER_WAY.fullmatch(line.text, cue.start, cue.end)]
    if was_given(line, trigger, low):
        return True
    others = [t for t in line.triggers if t.form == "pattern" and t.act is not trigger.act]
    return any(
        not any((cue.end if t.act.generic else cue.start) <= t.start < trigger.start for t in others) for cue in cues
    )


def was_given(line: Line, trigger: Trigger, low: int) -> bool:
    """Say whether a passive verb tells that its subject gets money: ``have been offered loans``."""
    if trigger.act.family != "capital" or trigger.form not in ("past", "noun"):
        return False
    begin = max(low, trigger.start - _WAS_REACH)
    return any(words.search(line.text, begin, trigger.end) for words in (_WAS_GIVEN, _ASKED_FOR))


def _describes_party(line: Line, cue: reex.Hit, reach: int) -> bool:
    """Say whether a cue stands in an apposition that only tells who somebody is: ``Vale, backed by Manara, is``."""
    return _DESCRIBED_BY.match(line.text, max(line.start, cue.start - len(", ")), reach) is not None


def _from_the_state(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...]) -> bool:
    """Say whether money is said to be a state's, and its subject is a firm, which then gets it: ``federal funding``."""
    money = trigger.form == "noun" and trigger.act.family == "capital" and subject[0].kind == "company"
    return money and _STATE_MONEY.search(line.text, max(line.start, trigger.start - 24), trigger.start) is not None


def _signs_for(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...]) -> bool:
    """Say whether a firm signs for a loan or for a state's money, and no firm behind it could be whom it is for."""
    money = trigger.act.instrument in ("loan", "grant", "guarantee") or (
        trigger.act.instrument == "funding" and _STATES.search(line.text, trigger.start, line.end)
    )
    if not money or trigger.form != "noun" or any(e.kind != "company" for e in subject):
        return False
    signs = _SIGNS_FOR.fullmatch(line.text, subject[-1].end, trigger.start)
    if signs and _lender(line, trigger, subject):
        return True
    if signs is None or _beside(line, trigger):
        return False
    return not any(taker.kind == "company" for taker in _takers(line, trigger))


def _lender(line: Line, trigger: Trigger, subject: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firm with which a loan is told, which then lends: ``agreed a loan of $5 million with Acme Bank``."""
    prepaid = line.text.startswith("prepay", trigger.start)  # by who buys the goods
    if trigger.act.instrument != "loan" or prepaid or not all(e.kind == "company" for e in subject):
        return ()
    behind = (e for e in line.of_kind("company") if e.start >= trigger.end and e not in subject)
    return tuple(e for e in behind if _OF_SUM_WITH.fullmatch(line.text, trigger.end, e.start))


def _indirect(line: Line, trigger: Trigger, givers: tuple[reex.Entity, ...]) -> reex.Entity | None:
    """Return the party between the verb and the act's noun: ``sent Critical Metals Corp. a letter of interest``."""
    for entity in reversed(line.of_kinds(trigger.act.recipients)):
        if entity.end <= trigger.start and entity.kind != "agency" and not is_adjective(entity):
            gives = any(giver.end <= entity.start for giver in givers)
            behind = (_HANDED, _ARTICLE_NOUN) if handed(line, entity) else (_ARTICLE_NOUN,)
            between = entity.end, trigger.start
            return entity if gives and any(words.fullmatch(line.text, *between) for words in behind) else None
    return None


def handed(line: Line, entity: reex.Entity) -> bool:
    """Say whether a firm stands right behind a verb of giving: ``hands Acme letters of interest``."""
    if entity.kind != "company":
        return False
    return _HANDS.search(line.text, max(line.start, entity.start - _HANDS_REACH), entity.start) is not None


def verb_of(line: Line, trigger: Trigger) -> int:
    """Return where the verb stands that governs the act: the nearest cue of status before it, or itself."""
    told = trigger.match is not None and "actor" not in trigger.match.places  # "a contract for 50 tonnes of tin"
    if (trigger.form != "noun" and not told) or (told and _has_own_subject(line, trigger)):
        return trigger.start
    start, _ = line.clause(trigger.start)
    cues = leading(line, trigger, start, line.cues_of(start, trigger.start, _GOVERNING))
    return cues[-1].start if cues else trigger.start


def _has_own_subject(line: Line, trigger: Trigger) -> bool:
    """Say whether a party stands right before the verb of a pattern: ``a year after China restricted exports``."""
    low = trigger.start - _OWN_VERB_REACH
    near = (e for e in line.of_kinds(trigger.act.actors) if low <= e.end < trigger.start and not is_adjective(e))
    return any(_TO_VERB.fullmatch(line.text, e.end, trigger.start) for e in near)


def referred(line: Line, verb: int) -> tuple[str, str] | None:
    """Return the kind, and the word, of a referring subject such as ``the Commission`` or ``it``."""
    last = min(_OPENING, verb + 1 - line.start)
    words = line.text[line.start : line.start + last + _OPENING]  # what stands behind a subject tells whether it is one
    for pattern, kind in _REFERRING:
        match = pattern.search(words)
        if match and match.start() < last and match.end() <= verb + 1 - line.start:
            return kind, match["body"].lower() if kind == "agency" else ""
    return None


def has_subject(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody stands before a verb who may do it, or whom the sentence only refers to, or it leaves out.

    ``Low prices have curbed exports from Australia`` has nobody who does it.
    """
    before = (e for e in line.of_kinds(_DOERS) if e.end <= trigger.start)
    if any(not _PREPOSITION.search(line.text, max(line.start, e.start - _PREPOSITION_REACH), e.start) for e in before):
        return True
    if _WHO_DOES.search(line.text, max(line.start, trigger.start - _PARTICIPLE), trigger.start):
        return True
    return trigger.start - line.start < _BARE or referred(line, trigger.start) is not None


def owned_by(line: Line, trigger: Trigger) -> bool:
    """Say whether the act is somebody's who was named before: ``its takeover of``."""
    return _ITS_ACT.search(line.text, max(line.start, trigger.start - 40), trigger.start) is not None


def key(entity: reex.Entity) -> str:
    """Return the key under which mentions of one party meet."""
    return entity.ref or (entity.name or entity.text).lower()


def keys(entities: Iterable[reex.Entity]) -> Iterator[str]:
    """Yield the keys of several mentions."""
    return map(key, entities)


def is_adjective(entity: reex.Entity) -> bool:
    """Say whether a country is named by its adjective."""
    return isinstance(entity.value, reex.Naming) and entity.value.form == "adjective"


def _kept(line: Line, entities: Iterable[reex.Entity], kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    return tuple([e for e in entities if e.kind in kinds and (e.kind != "program" or e.start in line.payers)])


def _attributed(line: Line, entity: reex.Entity) -> bool:
    """Say whether the text only quotes *entity*, which is no firm then."""
    if entity.kind == "company" or _OF_ITSELF.match(line.text, entity.end):
        return False
    before = _ATTRIBUTION_BEFORE.search(line.text, max(line.start, entity.start - 24), entity.start)
    after = _ATTRIBUTION_AFTER.match(line.text, entity.end) and entity.kind in ("agency", "organization")
    return bool(after) or bool(before)


def _possessive(line: Line, entity: reex.Entity) -> bool:
    return line.text.startswith(("'", "’"), entity.end)


def _owner(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties right before the act's name: ``DOE's $1 billion push``, ``a $550M Pentagon deal``."""
    for entity in reversed(line.of_kinds(PARTIES)):
        shared = entity.kind == "country" and entity.start < trigger.start  # "a Canadian government grant": of both
        if (entity.end > trigger.start and not shared) or trigger.is_name(entity):
            continue
        if handed(line, entity):
            return ()
        if not _OWNS.fullmatch(line.text, min(entity.end, trigger.start), trigger.start):
            return ()
        if entity.kind not in trigger.act.actors or _attributed(line, entity):
            continue
        if is_adjective(entity) and trigger.act.adjective_hit:
            continue  # "Chinese battery tariff": whom it hits
        if _possessive(line, entity) or (trigger.form == "noun" and entity.kind != "program"):
            return joined_before(line, entity)
        if trigger.form != "noun" and not is_adjective(entity):
            return ()  # "Japan's Sojitz invested": who stands between does it
    return ()


def _source(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after ``by`` or ``from``, behind the act in its clause."""
    behind = [e for e in line.of_kinds(trigger.act.actors) if trigger.end <= e.start and not is_adjective(e)]
    if not behind:
        return ()
    which = _WHICH_WAS.match(line.text, trigger.end)
    stop = min(line.clause(which.end() if which else trigger.start)[1], _next_act(line, trigger))
    for entity in behind:
        if entity.start >= stop:
            break
        if entity.kind == "country" and _is_bare(entity) and _DESCRIBES.match(line.text, entity.end):
            continue
        if _gives(line, trigger, entity) and not _is_anothers(line, trigger, entity):
            own = _office_of(line, entity, behind)
            return _chain(line, own or entity, trigger.act.actors)
    return ()


def _is_anothers(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether a party behind ``by`` does something else: it runs what is given money, or opposes it."""
    if trigger.act.raises and _LED_BY.search(line.text, trigger.end, entity.start):
        return False
    runs = trigger.act.instrument not in _LED and _RUN_BY.search(line.text, trigger.end, entity.start)
    return bool(runs) or _OTHERS_BY.search(line.text, trigger.end, entity.start) is not None


def _office_of(line: Line, body: reex.Entity, bodies: Iterable[reex.Entity]) -> reex.Entity | None:
    """Return the office of a body that is named behind it: ``from the Pentagon's Office of Strategic Capital``."""
    if body.kind != "agency" or not _possessive(line, body):
        return None
    return next((e for e in bodies if e.kind == "agency" and line.text[body.end : e.start] in ("'s ", "’s ")), None)


def _gives(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether an act comes by, from or, if it is a body's, through a party behind it."""
    if entity.kind == "agency" and _CHANNEL.search(line.text, trigger.end, entity.start):
        return True
    money = entity.kind == "agency" and trigger.form == "noun" and trigger.act.family == "capital"
    if money and _OF_BODY.fullmatch(line.text, trigger.end, entity.start):
        return True  # "won an award of the department"
    # "tariffs on goods from", "bought a mine from": that is whom they hit, or who sells
    doing = not trigger.act.family and trigger.form in ("past", "present")  # "tested ore from Jamaica"
    pattern = _BY if doing or _takes_from(line, trigger) else _SOURCE
    low, high = trigger.end - 5, entity.start
    if high - trigger.end >= _SOURCE_REACH:
        return False
    if line.text.find("by", low, high) < 0 and line.text.find("from", low, high) < 0:
        return False  # as ever, told in far less time
    return pattern.search(line.text, low, high) is not None


def _takes_from(line: Line, trigger: Trigger) -> bool:
    """Say whether who stands behind ``from`` gives up something, or sends it: ``bought a stake from Acme``."""
    act = trigger.act
    if act.object or "from" in act.to or act.instrument == "research":
        return True
    return act.instrument == "equity" and _BUYS.match(line.text, trigger.start) is not None


def _is_bare(country: reex.Entity) -> bool:
    """Say whether a country is named alone, and not with those who act for it: ``India's cabinet``."""
    return country.text.rpartition(" ")[2][:1].isupper()


def _next_act(line: Line, trigger: Trigger) -> int:
    """Return where the next act begins; a loose word right behind is none: ``a commitment of $5m in financing``."""
    for other in line.triggers:
        if other.start <= trigger.end or other.act.sites or _is_short_for(line, other, trigger):
            continue
        if not _says_more(line, trigger, other):
            return other.start
    return line.end


def _is_short_for(line: Line, other: Trigger, trigger: Trigger) -> bool:
    """Say whether a word only names the act before it once more: ``a memorandum of understanding (MOU)``."""
    again = other.act is trigger.act and line.text[trigger.end : other.start] == " ("
    return again or (other.program is not None and other.program.name == (trigger.program and trigger.program.name))


def _says_more(line: Line, trigger: Trigger, other: Trigger) -> bool:
    """Say whether the word of *other* only goes on about the act: ``a grant was awarded to``, ``a loan commitment``."""
    between = line.text[trigger.end : other.start]
    if trigger.form == "noun" and other.form == "past" and other.act is trigger.act:
        return _WAS_MADE.fullmatch(between) is not None
    loose = other.act.generic and not trigger.act.generic
    return loose and (between == " " or _SAME_ACT.fullmatch(between) is not None)


def _beside(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the party after ``with`` or ``under``, where the subject gets the act: ``secured a loan with EXIM``."""
    for entity in line.of_kinds(trigger.act.actors - {"program"}):
        if entity.start >= trigger.end and _WITH.search(
            line.text, max(trigger.end, entity.start - _WITH_REACH), entity.start
        ):
            return (entity,)
    return ()


def _subject(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties that stand as subject of the act's verb."""
    verb = verb_of(line, trigger)
    leading = (
        _directed(line, trigger) or _opening(line, trigger) or _speaker(line, verb) or _decides(line, trigger, verb)
    )
    if leading:
        return leading
    start, _ = line.clause(verb)
    able = [e for e in line.of_kinds(PARTIES) if e.end <= verb and _can_be_subject(line, e, trigger)]
    able = _without_objects(line, able, verb)
    able = [e for e in able if (full := _named_before_bracket(line, e)) is None or full in able]
    inside = [e for e in able if e.start >= start]
    while inside and _described(line, inside[-1], verb):
        inside.pop()
    if inside and line.text.endswith(", ", 0, verb) and line.text.endswith("ing", verb, trigger.end):
        return _chain_of_first(line, inside)  # "Sojitz buys shares in Lynas, securing": who does the first
    if inside and _JOINED_VERB.fullmatch(line.text, inside[-1].end, verb):
        inside = [inside[0]]  # "The Pentagon met Acme, and lent": who does the first verb does the second
    if inside and not _PRONOUN.search(line.text, max(line.start, verb - 12), verb):
        return _holders(line, inside[-1]) or joined_before(line, inside[-1])
    if antecedent := _antecedent(line, start, trigger):
        return antecedent
    if plan := _plan_of_clause(line, start, verb):
        return _holders(line, plan)
    if not able and (doer := _relative_doer(line, trigger)):
        return doer
    laws = [e for e in line.of_kind("program") if e.end <= verb and e is not trigger.program]
    if not able and laws:
        return _holders(line, laws[-1])
    return _chain_of_first(line, able)  # a clause without a subject goes on with that of the sentence


def _speaker(line: Line, verb: int) -> tuple[reex.Entity, ...]:
    """Return who says it of itself: ``prices fell, and Codelco said it would invest``."""
    low = max(line.start, verb - _SAYS_REACH)
    if line.text.find("it", low, verb) < 0 and line.text.find("they", low, verb) < 0:
        return ()  # as ever, told in far less time
    said = _SAYS_OF_ITSELF.search(line.text, low, verb)
    speakers = [e for e in line.of_kinds(PARTIES) if e.end == said.start() and not is_adjective(e)] if said else ()
    return joined_before(line, speakers[0]) if speakers else ()


def _decides(line: Line, trigger: Trigger, verb: int) -> tuple[reex.Entity, ...]:
    """Return whose decision it is to do it: ``Ottawa's decision to impose``, ``the decision by Ottawa to impose``."""
    low = max(line.start, verb - _TO_DO_REACH)
    to = _TO_DO.search(line.text, low, verb) if line.text.find("to", low, verb) >= 0 else None
    able = [e for e in line.of_kinds(trigger.act.actors) if e.end <= to.start()] if to else ()
    for entity in reversed(able):
        by = _DECIDED_BY.search(line.text, max(line.start, entity.start - _DECIDED_REACH), entity.start)
        if (by or _DECIDES.match(line.text, entity.end)) and entity.end >= verb - _DECIDING_REACH:
            return joined_before(line, entity)
    return ()


def _plan_of_clause(line: Line, start: int, verb: int) -> reex.Entity | None:
    """Return the program that is the subject of a second clause: ``…, and the EU's RESourceEU plan set aside``."""
    if start == line.start or not _OPENS_CLAUSE.match(line.text, start):
        return None
    inside = [e for e in line.of_kinds(PARTIES) if start <= e.start and e.end <= verb]
    return inside[-1] if inside and inside[-1].kind == "program" and len(inside) < 3 else None


def _without_objects(line: Line, able: list[reex.Entity], verb: int) -> list[reex.Entity]:
    """Leave out the objects of a verb that *verb* is joined to: ``The bank lent Acme $5 million and added``."""
    if not _AND_VERB.search(line.text, max(line.start, verb - _AND_REACH), verb):
        return able
    ends = [t.end for t in line.triggers if t.form not in ("noun", "pattern") and t.end < verb]
    objects = {end + length for end in ends for length in (1, _ARTICLE)}  # "lent Acme", "lent the firm"
    return [e for e in able if e.start not in objects]


def _opening(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who acts by how the sentence opens: ``With its fund, KfW``, ``Inside the ministry, officials``."""
    own = _WITH_ITS.fullmatch(line.text, line.start, trigger.start) is not None
    for entity in line.of_kinds(trigger.act.actors):
        if own and entity.start >= trigger.end and _BEHIND_OPENING.fullmatch(line.text, trigger.end, entity.start):
            return (entity,)
        if entity.end <= trigger.start and _with_doing(line, entity, trigger):
            return joined_before(line, entity)
        inside = entity.kind == "agency" and _INSIDE.fullmatch(line.text, line.start, entity.start)
        if inside and entity.end <= trigger.start and _STAFF.match(line.text, entity.end):
            return (entity,)
    return ()


def _with_doing(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    """Say whether a clause of its own tells what a party does: ``…, with the Pentagon taking a 40% stake``."""
    doing = _DOING.match(line.text, entity.end, trigger.start)
    return (
        doing is not None and _BEHIND_WITH.search(line.text, line.start, _first_joined(line, entity).start) is not None
    )


def _described(line: Line, entity: reex.Entity, verb: int) -> reex.Entity | None:
    """Return whom the words only describe that a party stands in: ``Orion, a fund backed by ADQ, agreed``."""
    for party in line.of_kinds(NAMES):
        near = 0 < entity.start - party.end < _APPOSED
        said = _APPOSITION.match(line.text, party.end, verb) if near else None
        if said and entity.end < said.end():
            return party
    return None


def _holders(line: Line, subject: reex.Entity) -> tuple[reex.Entity, ...]:
    """Return whose program the subject is, as ``the administration's Beautiful Act``, or who passed it."""
    if subject.kind != "program":
        return ()
    full = [e for e in line.of_kind("program") if line.text[e.end : subject.start] == " ("]
    subject = full[0] if full else subject  # "… Big Beautiful Bill Act (OBBBA)"
    if passed := _PASSED_BY.match(line.text, subject.end):
        return tuple(e for e in line.of_kinds(STATES) if e.start == passed.end())
    before = [e for e in line.of_kinds(STATES) if e.end < subject.start]
    owns = bool(before) and line.text[before[-1].end : subject.start] in ("'s ", "’s ")
    return (before[-1],) if owns else ()


def _antecedent(line: Line, start: int, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return whom a clause with ``which`` or ``who`` speaks of: the party right before it."""
    if not _RELATIVE.match(line.text, start):
        return ()
    before = [e for e in line.of_kinds(PARTIES) if e.end <= start]
    if before and handed(line, before[-1]) and _ARTICLE_NOUN.match(line.text, before[-1].end, trigger.start):
        return ()  # "gave Acme, which runs a smelter, a contract"
    if before and before[-1].kind == "country" and line.text.endswith(", ", 0, before[-1].start):
        return ()  # "its plant near Perth, Australia, which"
    if before and before[-1].kind == "country" and _SITE.match(line.text, before[-1].end):
        return ()  # "its Balama, Mozambique mine, which"
    if not before or not _UP_TO.fullmatch(line.text, before[-1].end, start) or is_adjective(before[-1]):
        return ()
    return joined_before(line, before[-1]) if before[-1].kind in trigger.act.actors | trigger.act.recipients else ()


def _directed(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return whom an order sets to act: ``directs the Secretary of Energy to buy``."""
    for cue in reversed(line.cues_of(line.start, trigger.start, "directing")):
        for entity in line.of_kinds(trigger.act.actors):
            if cue.end < entity.start <= cue.end + _ARTICLE and entity.end <= trigger.start:
                return _chain(line, entity, trigger.act.actors)
    return ()


def _relative_doer(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return who acts in a clause behind the noun: ``the export restrictions that China imposes``."""
    for entity in line.of_kinds(trigger.act.actors):
        near = trigger.end <= entity.start < trigger.end + _CLAUSE_REACH
        if near and trigger.act.buys and line.makes(entity):
            return ()  # "a contract for the magnets that Acme is to make"
        if near and _THAT.search(line.text, trigger.end, entity.start):
            return (entity,)
    return ()


def _chain_of_first(line: Line, able: list[reex.Entity]) -> tuple[reex.Entity, ...]:
    if not able:
        return ()
    chain = [able[0]]
    for entity in able[1:]:
        if entity.kind != chain[0].kind or not _AND.fullmatch(line.text, chain[-1].end, entity.start):
            break
        chain.append(entity)
    return tuple(chain)


def _can_be_subject(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    if entity.kind not in trigger.act.actors and entity.kind not in trigger.act.recipients:
        return False
    if trigger.is_name(entity) or (len(line.triggers) > 1 and _owns_another(line, entity, trigger)):
        return False
    known = line.subjects.get(id(entity))
    if known is None:
        known = line.subjects[id(entity)] = _stands_as_subject(line, entity)
    return known


def _stands_as_subject(line: Line, entity: reex.Entity) -> bool:
    """Say whether a party may do what its sentence tells, whichever act that is."""
    if entity.kind == "program" and entity.start not in line.payers:
        return False
    if _only_describes(line, entity) or _attributed(line, entity):
        return False
    if entity.kind == "country" and _is_place_or_origin(line, entity):
        return False
    if _OBJECT_OF.search(line.text, max(line.start, entity.start - _PARTICIPLE), entity.start):
        return False  # "targeting U.S. supply chains"
    first = _first_joined(line, entity)
    if _LIKE.match(line.text, line.start, first.start):
        return True  # "Companies like X and Y are …"
    if handed(line, entity) or _HIRED.search(line.text, max(line.start, entity.start - _HIRED_REACH), entity.start):
        return False  # "gave Acme, which runs a smelter, a contract", "mandated Acme to raise"
    if first.start == line.start:
        return True
    if _FROM_THERE.search(line.text, max(line.start, first.start - _PARTICIPLE), first.start):
        return True
    before = line.text[max(line.start, first.start - _HEADED_REACH) : first.start]
    return not _is_behind_preposition(first, before) or _HEADED_BY.search(before) is not None


def _is_behind_preposition(party: reex.Entity, before: str) -> bool:
    """Say whether a preposition stands before a party, or before what it is: ``a shareholder of rival Acme``."""
    described = party.kind == "company" and _DESCRIBED_BEHIND.search(before)
    return bool(described or _PREPOSITION.search(before[-_PREPOSITION_REACH:]))


def _is_place_or_origin(line: Line, country: reex.Entity) -> bool:
    """Say whether a country only tells where something is: ``in Narva, Estonia, and``, ``put 15 US firms on``."""
    if _ORIGIN_OF.match(line.text, country.end) and _is_bare(country):
        return True
    town = _IN_TOWN.search(line.text, max(line.start, country.start - 40), country.start)
    return town is not None and not _WILL.match(line.text, country.end)


def _only_describes(line: Line, entity: reex.Entity) -> bool:
    """Say whether a party only tells whose somebody else is: ``put U.S. contractors on its list and barred``."""
    possessive = line.text.startswith(("'s", "’s"), entity.end) and not (
        _ITS_HEADS.match(line.text, entity.end) or _has_people(line, entity)
    )
    whose = is_adjective(entity) or possessive
    return whose or (entity.kind == "country" and _ITS_FIRMS.match(line.text, entity.end) is not None)


def _has_people(line: Line, entity: reex.Entity) -> bool:
    """Say whether those act who work for a party: ``Acme's crews are clearing ground``."""
    return entity.kind in _EMPLOYERS and _PEOPLE.match(line.text, entity.end, line.end) is not None


def _owns_another(line: Line, entity: reex.Entity, trigger: Trigger) -> bool:
    """Say whether the noun of another act stands right behind a party: ``$1 billion DOE investments``."""
    nouns, end = line.nouns, entity.end
    return any(t is not trigger for at in (end, end + 1) if at in nouns for t in nouns[at])


def _first_joined(line: Line, entity: reex.Entity) -> reex.Entity:
    """Return the first of the parties that *entity* stands in one list with: "firms in Japan, China and the U.S."."""
    clause, _ = line.clause(entity.start)
    for other in reversed(line.of_kinds(_ACTING)):
        if clause < other.end <= entity.start:
            if _is_bracketed(line, other):
                continue
            between = line.text[other.end : entity.start]
            if key(other) == key(entity) or (entity.kind == "country" and other.kind == "company"):
                break  # "in Astana, Kazakhstan will", "nationalised Orano's mine and Guinea withdrew"
            if not _AND.fullmatch(between) or between.strip() in (",", ", the"):
                break
            entity = other
    return entity


def joined_before(line: Line, last: reex.Entity) -> tuple[reex.Entity, ...]:
    """Return *last* with the parties that are joined to it from before: ``the U.S. and Japan``."""
    last = _named_before_bracket(line, last) or last
    chain = [last]
    clause, _ = line.clause(last.start)
    for entity in reversed(line.of_kinds(PARTIES)):
        if clause < entity.end <= chain[0].start and {entity.kind, last.kind} <= _ACTING:
            if _is_bracketed(line, entity):
                continue
            between = line.text[entity.end : chain[0].start]
            lone = len(chain) == 1 and between.strip() in (",", ", the") and not _opens_headline(line, entity, last)
            joined = _AND.fullmatch(between) and not lone
            if is_adjective(entity) != is_adjective(last) or not joined:
                break
            chain.insert(0, entity)
    if len(chain) == 2 and _TWO_CLAUSES.fullmatch(line.text, chain[0].end, chain[1].start):
        return (last,)  # "Its name is Acme, and Beta will buy"
    return tuple(chain)


def _opens_headline(line: Line, first: reex.Entity, last: reex.Entity) -> bool:
    """Say whether two parties open a sentence with only a comma between: ``India, Chile to negotiate``."""
    return first.start == line.start and first.kind == last.kind and line.text.startswith(" ", last.end)


def _is_bracketed(line: Line, entity: reex.Entity) -> bool:
    """Say whether brackets hold a party and nothing else, which names the one before them once more."""
    return line.text.endswith("(", line.start, entity.start) and line.text.startswith(")", entity.end)


def _named_before_bracket(line: Line, entity: reex.Entity) -> reex.Entity | None:
    """Return the party that *entity* names once more: ``Department of Energy ("DOE")``, ``Ministry of Ores, or MO``."""
    text, start = line.text, entity.start
    if text[start - 1] not in _OPENS_NAME and not text.endswith(_BEFORE_NAME, 0, start - 1):
        return None  # as ever, told in far less time
    before = (e for e in line.of_kind(entity.kind) if e.end < entity.start and key(e) == key(entity))
    return next((e for e in before if _DEFINES.fullmatch(line.text, e.end, entity.start)), None)


def _chain(line: Line, first: reex.Entity, kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return *first* with the parties that are joined to it from behind, over brackets and appositions."""
    chain, end, commas = [first], first.end, 0
    paired = _BETWEEN.search(line.text, max(line.start, first.start - _PREPOSITION_REACH), first.start) is not None
    for entity in line.of_kinds(PARTIES):
        if entity.start < end:
            continue
        if entity.ref and entity.ref == chain[-1].ref and _BRACKETED.fullmatch(line.text, end, entity.start):
            end = entity.end + 1  # "the United States of America (U.S.) and Peru"
            continue
        joined = _AND.fullmatch(line.text, end, entity.start)
        if not joined and (
            is_adjective(entity) or (entity.kind == "country" and _DESCRIBES.match(line.text, entity.end))
        ):
            continue
        second = paired and len(chain) == 1  # "an alliance between Acme and Beta has ended"
        if not joined or entity.kind not in kinds or (not second and _begins_clause(line, entity)):
            break
        commas += joined[0].strip() in (",", ", the")
        chain.append(entity)
        end = entity.end
    # "the deal with MP, the U.S. still lacks …": a single comma joins nothing, unless the list goes on.
    lone = len(chain) == 2 and commas and not _GOES_ON.match(line.text, end)
    if len(chain) == 2 and not paired:
        lone = lone or _TWO_CLAUSES.fullmatch(line.text, chain[0].end, chain[1].start) is not None
    return tuple(chain[:1] if lone else chain)


def _begins_clause(line: Line, entity: reex.Entity) -> bool:
    """Say whether a verb stands right behind: ``a loan to A, and B awarded …`` is no loan to B."""
    verbs = [cue.start for cue in line.cues if cue.term.data.list in STATUS_CUES]
    verbs += [t.start for t in line.triggers if t.form != "noun"]
    # "… to A, and B $5 million", not "awarded A and B $5 million each"
    verbs += [money.start for money in line.of_kind("money") if not EACH.match(line.text, money.end)]
    return any(0 < start - entity.end <= 1 for start in verbs)


def _takers(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the parties after one of the words that an act takes its recipient with."""
    act = trigger.act
    words = act.takes
    if hit := _hit_before(line, trigger):
        return hit
    behind = [e for e in line.of_kinds(act.recipients) if trigger.end <= e.start]
    stop = _end_of_takers(line, trigger) if behind else 0
    for entity in behind:
        if entity.start >= stop or trigger.is_name(entity):
            continue
        if _stands_aside(line, trigger, entity):
            continue
        if act.buys and line.makes(entity):
            return _chain(line, entity, act.recipients)
        direct = DIRECT_OBJECT.fullmatch(line.text, trigger.end, entity.start) is not None
        if direct and (act.object or trigger.form != "noun" or handed(line, entity)):
            return _chain(line, entity, act.recipients)
        if act.object and trigger.form != "noun":
            continue
        if _THAT.search(line.text, trigger.end, entity.start):
            continue  # "curbs on seven metals that China imposes"
        theirs = _owns_country(line, entity) and not _TO.search(line.text, trigger.end, entity.start)
        if words and words.search(line.text, trigger.end - 4, entity.start) and not theirs:
            return _chain(line, entity, act.recipients)
    return _adjective_taker(line, trigger) if act.adjectives else ()


def _hit_before(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the country that a verb before a measure says is hit: ``hit Chinese steel with a tariff``."""
    if trigger.act.family != "trade" or trigger.form not in ("noun", "pattern"):
        return ()
    start, _ = line.clause(trigger.start)
    cues = line.cues_of(start, trigger.start, _HITTING)
    countries = [e for e in line.of_kind("country") if start <= e.start and e.end <= trigger.start] if cues else []
    for cue in cues:
        if cue.term.data.list == "hit_by":
            hit = [e for e in countries if e.end <= cue.start][-1:]
        else:
            hit = [e for e in countries if 0 < e.start - cue.end <= _HIT_REACH][:1]
        if hit and "," not in line.text[hit[0].end : trigger.start]:
            return _chain(line, hit[0], trigger.act.recipients)
    return ()


def _end_of_takers(line: Line, trigger: Trigger) -> int:
    """Return from where on nobody gets the act: not from behind the next act or a lost link."""
    _, stop = line.clause(trigger.start)
    lost = [gap for gap in line.gaps if gap >= trigger.end] if line.gaps else ()
    return min(stop, _next_act(line, trigger), *lost)


def _stands_aside(line: Line, trigger: Trigger, entity: reex.Entity) -> bool:
    """Say whether a party behind the act can't be whom it is for."""
    between = trigger.end, entity.start
    if _RELATED.match(line.text, entity.end) or _speaks(line, entity):
        return True
    market = line.text.startswith(" market", entity.end)  # "from countries with more than 65% of the EU market"
    if trigger.act.family == "trade" and (market or _BRINGS.search(line.text, *between)):
        return True
    if entity.kind == "agency" and trigger.act.family == "capital" and sides.signed_with(line, trigger, entity):
        return True  # "loans were signed with the bank": it gives them
    if entity.kind == "country":  # "offtake with U.S. buyers": it only describes
        describes = _is_bare(entity) and _DESCRIBES.match(line.text, entity.end) is not None
        return not trigger.act.adjectives and (describes or not _taken(line, trigger, entity))
    if entity.kind == "program":
        return _FOR.search(line.text, *between) is None  # "loans under the Defense Production Act"
    if entity.kind == "facility" and _NEAR.search(line.text, max(line.start, entity.start - 16), entity.start):
        return True
    if entity.kind == "facility" and (_ITS.search(line.text, *between) or OPERATOR.search(line.text, *between)):
        return True  # "purchases from its smelter": the firm's own; "in MP Materials, the operator of Mountain Pass"
    # "invests $1 billion, including Acme's mine": a part; "together with Acme": a giver
    return _NO_TAKER.search(line.text, *between) is not None


def _speaks(line: Line, entity: reex.Entity) -> bool:
    """Say whether somebody only tells it, behind a comma: ``a loan of $200 million, Sojitz said``."""
    behind_comma = line.text.endswith((", ", ", the "), line.start, entity.start)
    return behind_comma and _SPEAKS.match(line.text, entity.end) is not None


def _taken(line: Line, trigger: Trigger, country: reex.Entity) -> bool:
    """Say whether a country gets it: ``a loan to Zambia``, ``lent Zambia $50 million``; ``in Zambia`` is a place."""
    lent = trigger.form != "noun" and line.text[trigger.end : country.start].isspace() and not is_adjective(country)
    return lent or _TO.search(line.text, trigger.end, country.start) is not None


def _owns_country(line: Line, entity: reex.Entity) -> bool:
    return entity.kind == "country" and line.text.startswith(("'s", "’s"), entity.end)


def _adjective_taker(line: Line, trigger: Trigger) -> tuple[reex.Entity, ...]:
    """Return the country whose adjective stands right before a tariff: ``Chinese battery tariff``."""
    if trigger.act.place == "recipient-or-actor" and (hit := _of_goods(line, trigger)):
        return (hit,)
    if trigger.form == "pattern" and trigger.act.instrument == "import_restriction":
        barred = (e for e in line.of_kind("country") if e.start == trigger.end + 1 and is_adjective(e))
        return tuple(barred)  # "bars Chinese batteries from its market"
    if trigger.form == "pattern" and trigger.act.instrument == "export_control":  # "added 14 Chinese firms to its list"
        theirs = (e for e in line.of_kind("country") if _SOME.fullmatch(line.text, trigger.end, e.start))
        return tuple(e for e in theirs if _ITS_FIRMS.match(line.text, e.end))
    for entity in reversed(line.of_kind("country")):
        if entity.end <= trigger.start and trigger.act.adjective_hit and is_adjective(entity):
            return (entity,) if _OWNS.fullmatch(line.text, entity.end, trigger.start) else ()
    return ()


def _of_goods(line: Line, trigger: Trigger) -> reex.Entity | None:
    """Return the country whose goods are kept out: ``imports of Iranian copper``."""
    start, stop = line.clause(trigger.start)
    goods = [e.start for e in line.of_kind("commodity") if start <= e.start < stop]
    own = (e for e in line.of_kind("country") if is_adjective(e)) if goods else ()
    return next((e for e in own if any(OF_ORIGIN.fullmatch(line.text, e.end, at) for at in goods)), None)


def _equals(line: Line, trigger: Trigger) -> Roles:
    """Return the parties of an act between equals: all of them around it in its sentence."""
    act = trigger.act
    kinds = act.actors | act.recipients
    first = _kept(line, _owner(line, trigger), act.actors) or _kept(line, _subject(line, trigger), act.actors)
    stop = line.clause(trigger.start)[1] if len(first) > 1 else line.end  # "…, under which A and B may explore"
    for entity in line.of_kinds(kinds):
        if entity.start >= stop:
            break
        if entity.start < trigger.start or entity in first or trigger.is_name(entity):
            continue
        joins = None if is_adjective(entity) else _JOINS_PARTIES.search(line.text, trigger.start, entity.start)
        if joins:
            second = _chain(line, entity, kinds)
            first = first or _doer(line, trigger, joins.start())
            if joins[0].lower() == "between":
                return Roles(second[:1], second[1:], "parties", "parties")
            return Roles(first or _after(line, second[-1].end, kinds), second, "parties", "parties")
    second = _named_before(line, first, kinds) or _announcer(line, first)
    return Roles(first, second, "parties", "parties")


def _announcer(line: Line, first: tuple[reex.Entity, ...]) -> tuple[reex.Entity, ...]:
    """Return the firm that tells what another one does with it: ``Acme announced that Beta is to form a venture``."""
    if len(first) != 1 or first[0].kind != "company":
        return ()
    firms = (e for e in line.of_kind("company") if e.end < first[0].start and key(e) != key(first[0]))
    return tuple(e for e in firms if _ANNOUNCES.fullmatch(line.text, e.end, first[0].start))[:1]


def _named_before(line: Line, first: tuple[reex.Entity, ...], kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return the partner that a sentence opens with: ``With Japan the U.S. signed``."""
    for entity in line.of_kinds(kinds):
        if first and entity.end < first[0].start and _OPENS_WITH.fullmatch(line.text, line.start, entity.start):
            partners = tuple(e for e in _chain(line, entity, kinds) if e not in first)
            next_to = re.fullmatch(r",?\s(?:the\s)?", line.text[partners[-1].end : first[0].start])
            return partners if next_to and not is_adjective(entity) else ()
    return ()


def _doer(line: Line, trigger: Trigger, stop: int) -> tuple[reex.Entity, ...]:
    """Return who made an agreement, in a clause behind its noun: ``the agreements Japan has secured with …``."""
    between = [e for e in line.of_kinds(STATES) if trigger.end <= e.start <= trigger.end + 2 and e.end <= stop]
    return tuple(e for e in between[:1] if not is_adjective(e))


def _after(line: Line, position: int, kinds: frozenset[str]) -> tuple[reex.Entity, ...]:
    """Return the party that follows a partner named first: ``In partnership with Equinor, Standard Lithium is …``."""
    following = [e for e in line.of_kinds(kinds) if position <= e.start <= position + 4 and not is_adjective(e)]
    return tuple(following[:1])
