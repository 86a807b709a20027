"""The project's own messages as templates; a test decodes each with the project's codec."""

from tests.bench.load_messages import Wire

PATH = "/api/v1/socket"
_SEAT_HEADER = "Authorization: Bearer ${token}"
_HEARTBEAT = '{"v":1,"type":"session.heartbeat","payload":{}}'

SEAT = Wire(
    headers=(_SEAT_HEADER,),
    hello=(
        '{"v":1,"id":"${id}","type":"session.hello","payload":'
        '{"client":"bench/1","device":"${device}","resume_from":null}}'
    ),
    welcome='"type":"session.welcome"',
    message=(
        '{"v":1,"id":"${id}","type":"answer.save","payload":'
        '{"attempt_id":"${attempt}","epoch":${epoch},"entries":'
        '[{"seq":${n},"item_id":"${item}","value":[${choice}],"offset_ms":${ms}}]}}'
    ),
    ack='"type":"answer.recorded"',
    ack_key='"ack_upto":',
    reject='"type":"session.command_rejected"',
    beat=_HEARTBEAT,
)

DETECTION = (
    '{"v":1,"id":"${id}","type":"incident.report","payload":'
    '{"attempt_id":"${attempt}","detection_id":"${id}","code":"FOCUS_LOST","opened":true,'
    '"duration_ms":400,"counts":true,"offset_ms":${ms},"facts":{"process":"calc","title":"Calc"}}}'
)
INCIDENT_EVENT = '"type":"incident.changed"'
INCIDENT_KEY = '"attempt_id":"'

STAFF_HELLO = (
    '{"v":1,"type":"session.hello","payload":'
    '{"client":"bench/1","device":"bench-console","resume_from":null}}'
)
STAFF_BEAT = _HEARTBEAT
