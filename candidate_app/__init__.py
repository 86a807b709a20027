"""The lockdown program on a candidate's PC."""
