"""Static files, each under an address that holds a hash of its content, so that browsers keep it for good."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort

_HERE = Path(__file__).parent
_FOLDER = _HERE / "static"

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain"}
"""Named here because `mimetypes` reads the Windows registry, which may call scripts text/plain."""

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file as served."""

    content: bytes
    digest: str
    """First 12 hex digits of its SHA-256."""
    content_type: str


def _read_assets() -> dict[str, Asset]:
    assets = {}
    for path in sorted(_FOLDER.iterdir()):
        content = path.read_bytes()
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        assets[path.name] = Asset(content, hashlib.sha256(content).hexdigest()[:12], kind)
    return assets


_ASSETS = _read_assets()


def asset_url(name: str) -> str:
    """Return the address of a static file.

    Raises:
        KeyError: there is no such file.
    """
    return f"/static/{_ASSETS[name].digest}/{name}"


def interface_fingerprint() -> str:
    """Return a hash of everything a page is made with, so that an upgrade is not answered with old pages."""
    digest = hashlib.sha256()
    for path in sorted([*_HERE.glob("*.py"), *(_HERE / "templates").iterdir(), *_FOLDER.iterdir()]):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@blueprint.get("/static/<digest>/<name>")
def asset(digest: str, name: str) -> Response:
    """Serve one static file; under an old hash its present content, not to be kept."""
    found = _ASSETS.get(name)
    if found is None:
        abort(404)
    response = Response(found.content, content_type=f"{found.content_type}; charset=utf-8")
    current = digest == found.digest
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if current else "no-cache"
    return response
