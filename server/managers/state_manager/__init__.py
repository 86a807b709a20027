"""The state manager: stages, candidates, holds, time, leases and the proctors' duties."""
