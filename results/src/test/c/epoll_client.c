/*
 * A client as lean as the kernel allows: one thread, epoll_wait + read + write. Keeps a window of requests outstanding
 * on every connection, and checks of the responses what the suite's own client checks: sizes, identity, order, and the
 * payload of every 16th. The wire format is in docs/reference/protocol.md.
 *
 *   epoll_client PORT CPU CONNECTIONS WINDOW PAYLOAD WARMUP_MS MEASURE_MS PERIOD_FILE < token as 32 hexadecimal digits
 *
 * PERIOD_FILE holds the 4096 bytes of which every payload is made. Prints "measuring" when the warm-up is over
 * and "measured" after the last slice, waits for the end of its standard input with all connections open, and prints a
 * line "slice ROUND_TRIPS NANOS" for each 100 ms and one "cpu NANOS WALL_NANOS" for all of them.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { TOKEN = 16, PERIOD = 4096, CHECK_EVERY = 16, SEQUENCE_BITS = 40, EVENTS = 256, MAX_SLICES = 10000 };

static const int64_t SLICE_NANOS = 100 * 1000000LL;

struct header {
    uint32_t request_bytes;
    uint32_t response_bytes;
    uint64_t identity;
};

struct connection {
    int fd;
    uint64_t next;        /* identity of the next request */
    uint64_t awaited;     /* identity of the next response */
    size_t buffered;      /* bytes in "in" that are not taken yet */
    unsigned char *in;
};

static size_t payload;
static size_t frame;
static size_t window;
static unsigned char *pattern; /* the period, repeated as far as a payload that starts anywhere in it reaches */
static unsigned char *out;

/* Ends the program for a reason of its own. */
static void fail(const char *why) {
    fprintf(stderr, "epoll_client: %s\n", why);
    exit(1);
}

/* Ends the program because a call failed. */
static void die(const char *call) {
    perror(call);
    exit(1);
}

static void *allocate(size_t bytes) {
    void *memory = malloc(bytes);
    if (!memory) die("malloc");
    return memory;
}

static int64_t nanos(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static const unsigned char *payload_of(uint64_t identity) {
    return pattern + (identity * 8 & (PERIOD - 1));
}

static void write_all(int fd, const unsigned char *bytes, size_t length) {
    ssize_t written = write(fd, bytes, length);
    if (written < 0) die("write");
    if ((size_t) written != length) fail("the windows do not fit into the socket's buffer");
}

static void send_requests(struct connection *c, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct header header = {htonl(payload), htonl(payload), htobe64(c->next)};
        memcpy(out + i * frame, &header, sizeof header);
        memcpy(out + i * frame + sizeof header, payload_of(c->next), payload);
        c->next++;
    }
    write_all(c->fd, out, count * frame);
}

static void check(struct connection *c, const unsigned char *response) {
    struct header header;
    memcpy(&header, response, sizeof header);
    if (be64toh(header.identity) != c->awaited) fail("a response out of order");
    if (ntohl(header.request_bytes) != payload || ntohl(header.response_bytes) != payload) fail("a wrong size");
    if (c->awaited % CHECK_EVERY == 0 && memcmp(response + sizeof header, payload_of(c->awaited), payload)) {
        fail("a wrong payload");
    }
    c->awaited++;
}

/* Takes what has come and asks for as much again: the number of round trips completed. */
static size_t serve(struct connection *c) {
    ssize_t got = read(c->fd, c->in + c->buffered, window * frame - c->buffered);
    if (got < 0) die("read");
    if (got == 0) fail("the server closed a connection");
    c->buffered += got;
    size_t whole = c->buffered / frame;
    for (size_t i = 0; i < whole; i++) {
        check(c, c->in + i * frame);
    }
    c->buffered -= whole * frame;
    memmove(c->in, c->in + whole * frame, c->buffered);
    if (whole > 0) send_requests(c, whole);
    return whole;
}

static void open_connection(struct connection *c, int port, uint64_t number, const unsigned char *token, int epoll) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int on = 1;
    c->fd = socket(AF_INET, SOCK_STREAM, 0);
    c->next = c->awaited = number << SEQUENCE_BITS;
    c->buffered = 0;
    c->in = allocate(window * frame);
    if (c->fd < 0 || connect(c->fd, (struct sockaddr *) &address, sizeof address)) die("connect");
    if (setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)) die("TCP_NODELAY");
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event)) die("epoll_ctl");
    write_all(c->fd, token, TOKEN);
}

static void read_period(const char *file) {
    pattern = allocate(PERIOD + payload);
    FILE *in = fopen(file, "rb");
    if (!in || fread(pattern, 1, PERIOD, in) != PERIOD) fail("cannot read the payload's period");
    fclose(in);
    for (size_t i = 0; i < payload; i++) {
        pattern[PERIOD + i] = pattern[i];
    }
}

static void read_token(unsigned char *token) {
    for (int i = 0; i < TOKEN; i++) {
        unsigned int byte;
        if (scanf("%2x", &byte) != 1) fail("no token on standard input");
        token[i] = byte;
    }
}

static void pin(int cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set)) die("sched_setaffinity");
}

static void say(const char *line) {
    puts(line);
    fflush(stdout);
}

static void measure(int epoll, int64_t warmup, int64_t duration) {
    static struct { uint64_t round_trips; int64_t nanos; } slices[MAX_SLICES];
    struct epoll_event events[EVENTS];
    int64_t begin = nanos(CLOCK_MONOTONIC) + warmup;
    int64_t slice_begin = 0;
    int64_t cpu_begin = 0;
    uint64_t round_trips = 0;
    int count = 0;
    for (;;) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        if (ready < 0) die("epoll_wait");
        for (int i = 0; i < ready; i++) {
            round_trips += serve(events[i].data.ptr);
        }
        int64_t now = nanos(CLOCK_MONOTONIC);
        if (slice_begin == 0) {
            if (now < begin) continue;
            say("measuring");
            begin = slice_begin = nanos(CLOCK_MONOTONIC);
            cpu_begin = nanos(CLOCK_PROCESS_CPUTIME_ID);
            round_trips = 0;
        } else if (now - slice_begin >= SLICE_NANOS) {
            slices[count].round_trips = round_trips;
            slices[count++].nanos = now - slice_begin;
            slice_begin = now;
            round_trips = 0;
            if (now - begin >= duration || count == MAX_SLICES) break;
        }
    }
    int64_t cpu = nanos(CLOCK_PROCESS_CPUTIME_ID) - cpu_begin;
    say("measured");
    while (getchar() != EOF) {
    }
    for (int i = 0; i < count; i++) {
        printf("slice %llu %lld\n", (unsigned long long) slices[i].round_trips, (long long) slices[i].nanos);
    }
    printf("cpu %lld %lld\n", (long long) cpu, (long long) (slice_begin - begin));
}

int main(int argc, char **argv) {
    if (argc != 9) fail("wants PORT CPU CONNECTIONS WINDOW PAYLOAD WARMUP_MS MEASURE_MS PERIOD_FILE");
    int port = atoi(argv[1]);
    int connections = atoi(argv[3]);
    window = atoi(argv[4]);
    payload = atoi(argv[5]);
    frame = sizeof(struct header) + payload;
    out = allocate(window * frame);
    unsigned char token[TOKEN];
    read_token(token);
    read_period(argv[8]);
    pin(atoi(argv[2]));
    int epoll = epoll_create1(0);
    if (epoll < 0) die("epoll_create1");
    struct connection *all = allocate(connections * sizeof *all);
    for (int i = 0; i < connections; i++) {
        open_connection(&all[i], port, i, token, epoll);
        send_requests(&all[i], window);
    }
    measure(epoll, atoll(argv[6]) * 1000000, atoll(argv[7]) * 1000000);
    return 0;
}
