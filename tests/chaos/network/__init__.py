"""An exam over lines that are as bad as they can be."""
