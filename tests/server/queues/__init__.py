"""Tests of server/queues."""
