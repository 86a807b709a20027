"""What the proctor and the chief program share: seats, incident feed, timeline, exports."""
