"""Everything one benchmark run found, and the document made of it."""

from collections.abc import Mapping

import msgspec

from tests.bench.goals import GOALS
from tests.bench.machine import Machine
from tests.bench.measure_detection import Alert
from tests.bench.measure_durable import Durable
from tests.bench.measure_memory import Growth
from tests.bench.measure_ratio import Saturation
from tests.bench.measure_storm import Storm
from tests.bench.plan import Plan
from tests.bench.summary import Series, percentile, series


class Figures(msgspec.Struct, kw_only=True):
    """The repetitions, in the order they were taken; empty lists where nothing was measured."""

    machine: Machine
    plan: Plan
    rejected: list[str]
    echo: list[Saturation] = msgspec.field(default_factory=list)
    acks: list[Saturation] = msgspec.field(default_factory=list)
    durable: dict[str, list[Durable]] = msgspec.field(default_factory=dict)
    alerts: list[Alert] = msgspec.field(default_factory=list)
    bare_plain: list[Growth] = msgspec.field(default_factory=list)
    bare_tls: list[Growth] = msgspec.field(default_factory=list)
    plain: list[Growth] = msgspec.field(default_factory=list)
    tls: list[Growth] = msgspec.field(default_factory=list)
    storms: list[Storm] = msgspec.field(default_factory=list)
    storms_tls: list[Storm] = msgspec.field(default_factory=list)


def table(figures: Figures) -> dict[str, Series]:
    """Return each measured figure by its key, repetitions included."""
    columns: dict[str, list[float]] = {}
    for prefix, runs in (("echo", figures.echo), ("acks", figures.acks)):
        columns[f"{prefix}_per_s"] = [run.per_s for run in runs]
        columns[f"{prefix}_per_cpu_s"] = [run.per_cpu_s for run in runs]
        columns[f"{prefix}_server_cpu_s"] = [run.server_cpu_s for run in runs]
        columns[f"{prefix}_client_cpu_share"] = [run.client_cpu_share for run in runs]
        columns[f"{prefix}_p50_ms"] = [run.p50_ms for run in runs]
        columns[f"{prefix}_p99_ms"] = [run.p99_ms for run in runs]
    pairs = list(zip(figures.echo, figures.acks, strict=False))
    columns["ack_ratio"] = [acks.per_cpu_s / bare.per_cpu_s for bare, acks in pairs]
    columns["ack_ratio_wall"] = [acks.per_s / bare.per_s for bare, acks in pairs]
    for name in ("detection_p50_ms", "detection_p99_ms", "detection_max_ms"):
        columns[name] = [getattr(run, name.removeprefix("detection_")) for run in figures.alerts]
    for name in ("save_p50_ms", "save_p99_ms", "saves_per_s"):
        columns[name] = [getattr(run, name) for run in figures.alerts]
    columns |= _durable_columns(figures)
    columns |= _memory_columns(figures)
    columns |= _storm_columns(figures)
    return {name: series(values) for name, values in columns.items() if values}


def _durable_columns(figures: Figures) -> dict[str, list[float]]:
    columns: dict[str, list[float]] = {}
    for disk, runs in figures.durable.items():
        pairs = list(zip(figures.echo, runs, strict=False))
        columns[f"{disk}_ack_ratio"] = [
            run.saturation.per_cpu_s / bare.per_cpu_s for bare, run in pairs
        ]
        columns[f"{disk}_ack_ratio_wall"] = [
            run.saturation.per_s / bare.per_s for bare, run in pairs
        ]
        columns[f"{disk}_acks_per_s"] = [run.saturation.per_s for run in runs]
        for name in ("p50_ms", "p99_ms", "fsync_ms"):
            columns[f"{disk}_{name}"] = [getattr(run, name) for run in runs]
        # As shares of what group commit allows: half a running commit and one's own, twice one.
        columns[f"{disk}_p50_share"] = [r.p50_ms / (1.75 * r.fsync_ms + 0.5) for r in runs]
        columns[f"{disk}_p99_share"] = [r.p99_ms / (2.2 * r.fsync_ms + 3.0) for r in runs]
    return columns


def _storm_columns(figures: Figures) -> dict[str, list[float]]:
    kinds = {"storm": figures.storms, "storm_tls": figures.storms_tls}
    return {
        f"{prefix}_{name}": [getattr(storm, name) for storm in storms]
        for prefix, storms in kinds.items()
        for name in Storm.__struct_fields__
    }


def _memory_columns(figures: Figures) -> dict[str, list[float]]:
    kinds = {
        "kib_per_connection": figures.plain,
        "kib_per_tls_connection": figures.tls,
        "bare_kib_per_connection": figures.bare_plain,
        "bare_kib_per_tls_connection": figures.bare_tls,
    }
    columns = {name: [run.private_kib for run in runs] for name, runs in kinds.items()}
    for name, runs in kinds.items():
        columns[name.replace("kib", "resident_kib", 1)] = [run.resident_kib for run in runs]
    columns["base_private_kib"] = [run.base_private_kib for run in figures.plain]
    return columns


def document(figures: Figures) -> dict[str, object]:
    """Return the document of `bench.json`: medians at the top, repetitions below.

    A figure that was not measured is null.
    """
    found = table(figures)
    keys = list(dict.fromkeys([*(goal.key for goal in GOALS), "echo_per_s", "acks_per_s", *found]))
    pooled = [value for run in figures.alerts for value in run.latencies_ms]
    medians = {key: found[key].median if key in found else None for key in keys}
    return {
        "tls": "off",
        **medians,
        "durable": {disk: _of_disk(disk, medians) for disk in figures.durable},
        "detection_pooled_p99_ms": round(percentile(pooled, 0.99), 4) if pooled else None,
        "detection_samples": len(pooled),
        "goals": {goal.key: goal.verdict(medians[goal.key]) for goal in GOALS},
        "rejected_runs": figures.rejected,
        "repetitions": {name: one.values for name, one in found.items()},
        "plan": msgspec.to_builtins(figures.plan),
        "machine": msgspec.to_builtins(figures.machine),
    }


def _of_disk(disk: str, medians: Mapping[str, float | None]) -> dict[str, float | None]:
    return {
        key.removeprefix(f"{disk}_"): value
        for key, value in medians.items()
        if key.startswith(f"{disk}_")
    }
