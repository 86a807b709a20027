"""Every address of the REST interface, one line each; the document is made from this list."""

from common.protocol.rest import (
    CandidateSession,
    CandidateSignIn,
    CentreFacts,
    DeviceEnrolment,
    EnrolledDevice,
    StaffSession,
    StaffSignIn,
)
from server.web.candidate_sessions import sign_in_candidate
from server.web.centre import show_centre
from server.web.devices import enrol_device
from server.web.docs_page import show_asset, show_docs
from server.web.health import HealthReport
from server.web.operation import METRICS_TYPE, show_alive, show_metrics, show_ready
from server.web.packages import MEDIA_TYPE, send_package
from server.web.reconciliation import ReconciliationReport, show_reconciliation
from server.web.route import Answer, Route
from server.web.sessions import sign_out
from server.web.staff_sessions import sign_in_staff

SOCKET_PATH = "/api/v1/socket"
OPERATION = "operation"
_HTML = Answer("text/html", "A page")
_NOTHING = Answer("", "Done")

ROUTES: tuple[Route, ...] = (
    Route(
        "POST",
        "/api/v1/staff/sessions",
        sign_in_staff,
        "Sign a member of staff in",
        StaffSession,
        takes=StaffSignIn,
        status=201,
        refuses=(401, 409),
        tag="sessions",
    ),
    Route(
        "POST",
        "/api/v1/candidates/sessions",
        sign_in_candidate,
        "Sign a candidate in at a seat",
        CandidateSession,
        takes=CandidateSignIn,
        status=201,
        refuses=(401, 409),
        tag="sessions",
    ),
    Route(
        "POST",
        "/api/v1/devices",
        enrol_device,
        "Enrol a PC at the seat of a one-time code",
        EnrolledDevice,
        takes=DeviceEnrolment,
        status=201,
        refuses=(401, 409),
        tag="sessions",
    ),
    Route(
        "DELETE",
        "/api/v1/sessions/current",
        sign_out,
        "Sign out",
        _NOTHING,
        status=204,
        signed_in=True,
        tag="sessions",
    ),
    Route(
        "GET",
        SOCKET_PATH,
        None,
        "Upgrade to the socket of live messages",
        Answer("", "Switching protocols; messages are described in the AsyncAPI document"),
        status=101,
        refuses=(403,),
        signed_in=True,
        tag="live",
    ),
    Route(
        "GET",
        "/api/v1/packages/{package_id}",
        send_package,
        "Fetch a sealed paper",
        Answer(MEDIA_TYPE, "The sealed paper"),
        refuses=(403, 404),
        signed_in=True,
        tag="papers",
    ),
    Route("GET", "/api/v1/centre", show_centre, "Which centre is this", CentreFacts),
    Route(
        "GET",
        "/api/v1/periods/{period_id}/reconciliation",
        show_reconciliation,
        "What does not add up in a period",
        ReconciliationReport,
        refuses=(403, 404),
        signed_in=True,
    ),
    Route(
        "GET",
        "/api/v1/openapi.json",
        None,
        "This document",
        Answer("application/json", "The OpenAPI document"),
        tag="documents",
    ),
    Route("GET", "/api/v1/docs", show_docs, "This interface to read", _HTML, tag="documents"),
    Route(
        "GET",
        "/api/v1/docs/{asset}",
        show_asset,
        "A file of that page",
        Answer("text/plain", "The file"),
        refuses=(404,),
        tag="documents",
    ),
    Route("GET", "/healthz", show_alive, "Is the process alive", HealthReport, tag=OPERATION),
    Route("GET", "/readyz", show_ready, "May new clients come", HealthReport, tag=OPERATION),
    Route(
        "GET",
        "/metrics",
        show_metrics,
        "Figures for Prometheus",
        Answer(METRICS_TYPE, "Text form of Prometheus"),
        refuses=(403,),
        tag=OPERATION,
    ),
)
