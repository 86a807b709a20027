"""Tests of the cheating manager."""
