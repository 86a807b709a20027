"""What the proctor's console and the chief's dashboard share."""
