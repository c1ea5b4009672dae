"""Pages of several makes around a text that is known: what a news system, a ministry and a weblog put around it."""

from __future__ import annotations

from collections.abc import Sequence

PARAGRAPHS = (
    "The ministry of industry signed an agreement with the owner of the mine on Tuesday, under which it lends four "
    "hundred million dollars for a plant that makes magnets.",
    "Under its terms the price of neodymium is held above a floor for ten years, and whatever the plant makes in "
    "that time is bought by the state if nobody else wants it.",
    "“We were too late once, and it cost us the industry,” said the minister, who had asked for the plan in spring.",
    "The loan is paid out in three parts, the first of them when the building starts, which is planned for autumn.",
    "Two more agreements are being prepared, the ministry said, without naming the firms or the sums.",
)
LEAD = "A loan and a floor under the price are to bring the making of magnets back to the coast within three years."
ITEMS = ("gallium from the works in the north", "indium", "germanium, as a by-product of zinc")
ROWS = (("Product", "Tariff", "From"), ("Magnets", "25 %", "1 May 2025"), ("Oxides", "10 %", "1 June 2025"))
OTHER = "Another story begins here with enough words that it could well be taken for a paragraph of the one above it."


def text(*, lists: bool = True) -> str:
    """Return the main text of a page as a person would mark it."""
    rows = [" | ".join(row) for row in ROWS] if lists else []
    return "\n\n".join([LEAD, *PARAGRAPHS, *(ITEMS if lists else ()), *rows])


def news() -> str:
    """Return a page of a newspaper: section menu, share bar, related stories in the text, author box, comments."""
    head, *rest = PARAGRAPHS
    return _page(
        f"""<div id="cookie-consent"><p>We and our partners use cookies to measure who reads what, and {OTHER}</p></div>
<header class="masthead"><nav>{_links(20)}</nav></header>
<div class="layout"><div class="col-main"><h1>Loan for Magnets</h1><p class="dek">{LEAD}</p>
<div class="byline">By Ann Reader</div><div class="share-bar"><ul>{_links(4)}</ul></div>
<div class="story"><p>{head}</p><div class="related"><h3>Read more</h3><p><a href="/x">{OTHER}</a></p></div>
{_paragraphs(rest)}{_list()}{_table()}</div>
<div class="author-bio"><p>Ann Reader writes on mines. {OTHER}</p></div>
<div class="newsletter-signup"><p>Every morning in your letter box: {OTHER}</p></div></div>
<div class="rail"><h2>Most read</h2>{_teasers(6)}</div></div>
<section id="comments">{"".join(f'<div class="comment"><p>I think that {OTHER}</p></div>' for _ in range(12))}</section>
<footer>{_links(12)}<p>All rights are ours, as {OTHER}</p></footer>"""
    )


def ministry() -> str:
    """Return a page of a ministry: the whole of it in a form, the text in a table of layout, breaks for paragraphs."""
    broken = "<br><br>".join((LEAD, *PARAGRAPHS))
    return _page(
        f"""<form id="aspnetForm"><table><tr><td class="menu">{_links(15)}</td><td><h1>Loan for Magnets</h1>
<div class="ms-rtestate-field">{broken}<br>{_list()}{_table()}</div></td></tr></table>
<div class="footer">{_links(6)} Page last changed by the press office</div></form>"""
    )


def weblog() -> str:
    """Return a page of a weblog: text without paragraphs, each in a block of its own, and the next entries below."""
    blocks = "".join(f"<div>{paragraph}</div>" for paragraph in (LEAD, *PARAGRAPHS))
    return _page(
        f"""<div id="wrap"><div class="hentry tag-magnets category-ads"><h1 class="entry-title">Loan for Magnets</h1>
<div class="entry-content">{blocks}{_list()}{_table()}<div class="sharedaddy">{_links(5)}</div></div>
<p class="postmeta">Posted in {_links(3)}</p></div>{_teasers(5)}
<div id="respond"><p>Leave a reply: {OTHER}</p></div></div>"""
    )


def _page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>Loan for Magnets</title></head><body>{body}</body></html>"


def _paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in texts)


def _list() -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in ITEMS) + "</ul>"


def _table() -> str:
    return (
        "<table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS) + "</table>"
    )


def _links(count: int) -> str:
    return "".join(f'<li><a href="/{number}">Section {number}</a></li>' for number in range(count))


def _teasers(count: int) -> str:
    entry = '<div class="entry"><h3><a href="/{0}">Another headline {0}</a></h3><p>' + OTHER + "</p></div>"
    return "".join(entry.format(number) for number in range(count))
