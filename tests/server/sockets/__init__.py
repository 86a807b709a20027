"""Tests of server/sockets."""
