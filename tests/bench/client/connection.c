/* One socket: connect, upgrade, read frames, write with a small backlog. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* The key of RFC 6455 section 1.3 and the answer it must get: the answer is checked without a
 * SHA-1. */
#define UPGRADE_KEY "dGhlIHNhbXBsZSBub25jZQ=="
#define UPGRADE_ANSWER "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

static uint8_t reading[FRAME_LIMIT * 20];

static void watch(struct client *client, struct connection *connection, int how, bool write)
{
    connection->wants_write = write;
    struct epoll_event event = {.events = EPOLLIN | (write ? EPOLLOUT : 0), .data.ptr = connection};
    if (epoll_ctl(client->epoll, how, connection->fd, &event) != 0)
        fail("epoll_ctl", strerror(errno));
}

void connection_kill(struct client *client, struct connection *connection, const char *why)
{
    if (connection->state == STATE_DEAD) return;
    remember(client, why, "", 0);
    if (connection->state != STATE_READY) client->pending--;
    if (connection->fd >= 0) close(connection->fd);
    connection->fd = -1;
    connection->state = STATE_DEAD;
    client->counters.closed++;
    free(connection->in);
    free(connection->out);
    connection->in = connection->out = NULL;
    connection->in_length = connection->out_length = 0;
}

/* Each seat has an address of its own, as in a room: 127.x.y.z, so that ports and per-address
 * limits behave as they do with real PCs. */
static void bind_source(const struct client *client, const struct connection *connection)
{
    int source = connection->index % client->options.sources;
    if (client->options.sources <= 1) return;
    uint32_t address =
        127u << 24 | 1u << 16 | (uint32_t)(source / 250) << 8 | (uint32_t)(source % 250 + 1);
    struct sockaddr_in from = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(address)};
    int on = 1;
    setsockopt(connection->fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof on);
    if (bind(connection->fd, (struct sockaddr *)&from, sizeof from) != 0)
        fail("bind", strerror(errno));
}

void connection_open(struct client *client, struct connection *connection)
{
    struct sockaddr_in to = {.sin_family = AF_INET,
                             .sin_port = htons((uint16_t)client->options.port)};
    if (inet_pton(AF_INET, client->options.host, &to.sin_addr) != 1)
        fail("not an IPv4 address", client->options.host);
    connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (connection->fd < 0) fail("socket", strerror(errno));
    int on = 1;
    setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct linger reset = {.l_onoff = 1,
                           .l_linger = 0}; /* no TIME_WAIT: repeated runs would use up the ports */
    setsockopt(connection->fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    bind_source(client, connection);
    connection->state = STATE_CONNECTING;
    client->pending++;
    if (connect(connection->fd, (struct sockaddr *)&to, sizeof to) != 0 && errno != EINPROGRESS) {
        connection_kill(client, connection, strerror(errno));
        return;
    }
    watch(client, connection, EPOLL_CTL_ADD, true);
}

static void keep(struct client *client, struct connection *connection, const uint8_t *bytes,
                 size_t length)
{
    uint8_t *grown = realloc(connection->out, connection->out_length + length);
    if (!grown) fail("out of memory", "");
    memcpy(grown + connection->out_length, bytes, length);
    connection->out = grown;
    connection->out_length += length;
    if (!connection->wants_write) watch(client, connection, EPOLL_CTL_MOD, true);
}

void connection_put(struct client *client, struct connection *connection, const void *bytes,
                    size_t length)
{
    if (connection->state == STATE_DEAD) return;
    if (connection->out_length) {
        keep(client, connection, bytes, length);
        return;
    }
    ssize_t sent = send(connection->fd, bytes, length, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) {
        connection_kill(client, connection, strerror(errno));
        return;
    }
    if (sent < 0) sent = 0;
    if ((size_t)sent < length)
        keep(client, connection, (const uint8_t *)bytes + sent, length - (size_t)sent);
}

static void request_upgrade(struct client *client, struct connection *connection)
{
    char text[8192];
    int length =
        snprintf(text, sizeof text,
                 "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " UPGRADE_KEY "\r\n",
                 client->options.path, client->options.host, client->options.port);
    struct stamp stamp = {.seat = connection->index};
    for (int i = 0; i < client->options.header_count; i++) {
        length += (int)template_render(&client->headers[i], &client->seats, &stamp, text + length,
                                       sizeof text - (size_t)length - 4);
        memcpy(text + length, "\r\n", 2);
        length += 2;
    }
    memcpy(text + length, "\r\n", 2);
    connection->state = STATE_UPGRADING;
    connection_put(client, connection, text, (size_t)length + 2);
}

static void flush(struct client *client, struct connection *connection)
{
    if (connection->state == STATE_CONNECTING) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(connection->fd, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error) {
            connection_kill(client, connection, strerror(error));
            return;
        }
        request_upgrade(client, connection);
    } else if (connection->out_length) {
        ssize_t sent = send(connection->fd, connection->out, connection->out_length, MSG_NOSIGNAL);
        if (sent < 0) {
            if (errno != EAGAIN) connection_kill(client, connection, strerror(errno));
            return;
        }
        connection->out_length -= (size_t)sent;
        memmove(connection->out, connection->out + sent, connection->out_length);
    }
    if (connection->state != STATE_DEAD && !connection->out_length)
        watch(client, connection, EPOLL_CTL_MOD, false);
}

/* Bytes of the upgrade answer, 0 when it is not whole yet, -1 when it is a refusal. */
static long upgrade_answer(struct client *client, struct connection *connection,
                           const uint8_t *data, size_t length)
{
    const uint8_t *end = memmem(data, length, "\r\n\r\n", 4);
    if (!end) return 0;
    size_t head = (size_t)(end - data) + 4;
    if (!memmem(data, head, " 101 ", 5) ||
        !memmem(data, head, UPGRADE_ANSWER, sizeof UPGRADE_ANSWER - 1)) {
        remember(client, "upgrade refused: ", data, length);
        connection_kill(client, connection, "upgrade refused");
        return -1;
    }
    message_greet(client, connection);
    return (long)head;
}

static bool take_frame(struct client *client, struct connection *connection,
                       const struct frame *frame)
{
    uint8_t pong[256];
    if (!frame->last || frame->opcode == OP_CONTINUATION || frame->opcode > OP_PONG) {
        client->counters.protocol_errors++;
        connection_kill(client, connection, "a fragmented or unknown frame");
        return false;
    }
    if (frame->opcode == OP_TEXT || frame->opcode == OP_BINARY) {
        message_text(client, connection, (const char *)frame->data, frame->length);
    } else if (frame->opcode == OP_PING && frame->length < 126) {
        connection_put(client, connection, pong,
                       frame_write(pong, OP_PONG, frame->data, frame->length));
    } else if (frame->opcode == OP_CLOSE) {
        size_t skip = frame->length >= 2 ? 2 : 0;
        remember(client, "closed by the server: ", frame->data + skip, frame->length - skip);
        connection_kill(client, connection, "closed by the server");
    }
    return connection->state != STATE_DEAD;
}

static size_t take_all(struct client *client, struct connection *connection, const uint8_t *data,
                       size_t length)
{
    size_t at = 0;
    while (connection->state != STATE_DEAD && at < length) {
        struct frame frame;
        bool upgrading = connection->state == STATE_UPGRADING;
        long used = upgrading ? upgrade_answer(client, connection, data + at, length - at)
                              : frame_read(data + at, length - at, &frame);
        if (used == 0) break;
        if (used < 0) {
            client->counters.protocol_errors += !upgrading;
            connection_kill(client, connection, "a frame breaks the protocol");
            break;
        }
        at += (size_t)used;
        if (!upgrading && !take_frame(client, connection, &frame)) break;
    }
    return at;
}

static void pull(struct client *client, struct connection *connection)
{
    size_t kept = connection->in_length;
    if (kept) memcpy(reading, connection->in, kept);
    ssize_t got = recv(connection->fd, reading + kept, sizeof reading - kept, 0);
    if (got <= 0) {
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        connection_kill(client, connection, got ? strerror(errno) : "the server ended the stream");
        return;
    }
    size_t length = kept + (size_t)got;
    size_t used = take_all(client, connection, reading, length);
    if (connection->state == STATE_DEAD) return;
    connection->in_length = length - used;
    if (!connection->in_length) return;
    uint8_t *rest = realloc(connection->in, connection->in_length);
    if (!rest) fail("out of memory", "");
    memcpy(rest, reading + used, connection->in_length);
    connection->in = rest;
}

void connection_event(struct client *client, struct connection *connection, uint32_t events)
{
    if (connection->state == STATE_DEAD) return;
    if (events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) flush(client, connection);
    if (connection->state != STATE_DEAD && (events & (EPOLLIN | EPOLLHUP)))
        pull(client, connection);
}
