"""The invigilator's console."""
