"""The look of all programs: colour tokens per scheme, type scale, palette, style sheet."""
