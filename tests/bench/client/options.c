/* The command line.  Every message text comes from template files, so that a change of the wire
 * format never touches this program. */
#include "load.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

enum { OPT_INT = 1, OPT_U64, OPT_TEXT, OPT_RATE, OPT_MODE, OPT_HEADER };

static enum mode mode_of(const char *name)
{
    if (strcmp(name, "closed") == 0) return MODE_CLOSED;
    if (strcmp(name, "open") == 0) return MODE_OPEN;
    if (strcmp(name, "idle") == 0) return MODE_IDLE;
    fail("unknown mode", name);
    return MODE_IDLE;
}

static void check(const struct options *options)
{
    if (options->port <= 0) fail("--port is missing", "");
    if (!options->seats) fail("--seats is missing", "");
    if (options->connections <= 0) fail("--connections must be at least 1", "");
    if (options->depth <= 0) fail("--depth must be at least 1", "");
    if (options->first == 0) fail("--first must be at least 1", "");
    if (options->mode == MODE_IDLE) return;
    if (!options->message || !options->ack || !options->ack_key) {
        fail("a sending mode needs --message, --ack and --ack-key", "");
    }
    if (options->mode == MODE_OPEN && options->rate <= 0) fail("--rate must be positive", "");
}

void options_read(struct options *out, int argc, char **argv)
{
    *out = (struct options){.host = "127.0.0.1",
                            .path = "/ws",
                            .connections = 1,
                            .depth = 1,
                            .sources = 1,
                            .cpu = -1,
                            .first = 1,
                            .warmup_ms = 1000,
                            .window_ms = 4000,
                            .connect_ms = 60000,
                            .drain_ms = 3000};
    struct {
        const char *name;
        int kind;
        void *target;
    } table[] = {
        {"host", OPT_TEXT, &out->host},
        {"path", OPT_TEXT, &out->path},
        {"seats", OPT_TEXT, &out->seats},
        {"hello", OPT_TEXT, &out->hello},
        {"message", OPT_TEXT, &out->message},
        {"beat", OPT_TEXT, &out->beat},
        {"welcome", OPT_TEXT, &out->welcome},
        {"ack", OPT_TEXT, &out->ack},
        {"ack-key", OPT_TEXT, &out->ack_key},
        {"seq-key", OPT_TEXT, &out->seq_key},
        {"reject", OPT_TEXT, &out->reject},
        {"port", OPT_INT, &out->port},
        {"connections", OPT_INT, &out->connections},
        {"depth", OPT_INT, &out->depth},
        {"sources", OPT_INT, &out->sources},
        {"cpu", OPT_INT, &out->cpu},
        {"server-pid", OPT_INT, &out->server_pid},
        {"first", OPT_U64, &out->first},
        {"warmup-ms", OPT_U64, &out->warmup_ms},
        {"window-ms", OPT_U64, &out->window_ms},
        {"connect-ms", OPT_U64, &out->connect_ms},
        {"drain-ms", OPT_U64, &out->drain_ms},
        {"beat-ms", OPT_U64, &out->beat_ms},
        {"rate", OPT_RATE, &out->rate},
        {"mode", OPT_MODE, &out->mode},
        {"header", OPT_HEADER, NULL},
    };
    enum { COUNT = sizeof table / sizeof table[0] };
    struct option names[COUNT + 1];
    memset(names, 0, sizeof names);
    for (int i = 0; i < COUNT; i++) {
        names[i] = (struct option){.name = table[i].name, .has_arg = required_argument};
    }
    int at = 0;
    int found;
    while ((found = getopt_long(argc, argv, "", names, &at)) != -1) {
        if (found != 0) fail("unknown option", argv[optind - 1]);
        switch (table[at].kind) {
            case OPT_TEXT:
                *(const char **)table[at].target = optarg;
                break;
            case OPT_INT:
                *(int *)table[at].target = atoi(optarg);
                break;
            case OPT_U64:
                *(uint64_t *)table[at].target = strtoull(optarg, NULL, 10);
                break;
            case OPT_RATE:
                *(double *)table[at].target = strtod(optarg, NULL);
                break;
            case OPT_MODE:
                *(enum mode *)table[at].target = mode_of(optarg);
                break;
            default:
                if (out->header_count == MAX_HEADERS) fail("too many headers", optarg);
                out->headers[out->header_count++] = optarg;
        }
    }
    check(out);
}
