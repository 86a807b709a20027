"""Detections are timed from the seat's socket to the console's, and none may be lost."""

from pathlib import Path

import pytest

from tests.bench import measure_detection
from tests.bench.attempts import Attempts
from tests.bench.detection_probe import DetectionProbe
from tests.bench.errors import InvalidRunError
from tests.bench.measure_detection import DetectionMeasure
from tests.bench.plan import Plan
from tests.bench.stand_in import StandInTarget

SMALL = Plan(
    repetitions=1,
    connections=10,
    saves_per_s=100.0,
    watched=5,
    detections_per_s=40.0,
    detection_s=0.5,
    retries=0,
)


@pytest.fixture(autouse=True)
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure_detection, "LEAD_SECONDS", 1.0)
    monkeypatch.setattr(measure_detection, "START_MS", 50)


def test_times_every_detection_beside_the_saves(program: Path, tmp_path: Path) -> None:
    measure = DetectionMeasure(program, tmp_path, SMALL, Attempts(3))
    alert = measure.alerts(StandInTarget(10, watched=5))
    assert alert.samples == 20
    assert 0 < alert.p50_ms <= alert.p99_ms <= alert.max_ms < 1000
    assert alert.saves_per_s == pytest.approx(100, abs=15)


def test_a_lost_detection_voids_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.detection_probe.LAST_SECONDS", 0.2)
    with StandInTarget(1, watched=5, fault="deaf_staff").serving(tls=False) as target:
        sightings = DetectionProbe(target, rate=20.0).run(0.2)
    assert sightings.lost == 4
    with pytest.raises(InvalidRunError, match="4 detections never"):
        measure_detection.require_all(sightings)
