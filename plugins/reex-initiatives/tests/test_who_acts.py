"""Who does an act and who gets it, where a sentence calls them by other words than their names, or names several."""

from collections.abc import Callable

import pytest

import reex

Read = Callable[[str], reex.Record]
Row = tuple[str, str, str, str, str]
Acts = Callable[[str], list[Row]]


@pytest.mark.parametrize(
    ("text", "instrument", "who"),
    [
        ("KfW, together with the EIB, lent Vulcan Energy €40 million.", "loan", "de/kfw, eu/eib"),
        ("Alongside Japan, Canada imposed a tariff on Chinese steel.", "tariff", "CA, JP"),
        ("The EIB lent Imerys €9 million in tandem with KfW.", "loan", "eu/eib, de/kfw"),
        (
            "Lynas, working with the University of Perth, is testing a leach process.",
            "research",
            "asx/LYC, University of Perth",
        ),
        (
            "Together with the University of Perth, Lynas started a pilot line for magnets.",
            "research",
            "asx/LYC, University of Perth",
        ),
        ("Lynas, along with Sojitz, is building a plant in Texas.", "project", "asx/LYC, tse/2768"),
        ("Lynas is building a refinery next to its mine, and works with schools.", "project", "asx/LYC"),
        ("Canada lent Iluka $4 million, which came together with a grant of Japan.", "loan", "CA"),
    ],
)
def test_who_acts_together_acts(text: str, instrument: str, who: str, acts: Acts) -> None:
    """``Together with``, ``alongside`` and ``in partnership with`` name more of those who act."""
    assert who in [row[2] for row in acts(text) if row[0] == instrument]


def test_a_partnership_that_only_says_how_is_no_act_of_its_own(acts: Acts) -> None:
    """``In partnership with`` tells who acts with somebody, not a second act."""
    rows = acts("Lynas will build a pilot plant in Kalgoorlie in partnership with the University of Perth.")
    assert [row[0] for row in rows] == ["research"]
    assert [row[0] for row in acts("Lynas signed a partnership with Iluka.")] == ["partnership"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru digs copper. China buys most of its ore. The finance ministry raised the export levy on copper.", "PE"),
        ("Guinea digs bauxite. Its ore goes to China. The state will take a 15% stake in Nimba Mining.", "GN"),
        ("India imports magnets. The Union Budget scrapped the customs duty on cobalt.", "IN"),
        ("India imports magnets. The Centre has set aside $70 million for a magnet scheme.", "IN"),
        ("Togo digs phosphate. Lawmakers approved a bill that bans exports of raw ore.", "TG"),
        ("Ghana's miners pay much. The export duty on manganese was removed in March.", "GH"),
        ("Ghana and Togo dig manganese. The export duty on manganese was removed in March.", ""),
        ("Ghana and Togo dig manganese. The finance ministry removed the export duty on manganese.", ""),
        ("Kenya has titanium. The president of Base Titanium lent it $3 million.", "Base Titanium"),
    ],
)
def test_the_government_is_that_of_the_country_spoken_of(text: str, who: str, acts: Acts) -> None:
    """Ministries, the state, a budget and duties told in the passive are of the country that a text is on."""
    found = [row[2] for row in acts(text)] or [""]
    assert found[0] == who


@pytest.mark.parametrize(
    ("text", "instrument", "who"),
    [
        (
            "Iluka and Lynas signed a pact. The two will build a pilot plant for dysprosium.",
            "research",
            "asx/ILU, asx/LYC",
        ),
        ("Iluka met Lynas. The two companies will build a pilot plant.", "research", "asx/ILU, asx/LYC"),
        ("Japan and India talked. Both sides signed a memorandum of understanding on minerals.", "agreement", "JP, IN"),
        (
            "Japan and India met. The two countries signed a pact on ores, a year after China banned exports of tin.",
            "export_control",
            "CN",
        ),
        ("Japan and India talked. The two companies will build a pilot plant.", "research", ""),
        ("Iluka, Lynas and Arafura talked. The two will build a pilot plant.", "research", ""),
    ],
)
def test_two_are_those_who_were_named_before(text: str, instrument: str, who: str, acts: Acts) -> None:
    """``The two``, ``both`` and ``the partners`` lead to two named before, and to nobody where there are more."""
    assert who in [row[2] for row in acts(text) if row[0] == instrument] or (not who and not acts(text))


@pytest.mark.parametrize(
    ("text", "getter"),
    [
        (
            "The company won a permit from the Forest Service, Perpetua Resources said. It also received a loan of"
            " $9 million from EXIM.",
            "nasdaq/PPTA",
        ),
        ("Ucore opened a lab. It was also awarded a grant of $4 million by the Pentagon.", "tsxv/UCU"),
        ("Iluka borrowed A$9 million from Export Finance Australia.", "asx/ILU"),
        ("The Pentagon met Ucore. It was a grant of $4 million that it wanted.", ""),
    ],
)
def test_it_is_whom_the_sentence_before_was_on(text: str, getter: str, acts: Acts) -> None:
    """``It`` is the firm that a sentence was on, and not a body that only gave it something."""
    found = [row[3] for row in acts(text) if row[4]] or [""]
    assert found[-1] == getter


@pytest.mark.parametrize(
    ("text", "investors", "issuer"),
    [
        (
            "Cyclic Materials raised $75 million led by Appian Capital, with money from Microsoft and Glencore.",
            "Appian Capital Advisory Limited, nasdaq/MSFT, lse/GLEN",
            "Cyclic Materials Inc.",
        ),
        ("Arafura announced an A$40 million placement to Wyloo.", "Wyloo Metals Pty Ltd", "asx/ARU"),
        (
            "Lynas launched a placement of A$80 million, including from cornerstone investor Glencore.",
            "lse/GLEN",
            "asx/LYC",
        ),
        ("Lynas said that Glencore had agreed to subscribe for A$15 million of new shares.", "lse/GLEN", "asx/LYC"),
        ("Lynas raised A$80 million in a placement led by its brokers.", "", "asx/LYC"),
    ],
)
def test_who_pays_for_shares_invests_and_who_issues_them_gets_it(
    text: str, investors: str, issuer: str, acts: Acts
) -> None:
    """Whoever launches a placement, those who lead it or take part in it act, and the issuer gets the money."""
    assert [row[2:4] for row in acts(text) if row[0] == "equity"] == [(investors, issuer)]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Ucore was awarded $9 million under a programme of the U.S. Department of Energy.", "us/doe"),
        ("Through a £9 million scheme run by the Department of Energy, Ucore received a grant.", "us/doe"),
        ("With support of $9 million from the Government of Canada, Ucore will expand its plant.", "CA"),
        ("The Serra Verde loan from the DFC was raised to $565 million.", "us/dfc"),
        ("Ucore will receive a $6 million loan from the Pentagon's Office of Strategic Capital.", "us/osc"),
        ("Ucore will receive a $6 million loan from the Pentagon.", "us/dod"),
        ("Ucore was awarded $9 million under a law on ores.", ""),
    ],
)
def test_whose_programme_it_is_gives(text: str, giver: str, acts: Acts) -> None:
    """Money under a programme or with the support of a body is that body's."""
    assert acts(text)[0][2] == giver
    assert acts(text)[0][3]


_LYNAS = "Lynas (ASX: LYC) rose. Lynas is busy. Lynas grows. "


@pytest.mark.parametrize(
    "text",
    [
        "Export Finance Australia offers A$500 million of insurance to exporters.",
        "Rivals have borrowed $3 billion in loans.",
        "Other producers signed offtake agreements with Sojitz.",
        "The ministry asked for a budget of A$30 million.",
        "The Department of Energy announced $134 million for universities.",
    ],
)
def test_what_is_for_many_is_not_for_the_firm_of_the_document(text: str, acts: Acts) -> None:
    """Bare plurals are nobody, and money for exporters is not for the firm that a text is on."""
    assert all("asx/LYC" not in row[2] + row[3] for row in acts(_LYNAS + text))
    assert acts(_LYNAS + "The Pentagon awarded a $25 million grant.")[0][3] == "asx/LYC"


@pytest.mark.parametrize(
    ("text", "buyer", "seller"),
    [
        ("Ucore signed with Nidec. The company will deliver 90 tonnes of oxide to the motor maker.", "Nidec", "Ucore"),
        ("Nidec visited Ucore. It will buy 90 tonnes of dysprosium from the miner.", "Nidec", "Ucore"),
        ("Nidec visited Ucore. It will buy 90 tonnes of dysprosium.", "Nidec", ""),
    ],
)
def test_the_other_of_two_buys_or_sells(text: str, buyer: str, seller: str, read: Read) -> None:
    """``To the motor maker`` is the other one of two firms that were named together."""
    act = read(text).initiatives[-1]
    assert [[f for p in side for f in p.forms][:1] for side in (act.actors, act.recipients)] == [
        [name] if name else [] for name in (buyer, seller)
    ]


@pytest.mark.parametrize(
    ("text", "instrument", "row"),
    [
        ("Zijin bought a 15% stake in Ivanhoe Mines from Glencore.", "equity", ("sse/601899", "tsx/IVN")),
        ("Vale sold 13% of its nickel arm to Glencore.", "equity", ("lse/GLEN", "nyse/VALE")),
        (
            "Lynas is short of cash. Glencore bought A$20 million of the company's shares.",
            "equity",
            ("lse/GLEN", "asx/LYC"),
        ),
        (
            "Canada lent Torngat Metals C$9 million. Quebec added a C$1 million loan.",
            "loan",
            ("Quebec", "Torngat Metals Ltd."),
        ),
        ("Canada lent Torngat Metals C$9 million. Quebec gave a C$1 million loan.", "loan", ("Quebec", "")),
        ("Lynas said the French state added a €9 million grant.", "grant", ("FR", "asx/LYC")),
        (
            "Italy, Spain and France met. The three countries will set up a strategic stockpile.",
            "stockpile",
            ("IT, ES, FR", ""),
        ),
        ("Its name is Lynas, and Glencore will lend Iluka $9 million.", "loan", ("lse/GLEN", "asx/ILU")),
        (
            "Bosch and Lynas signed an offtake agreement for magnets from Lynas.",
            "offtake",
            ("Robert Bosch GmbH", "asx/LYC"),
        ),
    ],
)
def test_who_gives_and_who_gets(text: str, instrument: str, row: tuple[str, str], acts: Acts) -> None:
    """Who sells shares gives nothing, who adds money gives it to the same firm, and a clause is no list."""
    assert [found[2:4] for found in acts(text) if found[0] == instrument][-1] == row


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Peru is rich in copper. Congress passed a mining law.", "PE"),
        ("Peru sells copper to the United States. The U.S. Congress passed a mining law.", "us/congress"),
        ("S. 12\n\nIN THE SENATE OF THE UNITED STATES\n\nA BILL\n\nThis Act may be cited as the Ore Act.", "us/senate"),
        ("A duty of 15% on exports of bauxite was introduced. Sierra Leone hopes for money.", "SL"),
        ("According to a presidential decree signed in Astana, Kazakhstan will exempt miners from the VAT.", "KZ"),
        ("China put 15 US firms on its export control list.", "CN"),
        ("A year after China restricted exports of tin, prices rose.", "CN"),
    ],
)
def test_states_act_where_no_body_of_theirs_is_named(text: str, who: str, acts: Acts) -> None:
    """A parliament is that of the country that a text is on; one that only tells where firms are from is nobody."""
    assert {row[2] for row in acts(text)} == {who}


@pytest.mark.parametrize(
    ("text", "instrument", "row"),
    [
        (
            "Glencore became a shareholder of Lynas rival Iluka by subscribing to shares for $30 million.",
            "equity",
            "lse/GLEN",
        ),
        ("Ucore won a $47 million award of the U.S. Department of Defense.", "grant", "us/dod"),
        ("Orano, alongside the French government, will invest €15 million in Imerys.", "funding", "Orano SA, FR"),
        ("Canada granted a loan of $3 million to Ucore, and Glencore bought Iluka.", "acquisition", "lse/GLEN"),
        (
            "PowerCo bought a stake in Iluka for C$69 million and will take 100 tonnes of zircon a year.",
            "offtake",
            "PowerCo SE",
        ),
    ],
)
def test_who_stands_behind_a_preposition_does_nothing(text: str, instrument: str, row: str, acts: Acts) -> None:
    """Whom a preposition or a word for a rival stands before is no subject; ``of the department`` tells who gives."""
    assert [found[2] for found in acts(text) if found[0] == instrument][:1] == [row]


def test_who_is_offered_loans_gets_them(acts: Acts) -> None:
    """A passive verb of giving makes its subject the one that gets it."""
    assert acts("Companies such as Lynas and Iluka have been offered loans by Canberra in Australia.")[0][2:4] == (
        "AU",
        "asx/LYC, asx/ILU",
    )


@pytest.mark.parametrize(
    ("text", "instrument", "row"),
    [
        (
            "Sojitz and JOGMEC began importing dysprosium from Lynas. The two invested A$20 million in the miner.",
            "funding",
            ("tse/2768, jp/jogmec", "asx/LYC"),
        ),
        ("Queensland approved Lynas's vanadium mine near Mount Isa.", "permitting", ("Queensland", "asx/LYC")),
        ("Lynas mandated Absa to arrange a $26 million loan.", "loan", ("", "asx/LYC")),
        (
            "Mexico has lithium. Sheinbaum's government cancelled Ganfeng's permits.",
            "permitting",
            ("mx/government", "Ganfeng"),
        ),
        ("Kenya's government and Lynas signed a pact on tantalum.", "partnership", ("KE, asx/LYC", "")),
        (
            "Lynas met Ford. Ford will buy $5 million of magnets from the company's plant.",
            "offtake",
            ("nyse/F", "asx/LYC"),
        ),
        ("An Ontario loan of C$5 million went to Ucore.", "loan", ("Ontario", "tsxv/UCU")),
        ("A mine in Ontario got nothing; a loan of C$5 million went to Ucore.", "loan", ("", "tsxv/UCU")),
        ("Lynas looks for customers in Korea, and the firm hopes to build a second plant.", "project", ("asx/LYC", "")),
        ("The state is owed tax. Canada lent Ucore C$5 million.", "loan", ("CA", "tsxv/UCU")),
    ],
)
def test_who_is_meant_by_other_words(text: str, instrument: str, row: tuple[str, str], read: Read) -> None:
    """Words for a firm, whose government it is, who only arranges a loan, and what is only a place near a mine."""
    act = next(i for i in read(text).initiatives if i.instrument == instrument)
    for wanted, parties in zip(row, (act.actors, act.recipients), strict=True):
        told = {form for party in parties for form in (party.ref or "", party.name, *party.forms)}
        assert len(parties) == len(wanted.split(", ") if wanted else ())
        assert not wanted or set(wanted.split(", ")) <= told | {name.split()[0] for name in told if name}


@pytest.mark.parametrize(
    ("text", "instrument", "row"),
    [
        ("Lynas closed a $13 million debt facility with its partner Glencore.", "loan", ("lse/GLEN", "asx/LYC")),
        ("Glencore agreed a prepayment of $12 million with Lynas.", "loan", ("lse/GLEN", "asx/LYC")),
        (
            "The Department of War met miners. In July the department bought $40 million of Lynas's preferred stock.",
            "equity",
            ("us/dod", "asx/LYC"),
        ),
        ("The UK gave Lynas £28.6 million of equity.", "equity", ("GB", "asx/LYC")),
        ("Lynas needs money. It asked KfW for a grant of €12 million.", "grant", ("de/kfw", "asx/LYC")),
        ("Glencore raised its holding in Lynas with a A$18 million placement.", "equity", ("lse/GLEN", "asx/LYC")),
        ("Lynas raised A$18 million in a placement.", "equity", ("", "asx/LYC")),
    ],
)
def test_who_lends_and_who_issues(text: str, instrument: str, row: tuple[str, str], acts: Acts) -> None:
    """With whom a firm closes a loan, lends; whose stock is bought, issues it; who asks for money is to get it."""
    assert [found[2:4] for found in acts(text) if found[0] == instrument][:1] == [row]


def test_who_a_promised_loan_is_for_stands_in_its_own_item(read: Read) -> None:
    """Those who get the grant of the item before get none of it."""
    text = (
        "The Department of Energy announced:\n\n- $150 million in grants to Novonix and Anovion for graphite plants.\n"
        "- A conditional commitment for a loan of up to $755 million to Syrah Resources.\n"
    )
    (loan,) = [act for act in read(text).initiatives if act.instrument == "loan"]
    assert [party.name for party in loan.recipients] == ["Syrah Resources Limited"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("China tightens its grip on tungsten after Trump tariffs bite.", "us/trump-administration"),
        ("Biden-era tariffs on graphite stay in force.", "us/biden-administration"),
        ("Japan fears the Trump copper tariffs.", "us/trump-administration"),
        ("Eric Trump spoke of tariffs on copper.", ""),
    ],
)
def test_a_measure_called_by_a_name_is_of_who_has_it(text: str, who: str, acts: Acts) -> None:
    """``Trump tariffs`` are not those of the country that the sentence is on."""
    assert who in ["", *(row[2] for row in acts(text) if row[0] == "tariff")][-1:]


def test_what_came_before_is_of_another(acts: Acts) -> None:
    """Behind ``hours after`` somebody else acts, who is not whom the first act is for."""
    rows = acts("China imposed export controls on graphite hours after a U.S. duty on electric cars took effect.")
    assert [row[:4] for row in rows] == [("export_control", "active", "CN", ""), ("tariff", "active", "US", "")]


def test_a_test_plant_that_goods_are_from_is_no_act(acts: Acts) -> None:
    """Goods may come from a pilot plant long after it was built."""
    assert acts("Lynas will receive samples from its pilot plant in Perth.") == []
    assert [row[0] for row in acts("Lynas is building a pilot plant in Perth.")] == ["research"]


def test_who_buys_for_themselves_is_not_the_firm(acts: Acts) -> None:
    """Shareholders and insiders of a firm are not the firm."""
    placed = "Homeland Nickel closed a private placement for C$1.2 million."
    assert [row[2] for row in acts(f"{placed} Insiders of the Company subscribed for C$150,000.")] == ["", ""]
    assert [row[2] for row in acts(f"{placed} The Company subscribed for C$150,000 of shares in Talga.")] == [
        "",
        "tsxv/SHL",
    ]


def test_whom_a_pronoun_stands_for_is_not_named_further_on(acts: Acts) -> None:
    """Behind ``handed them`` no other party of the sentence gets it."""
    rows = acts('"Biden handed them $350 million," Trump said in a call to Lynas.')
    assert [row[3] for row in rows] == [""]
    assert [row[3] for row in acts("Biden handed Lynas $350 million.")] == ["asx/LYC"]
    assert [row[3] for row in acts("Lynas grew by half. The Pentagon awarded it $2 million, Sojitz said.")] == [
        "asx/LYC"
    ]


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("The Minister of Mines approved a $4 million grant to Lynas.", "Minister of Mines"),
        ("The Minister for Energy and Water approved a $4 million grant to Lynas.", "Minister for Energy and Water"),
        ("Gov. Jo Harker approved a $4 million grant to Lynas.", "Gov. Jo Harker"),
        ("Reserve Bank Governor Jo Harker approved a $4 million grant to Lynas.", ""),
        ("The Hunan provincial government approved a $4 million grant to Lynas.", "Hunan"),
        ("Nevada state regulators approved a $4 million grant to Lynas.", "Nevada"),
    ],
)
def test_those_in_office_act_without_their_names_or_their_country(text: str, giver: str, read: Read) -> None:
    """A minister of mines, a governor and the government of a province give what they approve."""
    (act,) = read(text).initiatives
    assert [party.name for party in act.actors] == ([giver] if giver else [])


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("President Trump signed an order on a Biden-era rule for tungsten.", "us/trump-administration"),
        ("President Trump signed an order on tungsten rules of the Biden Administration.", "us/trump-administration"),
        ("President Trump signed an order. President Biden had a rule on tungsten.", "us/biden-administration"),
    ],
)
def test_he_is_nobody_whose_name_only_tells_the_time(before: str, actor: str, acts: Acts) -> None:
    """``He`` is who acts, and not whose era a rule is of."""
    assert acts(before + " Later he imposed a 20% tariff on tungsten.")[-1][2] == actor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zambia digs copper for itself. Zambia is poor. A decree created a state copper company.",
            ("executive_action", "active", "ZM", "", ""),
        ),
        (
            "Zambia digs copper for itself. Zambia is poor. An agreement was reached with Japan on copper.",
            ("agreement", "agreed", "JP, ZM", "", ""),
        ),
    ],
)
def test_a_text_on_one_country_tells_what_that_one_does(text: str, expected: Row, acts: Acts) -> None:
    """An order of nobody, and an agreement with one other country, are of the country that the text is about."""
    (told,) = acts(text)
    assert (*told[:2], ", ".join(sorted(told[2].split(", "))), *told[3:]) == expected


def test_a_text_on_many_countries_is_about_none(acts: Acts) -> None:
    """Who agreed with Japan is not told, and nobody is guessed."""
    assert not acts("Zambia digs copper. Japan, Peru and Chile buy it. An agreement was reached with Japan on copper.")


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Norway's sanctions package against Peru, which would ban imports of tin from Peru, is ready.", "NO", "PE"),
        ("Norway adopted a sanctions package against Peru, which bans imports of tin.", "NO", "PE"),
        ("Chile welcomed the Norwegian sanctions on Peru, which bar imports of tin.", "NO", "PE"),
        ("Prices rose on sanctions on Peru, which has banned exports of tin to Norway.", "PE", "NO"),
        ("Peru, which bans imports of tin from Norway, is ready.", "PE", "NO"),
    ],
)
def test_sanctions_do_it_and_not_whom_they_hit(text: str, actor: str, recipient: str, acts: Acts) -> None:
    """A clause behind the country is on the sanctions, unless its verb is of one and they are many."""
    told = [row for row in acts(text) if row[0] in ("import_restriction", "export_control")]
    assert [row[2:4] for row in told] == [(actor, recipient)]


@pytest.mark.parametrize(
    ("before", "actor"),
    [
        ("The World Bank lent Indonesia $30 million for nickel smelters.", "ID"),
        ("EBRD lent Kazakhstan $30 million for copper mines.", "KZ"),
        ("The Ministry of Commerce met miners in China.", "cn/mofcom"),
    ],
)
def test_no_bank_bans_exports(before: str, actor: str, acts: Acts) -> None:
    """A measure that is told in the passive is of the state spoken of, and not of who lends to it."""
    rows = acts(f"{before} Exports of nickel ore have been banned since 2020.")
    assert [row[2] for row in rows if row[0] == "export_control"] == [actor]


@pytest.mark.parametrize(
    "opening",
    [
        "For Kestrel Tin's lithium mine in Finland",
        "For Kestrel Tin",
        "For the first, Kestrel Tin's lithium project in the Upper Rhine Valley",
    ],
)
def test_whom_money_is_for_may_open_the_sentence(opening: str, acts: Acts) -> None:
    """The bank that gives it stands behind the comma."""
    rows = acts(f"{opening}, the European Investment Bank has signed a loan of €15 million.")
    assert [row for row in rows if row[0] == "loan"] == [("loan", "agreed", "eu/eib", "Kestrel Tin", "EUR 15,000,000")]


def test_for_whom_something_would_be_good_gets_nothing(acts: Acts) -> None:
    """Money for somebody else is his."""
    rows = acts("For Kestrel Tin, Canada's $5 million loan to Halden Lithium is bad news.")
    assert [row[3] for row in rows] == ["Halden Lithium"]
