/* The measured window and the two lines of JSON that the harness reads. */
#include "load.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double seconds(clockid_t clock)
{
    struct timespec at;
    if (clock_gettime(clock, &at) != 0) return 0;
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

void snapshot_take(const struct client *client, struct snapshot *out)
{
    clockid_t server;
    *out = (struct snapshot){
        .at = now_ns(), .acks = client->counters.acks, .sends = client->counters.sends};
    out->client_cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
    bool known = client->options.server_pid > 0 &&
                 clock_getcpuclockid(client->options.server_pid, &server) == 0;
    if (known) out->server_cpu = seconds(server); /* all threads of the server, in nanoseconds */
}

static void put_text(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 0x20 || c > 0x7E)
            putchar('.');
        else
            putchar(c);
    }
    putchar('"');
}

void report_ready(const struct client *client, uint64_t began)
{
    printf("{\"event\":\"ready\",\"connected\":%d,\"closed\":%" PRIu64
           ",\"connect_ms\":%.1f,\"sample\":",
           client->ready, client->counters.closed, (double)(now_ns() - began) / 1e6);
    put_text(client->sample);
    puts("}");
    fflush(stdout);
}

static int ascending(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static double percentile_ms(const struct client *client, double share)
{
    if (!client->latency_count) return 0;
    size_t at = (size_t)(share * (double)(client->latency_count - 1) + 0.5);
    return client->latencies_us[at] / 1e3;
}

static uint64_t unacknowledged(const struct client *client)
{
    uint64_t sum = 0;
    for (int i = 0; i < client->options.connections; i++) {
        sum += client->connections[i].sent - client->connections[i].acked;
    }
    return sum;
}

void report_result(struct client *client, const struct snapshot *from, const struct snapshot *to)
{
    const struct counters *counters = &client->counters;
    double wall = (double)(to->at - from->at) / 1e9;
    double cpu = to->client_cpu - from->client_cpu;
    if (client->latency_count) {
        qsort(client->latencies_us, client->latency_count, sizeof(uint32_t), ascending);
    }
    printf("{\"event\":\"result\",\"window_s\":%.6f,\"acks\":%" PRIu64 ",\"sends\":%" PRIu64
           ",\"server_cpu_s\":%.6f,\"client_cpu_s\":%.6f,\"client_cpu_share\":%.4f",
           wall, to->acks - from->acks, to->sends - from->sends, to->server_cpu - from->server_cpu,
           cpu, wall > 0 ? cpu / wall : 0);
    printf(",\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"max_ms\":%.3f", percentile_ms(client, 0.50),
           percentile_ms(client, 0.99), percentile_ms(client, 1));
    printf(",\"total_acks\":%" PRIu64 ",\"total_sends\":%" PRIu64 ",\"unacknowledged\":%" PRIu64
           ",\"mismatches\":%" PRIu64 ",\"repeats\":%" PRIu64 ",\"rejects\":%" PRIu64,
           counters->acks, counters->sends, unacknowledged(client), counters->mismatches,
           counters->repeats, counters->rejects);
    printf(",\"closed\":%" PRIu64 ",\"overruns\":%" PRIu64 ",\"protocol_errors\":%" PRIu64
           ",\"other\":%" PRIu64 ",\"sample\":",
           counters->closed, counters->overruns, counters->protocol_errors, counters->other);
    put_text(client->sample);
    puts("}");
    fflush(stdout);
}
