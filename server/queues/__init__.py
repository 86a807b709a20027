"""The five queues: contract, router and the two transports."""
