/* The load client of the benchmark: shared types.  One process, one thread, one epoll.
 *
 * options.c reads the command line, text.c the seats file and the message templates, frame.c speaks
 * RFC 6455, connection.c owns one socket, message.c sends and verifies, window.c measures, main.c
 * runs. */
#ifndef GAMDOK_BENCH_LOAD_H
#define GAMDOK_BENCH_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define MAX_HEADERS 8
#define MAX_COLUMNS 16
#define MAX_PARTS 64
#define FRAME_LIMIT 65536
#define SAMPLE_LIMIT 240

enum mode { MODE_CLOSED, MODE_OPEN, MODE_IDLE };

struct options {
    const char *host, *path, *seats, *hello, *message, *beat;
    const char *welcome, *ack, *ack_key, *seq_key, *reject;
    const char *headers[MAX_HEADERS];
    int header_count, port, connections, depth, sources, cpu, server_pid;
    enum mode mode;
    double rate;
    uint64_t first, warmup_ms, window_ms, connect_ms, drain_ms, beat_ms;
};

/* ---- text.c: seats (tab separated, first line names the columns) and templates with ${places} */
struct seats {
    int columns, rows;
    char *names[MAX_COLUMNS];
    char **values; /* rows * columns */
};

enum place {
    PLACE_TEXT,
    PLACE_COLUMN,
    PLACE_N,
    PLACE_WIRE,
    PLACE_ACK,
    PLACE_ID,
    PLACE_MS,
    PLACE_CHOICE
};

struct part {
    enum place place;
    const char *text;
    size_t length;
    int column;
};

struct template
{
    struct part parts[MAX_PARTS];
    int count;
    char *source;
};

struct stamp { /* what one message is filled with */
    int seat;
    uint64_t n, wire, ack, ms;
};

void seats_read(struct seats *seats, const char *file, int wanted);
void template_read(struct template *out, const char *file, const struct seats *seats);
void template_compile(struct template *out, char *source, const struct seats *seats);
size_t template_render(const struct template *from, const struct seats *seats,
                       const struct stamp *stamp, char *out, size_t room);

/* ---- frame.c */
enum opcode {
    OP_CONTINUATION = 0,
    OP_TEXT = 1,
    OP_BINARY = 2,
    OP_CLOSE = 8,
    OP_PING = 9,
    OP_PONG = 10
};

struct frame {
    enum opcode opcode;
    bool last;
    const uint8_t *data;
    size_t length;
};

size_t frame_write(uint8_t *out, enum opcode opcode, const void *data, size_t length);
/* Bytes the frame takes, 0 when more bytes are needed, -1 when the peer breaks the protocol. */
long frame_read(const uint8_t *data, size_t length, struct frame *out);

/* ---- connection.c */
enum state {
    STATE_NEW,
    STATE_CONNECTING,
    STATE_UPGRADING,
    STATE_GREETING,
    STATE_READY,
    STATE_DEAD
};

struct connection {
    int fd, index;
    enum state state;
    bool wants_write;
    uint64_t sent, acked, wire, server_seq;
    uint64_t *sent_at; /* ring of client.ring entries, by message number */
    uint8_t *in, *out;
    size_t in_length, out_length;
};

struct counters {
    uint64_t acks, sends, mismatches, repeats, rejects, closed, overruns, protocol_errors, other;
};

struct pacer { /* the next due moment and the connection whose turn it is */
    uint64_t interval, due;
    int turn;
};

struct client {
    struct options options;
    struct seats seats;
    struct template headers[MAX_HEADERS], hello, message, beat;
    struct connection *connections;
    struct counters counters;
    struct pacer beat_pace, send_pace;
    uint32_t *latencies_us;
    size_t latency_count, latency_room;
    uint64_t started, ring;
    int epoll, next, pending, ready;
    bool sending, recording;
    char sample[SAMPLE_LIMIT]; /* the first refusal, close or broken frame, for the report */
};

uint64_t now_ns(void);
void fail(const char *what, const char *detail);
void remember(struct client *client, const char *label, const void *text, size_t length);

void connection_open(struct client *client, struct connection *connection);
void connection_event(struct client *client, struct connection *connection, uint32_t events);
void connection_put(struct client *client, struct connection *connection, const void *bytes,
                    size_t length);
void connection_kill(struct client *client, struct connection *connection, const char *why);

/* ---- message.c */
void message_greet(struct client *client, struct connection *connection);
void message_send(struct client *client, struct connection *connection, uint64_t due);
void message_beat(struct client *client, struct connection *connection);
void message_text(struct client *client, struct connection *connection, const char *text,
                  size_t length);

/* ---- window.c */
struct snapshot {
    uint64_t at, acks, sends;
    double client_cpu, server_cpu;
};

void snapshot_take(const struct client *client, struct snapshot *out);
void report_ready(const struct client *client, uint64_t began);
void report_result(struct client *client, const struct snapshot *from, const struct snapshot *to);

/* ---- options.c */
void options_read(struct options *out, int argc, char **argv);

#endif
