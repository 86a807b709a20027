"""The chief invigilator's dashboard for the whole centre."""
