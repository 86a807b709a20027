"""The envelope around every message on a socket."""

import msgspec

from common.protocol.limits import Name, Number


class Envelope(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One frame: `{"v":1,"id":…,"type":…,"seq":…,"ack":…,"payload":{…}}`.

    Args:
        v: version of the wire.
        id: id of this message; a command repeated with the same id is done once.
        type: wire name of the payload.
        ts: sender's wall time in milliseconds, for logs only.
        seq: number of a durable event; 0 for everything else.
        ack: id of the command this answers; empty otherwise.
        payload: the message as JSON.
    """

    v: int
    id: Name = ""
    type: Name
    ts: Number = 0
    seq: Number = 0
    ack: Name = ""
    payload: msgspec.Raw
