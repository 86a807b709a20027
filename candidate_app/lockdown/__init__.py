"""Lockdown of the PC: one contract, one implementation per platform."""
