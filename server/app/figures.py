"""Which figures a process shows to Prometheus."""

from collections.abc import Callable, Iterable, Sequence

from server.app.disk_guard import DiskGuard
from server.app.foundation import Foundation
from server.app.live_part import LivePart
from server.managers.crew import Crew
from server.managers.supervisor import JobPhase, JobState
from server.web.metrics import Metrics, Sample

States = Callable[[], Sequence[JobState]]


def show_queues(metrics: Metrics, base: Foundation) -> None:
    """Show how much waits in each queue."""

    def depth() -> Iterable[Sample]:
        return [((name.value,), queue.depth()) for name, queue in base.queues.work.items()]

    metrics.gauge("queue_depth", "Messages that wait", depth, "queue")


def show_jobs(metrics: Metrics, states: States) -> None:
    """Show which jobs run and how often they were started again."""

    def running() -> Iterable[Sample]:
        return [((s.name,), float(s.phase is JobPhase.RUNNING)) for s in states()]

    def restarts() -> Iterable[Sample]:
        return [((s.name,), s.restarts) for s in states()]

    metrics.gauge("job_running", "Whether a job runs", running, "job")
    metrics.counter("job_restarts", "How often a job failed", restarts, "job")


def show_disk(metrics: Metrics, disk: DiskGuard) -> None:
    """Show what is free on the disk of the data folder, and how bad that is."""
    metrics.gauge("disk_free_bytes", "Free on the data folder's disk", lambda: [((), disk.free)])
    metrics.gauge("disk_alarm", "1, 2, 3: at most 20, 10, 5 % are free", lambda: [((), disk.level)])


def show_workers(metrics: Metrics, crew: Crew) -> None:
    """Show what managers handled and could not handle."""

    def handled() -> Iterable[Sample]:
        return [((w.queue.value,), w.handled) for w in crew.workers]

    def dead() -> Iterable[Sample]:
        return [((w.queue.value,), w.dead) for w in crew.workers]

    def waiting() -> Iterable[Sample]:
        return [((queue,), number) for queue, number in crew.backlog.dead_letters.items()]

    def commands() -> Iterable[Sample]:
        return [((state,), number) for state, number in crew.backlog.commands.items()]

    metrics.gauge("dead_letters_waiting", "Dead letters that wait for a person", waiting, "queue")
    metrics.gauge("seat_commands", "Commands to seats by how far they came", commands, "state")
    metrics.counter("handled", "Messages that managers handled", handled, "queue")
    metrics.counter("dead_letters", "Messages that no manager could handle", dead, "queue")


def show_sockets(metrics: Metrics, live: LivePart) -> None:
    """Show connections, deliveries and refusals."""

    def refused() -> Iterable[Sample]:
        return [((code.value,), count) for code, count in live.intruders.refused.items()]

    metrics.gauge("connections", "Open sockets", lambda: [((), len(live.registry))])
    metrics.counter("deliveries", "Frames sent", lambda: [((), live.broadcaster.delivered)])
    metrics.counter("refused", "Messages refused at the door", refused, "code")
