"""The answer manager: durable answers, acknowledgements after the commit, seal and receipt."""
