"""Adapter to the exam management system and its webhooks."""
