/* RFC 6455 frames: the client masks what it sends, the server does not. */
#include "load.h"

#include <string.h>

static uint32_t next_mask(void)
{
    static uint32_t state =
        0x9E3779B9u; /* xorshift: the mask must vary, it need not be secret on loopback */
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

static void mask_into(uint8_t *out, const uint8_t *data, size_t length, uint32_t mask)
{
    uint64_t wide = ((uint64_t)mask << 32) | mask;
    size_t at = 0;
    for (; at + 8 <= length; at += 8) {
        uint64_t block;
        memcpy(&block, data + at, 8);
        block ^= wide;
        memcpy(out + at, &block, 8);
    }
    const uint8_t *bytes = (const uint8_t *)&mask;
    for (; at < length; at++) out[at] = data[at] ^ bytes[at & 3];
}

size_t frame_write(uint8_t *out, enum opcode opcode, const void *data, size_t length)
{
    size_t head = 2;
    out[0] = (uint8_t)(0x80 | opcode);
    if (length < 126) {
        out[1] = (uint8_t)(0x80 | length);
    } else {
        out[1] = 0x80 | 126; /* FRAME_LIMIT keeps every frame under 64 KiB */
        out[2] = (uint8_t)(length >> 8);
        out[3] = (uint8_t)length;
        head = 4;
    }
    uint32_t mask = next_mask();
    memcpy(out + head, &mask, 4);
    mask_into(out + head + 4, data, length, mask);
    return head + 4 + length;
}

long frame_read(const uint8_t *data, size_t length, struct frame *out)
{
    if (length < 2) return 0;
    if ((data[0] & 0x70) || (data[1] & 0x80))
        return -1; /* no extension was offered; servers never mask */
    size_t head = 2;
    uint64_t size = data[1] & 0x7F;
    if (size == 126) {
        if (length < 4) return 0;
        size = (uint64_t)data[2] << 8 | data[3];
        head = 4;
    } else if (size == 127) {
        if (length < 10) return 0;
        size = 0;
        for (int i = 2; i < 10; i++) size = size << 8 | data[i];
        head = 10;
    }
    if (size > FRAME_LIMIT * 16) return -1;
    if (length < head + size) return 0;
    *out = (struct frame){.opcode = data[0] & 0x0F,
                          .last = (data[0] & 0x80) != 0,
                          .data = data + head,
                          .length = (size_t)size};
    return (long)(head + size);
}
