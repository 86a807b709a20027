"""Pure rules used by server and programs alike: no input, no output, no clock of their own."""
