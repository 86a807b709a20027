"""The page that shows the REST interface: Swagger UI from the installed package, no network."""

from importlib.resources import files
from pathlib import Path

from aiohttp import web

from common.core.errors import ErrorCode, RefusedError

_ASSETS = frozenset({"swagger-ui-bundle.js", "swagger-ui.css"})
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Gamdok REST</title>
<link rel="stylesheet" href="docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="docs/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""
# Without `validatorUrl: null` the bundle would show a badge of an online validator.
_START = """window.onload = () => {
  SwaggerUIBundle({
    url: "openapi.json",
    dom_id: "#page",
    validatorUrl: null,
    supportedSubmitMethods: [],
  });
};
"""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)


async def show_docs(_request: web.Request) -> web.Response:
    """Answer with the page."""
    return web.Response(
        text=_PAGE, content_type="text/html", headers={"Content-Security-Policy": _POLICY}
    )


async def show_asset(request: web.Request) -> web.StreamResponse:
    """Answer with one of the page's own files.

    Raises:
        RefusedError: NOT_FOUND.
    """
    name = request.match_info["asset"]
    if name == "start.js":
        return web.Response(text=_START, content_type="text/javascript")
    if name not in _ASSETS:
        raise RefusedError(ErrorCode.NOT_FOUND, "no_such_address")
    return web.FileResponse(Path(str(files("swagger_ui"))) / "static" / name)
