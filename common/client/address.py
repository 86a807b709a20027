"""Where the centre's server is and whose certificate is believed."""

import ssl
from pathlib import Path

import msgspec

from common.crypto.tls import client_ssl_context


class CentreAddress(msgspec.Struct, frozen=True, kw_only=True):
    """Address of a centre.

    Args:
        host: name or address; an IPv6 address without brackets.
        ca_file: the centre's own CA; the only one that is believed. None speaks plain HTTP,
            which is for load measurements on one machine.
        socket_port: where socket servers are reached if not at `port`: servers in roles of
            their own without a balancer before them.
    """

    host: str
    port: int
    ca_file: Path | None = None
    socket_port: int | None = None

    @property
    def http(self) -> str:
        """Return the base of REST addresses."""
        return f"{'https' if self.ca_file else 'http'}://{self._at(self.port)}"

    @property
    def socket(self) -> str:
        """Return the address of the socket end point."""
        place = self._at(self.socket_port or self.port)
        return f"{'wss' if self.ca_file else 'ws'}://{place}/api/v1/socket"

    def ssl_context(self) -> ssl.SSLContext | None:
        """Return a context that believes the centre's CA and nothing else."""
        return client_ssl_context(self.ca_file) if self.ca_file else None

    def _at(self, port: int) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{port}"
