"""What can keep a figure from being taken."""


class BenchError(Exception):
    """Base of what stops a measurement."""


class CompilerMissingError(BenchError):
    """There is no gcc; the load client cannot be built."""


class InvalidRunError(BenchError):
    """A run was taken but must not count; the text says why."""
