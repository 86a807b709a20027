"""Tests of `common.qt.widgets`."""
