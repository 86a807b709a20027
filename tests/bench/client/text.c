/* The seats file (tab separated, first line names the columns) and message templates.
 *
 * Places in a template: ${column} of the seats file, ${n} message number (the one an
 * acknowledgement names), ${wire} frame number of the connection, ${ack} last envelope number seen
 * from the server,
 * ${id} a fresh 26-character id, ${ms} milliseconds since the start, ${choice} 1 to 4 in turn. */
#include "load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *file_text(const char *file)
{
    FILE *stream = fopen(file, "r");
    if (!stream) fail("cannot open", file);
    size_t room = 1 << 16, length = 0;
    char *text = malloc(room);
    size_t got;
    while (text && (got = fread(text + length, 1, room - length - 1, stream)) > 0) {
        length += got;
        if (length + 1 < room) continue;
        room *= 2;
        text = realloc(text, room);
    }
    fclose(stream);
    if (!text) fail("out of memory for", file);
    while (length && (text[length - 1] == '\n' || text[length - 1] == '\r')) length--;
    text[length] = '\0';
    return text;
}

static int split(char *line, char **out, int limit)
{
    int count = 0;
    char *field;
    while ((field = strsep(&line, "\t")) != NULL) {
        if (count == limit) fail("too many columns in the seats file", field);
        out[count++] = field;
    }
    return count;
}

void seats_read(struct seats *seats, const char *file, int wanted)
{
    char *text = file_text(file);
    char *line = strsep(&text, "\n");
    seats->columns = split(line, seats->names, MAX_COLUMNS);
    seats->values = calloc((size_t)wanted * (size_t)seats->columns, sizeof(char *));
    if (!seats->values) fail("out of memory for", file);
    seats->rows = 0;
    while (seats->rows < wanted && (line = strsep(&text, "\n")) != NULL) {
        char **row = seats->values + (size_t)seats->rows * (size_t)seats->columns;
        if (split(line, row, seats->columns) != seats->columns)
            fail("a seat has too few columns in", file);
        seats->rows++;
    }
    if (seats->rows < wanted) fail("fewer seats than connections in", file);
}

static enum place place_of(const char *name, const struct seats *seats, int *column)
{
    static const struct {
        const char *name;
        enum place place;
    } known[] = {
        {"n", PLACE_N},   {"wire", PLACE_WIRE}, {"ack", PLACE_ACK},
        {"id", PLACE_ID}, {"ms", PLACE_MS},     {"choice", PLACE_CHOICE},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (strcmp(known[i].name, name) == 0) return known[i].place;
    }
    for (*column = 0; *column < seats->columns; (*column)++) {
        if (strcmp(seats->names[*column], name) == 0) return PLACE_COLUMN;
    }
    fail("unknown place in a template", name);
    return PLACE_TEXT;
}

static void add(struct template *out, struct part part)
{
    if (out->count == MAX_PARTS) fail("too many places in a template", "");
    out->parts[out->count++] = part;
}

void template_compile(struct template *out, char *source, const struct seats *seats)
{
    out->source = source;
    out->count = 0;
    while (*source) {
        char *open = strstr(source, "${");
        size_t length = open ? (size_t)(open - source) : strlen(source);
        if (length) add(out, (struct part){.place = PLACE_TEXT, .text = source, .length = length});
        if (!open) return;
        char *close = strchr(open, '}');
        if (!close) fail("a place is not closed in", open);
        *close = '\0';
        struct part part = {.place = PLACE_TEXT};
        part.place = place_of(open + 2, seats, &part.column);
        add(out, part);
        source = close + 1;
    }
}

void template_read(struct template *out, const char *file, const struct seats *seats)
{
    template_compile(out, file_text(file), seats);
}

static size_t decimal(char *out, uint64_t value)
{
    char reversed[20];
    size_t count = 0;
    do {
        reversed[count++] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    for (size_t i = 0; i < count; i++) out[i] = reversed[count - 1 - i];
    return count;
}

static size_t digits(char *out, uint64_t value, int count)
{
    for (int i = count - 1; i >= 0; i--, value >>= 4) out[i] = "0123456789ABCDEF"[value & 15];
    return (size_t)count;
}

/* The form of the suite's ids: 26 characters of base 32, of which the last carries three bits only.
 * Here: run, seat, counter, a nought. */
static size_t fresh_id(char *out, const struct stamp *stamp)
{
    static uint64_t run, counter;
    if (!run) run = (now_ns() * 0x9E3779B97F4A7C15ULL) >> 28;
    digits(out, run, 9);
    digits(out + 9, (uint64_t)stamp->seat, 6);
    digits(out + 15, ++counter, 10);
    out[25] = '0';
    return 26;
}

size_t template_render(const struct template *from, const struct seats *seats,
                       const struct stamp *stamp, char *out, size_t room)
{
    size_t length = 0;
    for (int i = 0; i < from->count; i++) {
        const struct part *part = &from->parts[i];
        const char *text = part->text;
        size_t size = part->length;
        if (part->place == PLACE_COLUMN) {
            text =
                seats->values[(size_t)stamp->seat * (size_t)seats->columns + (size_t)part->column];
            size = strlen(text);
        }
        if (length + size + 40 > room) fail("a message does not fit a frame", "");
        switch (part->place) {
            case PLACE_TEXT:
            case PLACE_COLUMN:
                memcpy(out + length, text, size);
                length += size;
                break;
            case PLACE_N:
                length += decimal(out + length, stamp->n);
                break;
            case PLACE_WIRE:
                length += decimal(out + length, stamp->wire);
                break;
            case PLACE_ACK:
                length += decimal(out + length, stamp->ack);
                break;
            case PLACE_MS:
                length += decimal(out + length, stamp->ms);
                break;
            case PLACE_CHOICE:
                out[length++] = (char)('1' + stamp->n % 4);
                break;
            case PLACE_ID:
                length += fresh_id(out + length, stamp);
                break;
        }
    }
    return length;
}
