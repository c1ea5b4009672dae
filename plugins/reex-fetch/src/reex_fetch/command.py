"""``reex fetch``: pages of the web into a crawl."""

from __future__ import annotations

from pathlib import Path

import click

from reex_fetch import fetch


@click.command("fetch")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="crawl.warc.gz",
    show_default=True,
    help="The crawl to write into; what it holds is not fetched again.",
)
@click.option("--contact", metavar="MAIL", help="A mail address or page that servers are told, for complaints.")
@click.option("--delay", type=float, default=1.0, show_default=True, help="Seconds between two requests to a host.")
@click.option("--size", type=int, default=20_000_000, show_default=True, help="Bytes that one page may have.")
@click.option("--seconds", type=float, default=30.0, show_default=True, help="How long one request may take.")
@click.option(
    "--allow",
    metavar="NETWORK",
    multiple=True,
    help="An address or network outside of the public web that may be asked, as 10.1.0.0/16 of an intranet.",
)
@click.pass_context
def command(
    ctx: click.Context,
    urls: tuple[str, ...],
    output: Path,
    contact: str | None,
    delay: float,
    size: int,
    seconds: float,
    allow: tuple[str, ...],
) -> None:
    """Fetch pages into a crawl that reex extract reads.

    robots.txt is respected, and only http and https of the public web are asked. The exit code is 1 if no page was got.
    """
    got = 0
    for page in fetch(urls, output, contact=contact, delay=delay, size=size, seconds=seconds, allow=allow):
        if page.error:
            click.echo(f"reex: {page.error}", err=True)
            continue
        got += 1
        click.echo(f"{'held' if page.cached else 'fetched'} {page.found}", err=True)
    click.echo(f"reex: {got} of {len(dict.fromkeys(urls))} pages are in {output}", err=True)
    if not got:
        ctx.exit(1)
