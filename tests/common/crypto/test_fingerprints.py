from common.crypto.fingerprints import fingerprint_words


def test_words_agree_with_the_published_spelling() -> None:
    # The proquint draft's own examples: 127.0.0.1, 63.84.220.193, 147.67.119.2.
    addresses = bytes([127, 0, 0, 1, 63, 84, 220, 193, 147, 67, 119, 2])
    assert fingerprint_words(addresses) == "lusab-babad-gutih-tugad-natag-lisaf"


def test_every_bit_of_the_first_twelve_bytes_changes_the_words() -> None:
    digest = bytes(range(32))
    words = fingerprint_words(digest)
    for bit in range(96):
        changed = bytearray(digest)
        changed[bit // 8] ^= 1 << bit % 8
        assert fingerprint_words(bytes(changed)) != words
