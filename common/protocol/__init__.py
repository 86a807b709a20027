"""The wire as typed structs: one file per topic, envelope, codec, registry."""
