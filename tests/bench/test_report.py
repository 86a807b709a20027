"""The document of figures."""

from pathlib import Path

import msgspec

from tests.bench import report
from tests.bench.figures import Figures, document
from tests.bench.machine import describe
from tests.bench.measure_detection import Alert
from tests.bench.measure_memory import Growth
from tests.bench.measure_ratio import Saturation
from tests.bench.plan import Plan


def saturation(per_s: float, per_cpu_s: float) -> Saturation:
    return Saturation(
        per_s=per_s,
        per_cpu_s=per_cpu_s,
        server_cpu_s=5.0,
        client_cpu_share=0.4,
        window_s=5.0,
        p50_ms=1.0,
        p99_ms=2.0,
    )


def figures(folder: Path) -> Figures:
    return Figures(machine=describe(folder), plan=Plan(), rejected=[])


def test_document_leaves_untaken_figures_empty(tmp_path: Path) -> None:
    taken = figures(tmp_path)
    taken.echo.append(saturation(50_000, 48_000))
    made = document(taken)
    assert made["echo_per_s"] == 50_000
    assert made["acks_per_s"] is None
    assert made["ack_ratio"] is None
    assert made["tls"] == "off"


def test_document_holds_medians_and_repetitions(tmp_path: Path) -> None:
    taken = figures(tmp_path)
    taken.echo += [saturation(50_000, 40_000), saturation(60_000, 50_000), saturation(1, 50_000)]
    taken.acks += [saturation(25_000, 10_000), saturation(25_000, 25_000), saturation(1, 20_000)]
    taken.plain.append(Growth(private_kib=30.0, resident_kib=31.0, base_private_kib=40_000))
    taken.alerts.append(
        Alert(
            p50_ms=2.0,
            p99_ms=9.0,
            max_ms=10.0,
            samples=2,
            save_p50_ms=1.0,
            save_p99_ms=3.0,
            saves_per_s=500.0,
            latencies_ms=(2.0, 9.0),
        )
    )
    path = tmp_path / "out" / "bench.json"
    report.write(taken, path)
    made = msgspec.json.decode(path.read_bytes())
    assert made["ack_ratio"] == 0.4
    assert made["repetitions"]["ack_ratio"] == [0.25, 0.5, 0.4]
    assert made["detection_p99_ms"] == made["detection_pooled_p99_ms"] == 9.0
    goals = made["goals"]
    assert (goals["ack_ratio"], goals["detection_p99_ms"]) == ("met", "met")
    assert goals["kib_per_connection"] == "missed"
    assert goals["kib_per_tls_connection"] == "not measured"
    assert goals["fsync_2ms_p99_share"] == "not measured"
    assert made["machine"]["fsync"]["samples"] == 500
