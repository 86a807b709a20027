"""The look and the language every test begins with."""

from tests.helpers.qt import dressed  # noqa: F401 - an autouse fixture
