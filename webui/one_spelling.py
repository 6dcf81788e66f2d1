"""One spelling: whoever asks for a page by another spelling of its address is led to the one that is kept."""

from __future__ import annotations

from flask import redirect, request
from werkzeug.wrappers import Response as AnyResponse


def given_parameters() -> str:
    """Return the parameters of the address as they were spelled."""
    return request.query_string.decode("utf-8", "replace")


def lead_to(address: str) -> AnyResponse | None:
    """Return what leads to `address`; None where the parameters are spelled as there already."""
    return None if address.partition("?")[2] == given_parameters() else redirect(address, 302)
