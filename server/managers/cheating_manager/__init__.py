"""The cheating manager: detections to incidents and a score, warnings, verdicts."""
