/* connect all -> "ready" line -> wait for a line on stdin -> warm up -> window -> drain -> "result"
 * line. The idle mode holds the connections between the two lines; the end of stdin ends every
 * mode. */
#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define HANDSHAKES_AT_ONCE 128
#define BATCH 512
#define OPEN_RING 256

enum { KEEP_GOING, LINE, ENDED };

uint64_t now_ns(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (uint64_t)at.tv_sec * 1000000000ULL + (uint64_t)at.tv_nsec;
}

void fail(const char *what, const char *detail)
{
    fprintf(stderr, "load client: %s %s\n", what, detail);
    exit(2);
}

void remember(struct client *client, const char *label, const void *text, size_t length)
{
    if (client->sample[0]) return;
    snprintf(client->sample, SAMPLE_LIMIT, "%s%.*s", label, (int)length, (const char *)text);
}

static struct connection *next_turn(struct client *client, struct pacer *pacer)
{
    struct connection *turn = &client->connections[pacer->turn];
    pacer->turn = (pacer->turn + 1) % client->options.connections;
    pacer->due += pacer->interval;
    return turn;
}

static void pace(struct client *client)
{
    uint64_t now = now_ns();
    while (client->sending && client->send_pace.interval && client->send_pace.due <= now) {
        uint64_t due = client->send_pace.due;
        message_send(client, next_turn(client, &client->send_pace),
                     due); /* latency counts from the due time */
    }
    while (client->beat_pace.interval && client->beat_pace.due <= now) {
        message_beat(client, next_turn(client, &client->beat_pace));
    }
}

static struct timespec patience(const struct client *client, uint64_t until)
{
    uint64_t now = now_ns(), next = until;
    if (client->sending && client->send_pace.interval && client->send_pace.due < next)
        next = client->send_pace.due;
    if (client->beat_pace.interval && client->beat_pace.due < next) next = client->beat_pace.due;
    uint64_t wait = next > now ? next - now : 0;
    return (struct timespec){.tv_sec = (time_t)(wait / 1000000000ULL),
                             .tv_nsec = (long)(wait % 1000000000ULL)};
}

static int command(struct client *client)
{
    char text[64];
    ssize_t got = read(STDIN_FILENO, text, sizeof text);
    if (got > 0) return LINE;
    epoll_ctl(client->epoll, EPOLL_CTL_DEL, STDIN_FILENO, NULL);
    return ENDED;
}

static int turn(struct client *client, uint64_t until)
{
    struct epoll_event events[BATCH];
    struct timespec wait = patience(client, until);
    int count = epoll_pwait2(client->epoll, events, BATCH, &wait, NULL);
    if (count < 0 && errno != EINTR) fail("epoll_pwait2", strerror(errno));
    int said = KEEP_GOING;
    for (int i = 0; i < count; i++) {
        if (events[i].data.ptr)
            connection_event(client, events[i].data.ptr, events[i].events);
        else
            said = command(client);
    }
    pace(client);
    return said;
}

static void connect_all(struct client *client)
{
    uint64_t deadline = now_ns() + client->options.connect_ms * 1000000ULL;
    while (now_ns() < deadline) {
        while (client->next < client->options.connections && client->pending < HANDSHAKES_AT_ONCE) {
            connection_open(client, &client->connections[client->next++]);
        }
        if (client->next == client->options.connections && client->pending == 0) return;
        if (turn(client, deadline) == ENDED) exit(1);
    }
}

static void wait_for_line(struct client *client)
{
    int said = KEEP_GOING;
    while (said == KEEP_GOING) said = turn(client, now_ns() + 1000000000ULL);
    if (said == ENDED && client->options.mode != MODE_IDLE) exit(1);
}

static void run_until(struct client *client, uint64_t moment)
{
    while (now_ns() < moment) {
        if (turn(client, moment) == ENDED) return;
    }
}

static void drain(struct client *client)
{
    uint64_t deadline = now_ns() + client->options.drain_ms * 1000000ULL;
    while (now_ns() < deadline) {
        bool open = false;
        for (int i = 0; i < client->options.connections && !open; i++) {
            open = client->connections[i].state == STATE_READY &&
                   client->connections[i].sent != client->connections[i].acked;
        }
        if (!open) return;
        turn(client, now_ns() + 10000000ULL);
    }
}

static void begin_sending(struct client *client)
{
    client->sending = true;
    if (client->options.mode == MODE_OPEN) {
        client->send_pace =
            (struct pacer){.interval = (uint64_t)(1e9 / client->options.rate), .due = now_ns()};
        return;
    }
    for (int i = 0; i < client->options.connections; i++) {
        for (int k = 0; k < client->options.depth; k++)
            message_send(client, &client->connections[i], now_ns());
    }
}

static void measure(struct client *client)
{
    struct snapshot from, to;
    begin_sending(client);
    run_until(client, now_ns() + client->options.warmup_ms * 1000000ULL);
    client->recording = true;
    snapshot_take(client, &from);
    run_until(client, from.at + client->options.window_ms * 1000000ULL);
    snapshot_take(client, &to);
    client->recording = client->sending = false;
    drain(client);
    report_result(client, &from, &to);
}

static void hold(struct client *client)
{
    struct snapshot none = {0};
    wait_for_line(client);
    report_result(client, &none, &none);
}

static void prepare(struct client *client)
{
    struct options *options = &client->options;
    seats_read(&client->seats, options->seats, options->connections);
    if (options->hello) template_read(&client->hello, options->hello, &client->seats);
    if (options->message) template_read(&client->message, options->message, &client->seats);
    if (options->beat) template_read(&client->beat, options->beat, &client->seats);
    for (int i = 0; i < options->header_count; i++) {
        template_compile(&client->headers[i], strdup(options->headers[i]), &client->seats);
    }
    client->ring = options->mode == MODE_OPEN ? OPEN_RING : (uint64_t)options->depth;
    client->connections = calloc((size_t)options->connections, sizeof *client->connections);
    if (!client->connections) fail("out of memory", "");
    for (int i = 0; i < options->connections; i++) {
        struct connection *connection = &client->connections[i];
        *connection = (struct connection){
            .fd = -1, .index = i, .sent = options->first - 1, .acked = options->first - 1};
        connection->sent_at = calloc(client->ring, sizeof(uint64_t));
        if (!connection->sent_at) fail("out of memory", "");
    }
}

static void settle_in(struct client *client)
{
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    cpu_set_t set;
    CPU_ZERO(&set);
    if (client->options.cpu >= 0) {
        CPU_SET(client->options.cpu, &set);
        if (sched_setaffinity(0, sizeof set, &set) != 0) fail("sched_setaffinity", strerror(errno));
    }
    client->epoll = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll_ctl(client->epoll, EPOLL_CTL_ADD, STDIN_FILENO, &event) != 0)
        fail("stdin must be a pipe", "");
}

int main(int argc, char **argv)
{
    static struct client client;
    options_read(&client.options, argc, argv);
    prepare(&client);
    settle_in(&client);
    client.started = now_ns();
    if (client.options.beat && client.options.beat_ms) {
        uint64_t each = client.options.beat_ms * 1000000ULL / (uint64_t)client.options.connections;
        client.beat_pace = (struct pacer){.interval = each, .due = now_ns()};
    }
    connect_all(&client);
    report_ready(&client, client.started);
    if (client.options.mode == MODE_IDLE) {
        hold(&client);
        return 0;
    }
    wait_for_line(&client);
    measure(&client);
    return 0;
}
