"""Tests of `common.qt.i18n`."""
