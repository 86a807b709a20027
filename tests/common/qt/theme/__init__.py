"""Tests of `common.qt.theme`."""
