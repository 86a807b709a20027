"""WebSocket connections: sessions, registry, send queues and broadcast."""
