"""Keys, seals, signatures, certificates: everything cryptographic behind one provider."""
