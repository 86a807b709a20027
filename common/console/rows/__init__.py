"""What a console shows, counted from a `StaffView`: plain data, no Qt, no clock of its own."""
