"""From states, refusals and words to what stands on the screen, in the language spoken now."""
