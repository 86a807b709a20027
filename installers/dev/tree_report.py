"""Prints how long modules and functions are, and which ones come near the limit.

python -m installers.dev.tree_report
"""

import statistics
from collections.abc import Sequence

from installers.dev import tree

MODULE_LIMIT = 400
MODULE_WARNING = 300
FUNCTION_LIMIT = 30
_LISTED = 10


def percentile(values: Sequence[int], share: float) -> int:
    """The smallest value with at least this share of all values at or below it; 0 of none."""
    if not values:
        return 0
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def _row(name: str, values: Sequence[int]) -> str:
    median = int(statistics.median(values)) if values else 0
    most = max(values, default=0)
    return f"{name:<22}{len(values):>8}{median:>8}{percentile(values, 0.9):>8}{most:>8}"


def _of(package: str) -> tuple[list[int], list[int]]:
    found = [
        module
        for module in tree.modules(package)
        if module.path.rpartition("/")[2] != "__init__.py"
    ]
    sizes = [module.lines for module in found]
    return sizes, [function.lines for module in found for function in tree.functions(module)]


def main() -> None:
    """Prints one row for each package, then what comes near a limit."""
    print(f"{'':<22}{'count':>8}{'median':>8}{'p90':>8}{'max':>8}")
    all_modules: list[int] = []
    all_functions: list[int] = []
    for package in tree.EVERYTHING:
        sizes, lengths = _of(package)
        print(_row(f"{package} modules", sizes))
        print(_row(f"{package} functions", lengths))
        if package in tree.SHIPPED:
            all_modules += sizes
            all_functions += lengths
    print(_row("shipped modules", all_modules))
    print(_row("shipped functions", all_functions))
    _print_long_modules()


def _print_long_modules() -> None:
    found = [module for module in tree.modules(*tree.EVERYTHING) if module.lines > MODULE_WARNING]
    for module in sorted(found, key=lambda module: -module.lines)[:_LISTED]:
        print(f"  {module.lines} lines of {MODULE_LIMIT}: {module.path}")


if __name__ == "__main__":
    main()
