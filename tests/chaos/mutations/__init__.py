"""Safety lines, flipped one by one: a test must see each of them."""
