"""The built app, served from memory and never asked for twice."""

from litestar import HttpMethod, Response, Router, route
from litestar.params import FromPath

from server.api.packing import accepted
from server.api.pages import Page
from server.api.who import Asking
from server.errors import Problem


def shell(pages: dict[str, Page]) -> Router:
    """The routes of everything that is not the API."""

    @route(
        ["/", "/{path:path}"],
        http_method=[HttpMethod.GET, HttpMethod.HEAD],
        include_in_schema=False,
        sync_to_thread=False,
    )
    def show(request: Asking, path: FromPath[str] = "/") -> Response[bytes]:
        address = "/" + path.lstrip("/")
        page = pages.get(address) or _for_navigation(pages, address, request)
        headers = {
            "ETag": page.etag,
            "Vary": "Accept-Encoding",
            "Cache-Control": _keep(address) if page is pages.get(address) else "no-cache",
        }
        if page.etag in _etags(request.headers.get("if-none-match", "")):
            return Response(b"", status_code=304, headers=headers, media_type=page.type)
        body, encoding = page.body(accepted(request))
        if encoding:
            headers["Content-Encoding"] = encoding
        if request.method == "HEAD":
            headers["Content-Length"] = str(len(body))
            return Response(b"", headers=headers, media_type=page.type)
        return Response(body, headers=headers, media_type=page.type)

    return Router("", route_handlers=[show])


def _for_navigation(pages: dict[str, Page], address: str, request: Asking) -> Page:
    """The app itself for an address that it routes. Raises Problem `not_found` for a missing file."""
    is_file = "." in address.rpartition("/")[2]
    wants_page = "text/html" in request.headers.get("accept", "")
    if address.startswith("/api/") or is_file or not wants_page:
        raise Problem("not_found")
    return pages["/"]


def _keep(address: str) -> str:
    """Files under /assets/ carry their content's hash in their name."""
    if address.startswith("/assets/"):
        return "public, max-age=31536000, immutable"
    return "no-cache"


def _etags(header: str) -> set[str]:
    return {tag.strip().removeprefix("W/") for tag in header.split(",")}
