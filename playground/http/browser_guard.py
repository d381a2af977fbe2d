"""Web pages of others cannot use the stand-in; its own page and programs can."""

import ipaddress
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

PAGE_PATHS = frozenset({"/", "/playground"})
"""A browser may open these addresses as a page, and no others."""
_BOT_PATHS = ("/bot", "/file/bot")
_HOST = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\[\]:\s]+)(?::\d{1,5})?")
_FOREIGN_SITES = ("cross-site", "same-site")
_FRAMES = ("iframe", "frame", "object", "embed", "fencedframe")
_OWN_PAGE_ONLY = "This stand-in answers its own page only."
_OWN_NAMES_ONLY = "This stand-in answers at localhost, at an address, or at the host it was given."
_NO_PAGE = "default-src 'none'; frame-ancestors 'none'"
_SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}
RequestHandler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class BrowserGuard:
    """Refuses what a page of another site sends; `host` is the name or address listened at."""

    host: str

    def refuse_foreign_pages(self) -> Callable[..., Awaitable[web.StreamResponse]]:
        """Returns the middleware that looks at every request, whatever its address."""

        @web.middleware
        async def middleware(request: web.Request, handler: RequestHandler) -> web.StreamResponse:
            reason = self.find_refusal(request)
            if reason:
                raise web.HTTPForbidden(text=reason)
            return await handler(request)

        return middleware

    def find_refusal(self, request: web.Request) -> str:
        """Returns why a request is refused, or an empty text.

        The name is checked first: a foreign name that leads to this machine makes a foreign page
        look like our own in everything else that a browser sends.
        """
        hosts = request.headers.getall("Host", [])
        if len(hosts) != 1 or not self.is_own_host(hosts[0]):
            return _OWN_NAMES_ONLY
        is_own = is_page_visit(request) or not (is_foreign(request) or is_visit(request))
        return "" if is_own else _OWN_PAGE_ONLY

    def is_own_host(self, host: str) -> bool:
        """Returns whether no foreign name leads here: an address, localhost, or the given host."""
        found = _HOST.fullmatch(host)
        if found is None:
            return False
        name = found[1].strip("[]").lower()
        try:
            return not ipaddress.ip_address(name).is_unspecified
        except ValueError:
            return name in ("localhost", self.host.lower())


def is_page_visit(request: web.Request) -> bool:
    """Returns whether somebody opens the page itself in a window, from wherever they come."""
    return (
        request.method == "GET"
        and request.path in PAGE_PATHS
        and request.headers.get("Origin") is None
        and request.headers.get("Sec-Fetch-Dest") in (None, "document")
        and request.headers.get("Sec-Fetch-Mode") in (None, "navigate")
    )


def is_visit(request: web.Request) -> bool:
    """Returns whether a browser would show the answer as a page or in a frame."""
    headers = request.headers
    return headers.get("Sec-Fetch-Mode") == "navigate" or headers.get("Sec-Fetch-Dest") in _FRAMES


def is_foreign(request: web.Request) -> bool:
    """Returns whether a page sent the request that is not ours; a bot is never a page."""
    headers = request.headers
    origin, site = headers.get("Origin"), headers.get("Sec-Fetch-Site")
    if request.path.startswith(_BOT_PATHS):
        return origin is not None or site is not None
    own_origin = f"{request.scheme}://{headers['Host']}"
    return site in _FOREIGN_SITES or origin not in (None, own_origin)


async def add_safe_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Makes a browser keep every answer to our own page, whichever route gives it."""
    response.headers.update(_SAFE_HEADERS)
    response.headers.setdefault("Content-Security-Policy", _NO_PAGE)
