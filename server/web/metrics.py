"""Figures for Prometheus, read from the parts when somebody asks and not before."""

from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from typing_extensions import override

Sample = tuple[tuple[str, ...], float]
"""Values of the labels, and the figure."""

Read = Callable[[], Iterable[Sample]]


class _Family(Collector):
    def __init__(self, kind: type[Metric], name: str, says: str, labels: tuple[str, ...]) -> None:
        self._kind = kind
        self._name = name
        self._says = says
        self._labels = labels
        self.read: Read = tuple

    @override
    def collect(self) -> Iterable[Metric]:
        if self._kind is CounterMetricFamily:
            family: CounterMetricFamily | GaugeMetricFamily = CounterMetricFamily(
                self._name, self._says, labels=self._labels
            )
        else:
            family = GaugeMetricFamily(self._name, self._says, labels=self._labels)
        for labels, value in self.read():
            family.add_metric(labels, value)
        return (family,)


class Metrics:
    """The figures of one process."""

    def __init__(self) -> None:
        """Begin with no figure."""
        self._registry = CollectorRegistry(auto_describe=False)

    def gauge(self, name: str, says: str, read: Read, *labels: str) -> None:
        """Show what goes up and down."""
        self._add(GaugeMetricFamily, name, says, read, labels)

    def counter(self, name: str, says: str, read: Read, *labels: str) -> None:
        """Show what only goes up."""
        self._add(CounterMetricFamily, name, says, read, labels)

    def text(self) -> bytes:
        """Return all figures in Prometheus' text form."""
        return generate_latest(self._registry)

    def _add(
        self, kind: type[Metric], name: str, says: str, read: Read, labels: tuple[str, ...]
    ) -> None:
        family = _Family(kind, f"gamdok_{name}", says, labels)
        family.read = read
        self._registry.register(family)
