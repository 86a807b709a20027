/* What is sent and how each acknowledgement is verified.
 *
 * Acknowledgements are cumulative: one that names n settles every message up to n.  It may repeat
 * the last number; it may never go back nor name a message that was not sent (a mismatch: the run
 * is void). */
#define _GNU_SOURCE
#include "load.h"

#include <stdlib.h>
#include <string.h>

static struct stamp stamp_of(const struct client *client, struct connection *connection)
{
    connection->wire++;
    return (struct stamp){.seat = connection->index,
                          .n = connection->sent,
                          .wire = connection->wire,
                          .ack = connection->server_seq,
                          .ms = (now_ns() - client->started) / 1000000};
}

static void put_template(struct client *client, struct connection *connection,
                         const struct template *from)
{
    static char text[FRAME_LIMIT];
    static uint8_t framed[FRAME_LIMIT + 16];
    struct stamp stamp = stamp_of(client, connection);
    size_t length = template_render(from, &client->seats, &stamp, text, FRAME_LIMIT - 1);
    connection_put(client, connection, framed, frame_write(framed, OP_TEXT, text, length));
}

static void become_ready(struct client *client, struct connection *connection)
{
    connection->state = STATE_READY;
    client->pending--;
    client->ready++;
}

void message_greet(struct client *client, struct connection *connection)
{
    connection->state = STATE_GREETING;
    if (client->options.hello) put_template(client, connection, &client->hello);
    if (!client->options.welcome && connection->state != STATE_DEAD)
        become_ready(client, connection);
}

void message_beat(struct client *client, struct connection *connection)
{
    if (connection->state == STATE_READY) put_template(client, connection, &client->beat);
}

void message_send(struct client *client, struct connection *connection, uint64_t due)
{
    if (connection->state != STATE_READY) return;
    if (connection->sent - connection->acked >= client->ring) {
        client->counters.overruns++;
        return;
    }
    connection->sent++;
    connection->sent_at[connection->sent % client->ring] = due;
    client->counters.sends++;
    put_template(client, connection, &client->message);
}

static void record(struct client *client, uint64_t nanoseconds)
{
    if (client->latency_count == client->latency_room) {
        client->latency_room = client->latency_room ? client->latency_room * 2 : 1 << 20;
        client->latencies_us =
            realloc(client->latencies_us, client->latency_room * sizeof(uint32_t));
        if (!client->latencies_us) fail("out of memory", "");
    }
    client->latencies_us[client->latency_count++] = (uint32_t)(nanoseconds / 1000);
}

static void settle(struct client *client, struct connection *connection, uint64_t upto)
{
    uint64_t now = now_ns();
    while (connection->acked < upto) {
        connection->acked++;
        client->counters.acks++;
        if (client->recording)
            record(client, now - connection->sent_at[connection->acked % client->ring]);
    }
}

static bool number_after(const char *text, size_t length, const char *key, uint64_t *out)
{
    size_t size = strlen(key);
    const char *at = memmem(text, length, key, size);
    if (!at) return false;
    const char *end = text + length;
    for (at += size; at < end && *at == ' '; at++) {
    }
    if (at == end || *at < '0' || *at > '9') return false;
    uint64_t value = 0;
    for (; at < end && *at >= '0' && *at <= '9'; at++) value = value * 10 + (uint64_t)(*at - '0');
    *out = value;
    return true;
}

static void take_ack(struct client *client, struct connection *connection, const char *text,
                     size_t length)
{
    uint64_t upto = 0;
    bool found = number_after(text, length, client->options.ack_key, &upto);
    if (!found || upto > connection->sent || upto < connection->acked) {
        client->counters.mismatches++;
        remember(client, "wrong acknowledgement: ", text, length);
        return;
    }
    if (upto == connection->acked) client->counters.repeats++;
    settle(client, connection, upto);
    if (client->options.mode != MODE_CLOSED) return;
    uint64_t depth = (uint64_t)client->options.depth;
    while (client->sending && connection->state == STATE_READY &&
           connection->sent - connection->acked < depth) {
        message_send(client, connection, now_ns());
    }
}

static bool has(const char *text, size_t length, const char *wanted)
{
    return wanted && memmem(text, length, wanted, strlen(wanted)) != NULL;
}

void message_text(struct client *client, struct connection *connection, const char *text,
                  size_t length)
{
    const struct options *options = &client->options;
    if (options->seq_key)
        (void)number_after(text, length, options->seq_key, &connection->server_seq);
    if (connection->state == STATE_READY && has(text, length, options->ack)) {
        take_ack(client, connection, text, length);
    } else if (connection->state == STATE_GREETING && has(text, length, options->welcome)) {
        become_ready(client, connection);
    } else if (has(text, length, options->reject)) {
        client->counters.rejects++;
        remember(client, "rejected: ", text, length);
    } else {
        client->counters.other++;
    }
}
