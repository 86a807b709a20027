"""An exam that goes on while its server is treated badly."""
