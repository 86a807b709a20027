/* A disk that takes longer: every fsync and fdatasync sleeps after it has synced.
 *
 * Preloaded into the server (LD_PRELOAD); SLOW_SYNC_US says how many microseconds. It only adds
 * time: what the calls do and return stays as it is.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <time.h>

typedef int (*sync_call)(int);

static void pause_after_sync(void) {
    const char *text = getenv("SLOW_SYNC_US");
    long microseconds = text ? atol(text) : 0;
    struct timespec wait = {microseconds / 1000000, microseconds % 1000000 * 1000};
    while (microseconds > 0 && nanosleep(&wait, &wait) != 0) {
    }
}

static int slow(const char *name, int file) {
    sync_call real = (sync_call)dlsym(RTLD_NEXT, name);
    int result = real(file);
    pause_after_sync();
    return result;
}

int fsync(int file) { return slow("fsync", file); }
int fdatasync(int file) { return slow("fdatasync", file); }
