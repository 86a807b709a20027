"""Tests of common/crypto."""
