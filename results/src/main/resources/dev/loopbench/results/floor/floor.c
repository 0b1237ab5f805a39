/*
 * The floor: both ends of a connection with nothing between the bytes and the kernel but the system calls that an I/O
 * model needs. One thread an end, but where it says otherwise. Linux only.
 *
 *   floor server MODE CPU TRAFFIC ADDRESS LISTENERS
 *   floor client MODE CPU TRAFFIC ADDRESS RAMP SLICE LAP BRACKETS WAKE_CPU AHEAD
 *   floor part PART CPU BYTES RAMP SLICE LAP BRACKETS
 *
 * MODE is "blocking" (read and write, one connection), "epoll" (epoll_wait, read and write), "spin" (read that never
 * waits, and write) or "ring" (io_uring: one receive stays armed on each connection and fills buffers that are lent to the
 * kernel; io_uring_enter submits what is to be sent and waits). CPU is the processor that the I/O thread is bound to, "-" for none. ADDRESS is a port of 127.0.0.1, for
 * a server 0, so that the kernel chooses one, or the path of a Unix domain socket, which begins with "/"; the file of one is
 * made by the server and left to the caller to remove. WAKE_CPU is
 * the processor that brackets wake, "-" for none. AHEAD is how many ns before a request is due the client no longer sleeps.
 *
 * TRAFFIC is one argument, the text that TrafficText.java writes: values such as "requestBytes=64" with spaces in between. Used are
 * connections, window, requestBytes, responseBytes; rate, how many requests a second leave by a plan, absent for a closed loop, with
 * arrivals, "constant" or "poisson"; congestion, the congestion control to set, "default" for none; and use, "kept", or
 * "per-request" for cycles: a connection is opened for each request, and closed by the client, so many are open at a time, and beside
 * them one that is kept, for brackets. A blocking client with a plan has a window of 1. LISTENERS is 0 for connections
 * that are kept, else at how many addresses the server listens, each a port of its own; a client of cycles takes them as one
 * ADDRESS with commas in between. A blocking server of cycles has a thread for each of them, which serves one connection after the
 * other, and one for the connection that is kept. The wire format is in docs/reference/protocol.md, and both ends check what the suite's own
 * sessions check.
 *
 * A part is a piece of a round trip, alone, in one thread; BYTES go there and come back, and nothing looks at them. PART is
 *   clock         nothing: only the clock is read, which every part has in it
 *   call          one system call that does next to nothing
 *   stack         write, read, and back write, read over a TCP connection to itself
 *   stack-epoll   the same with epoll_wait before each read
 *   pipe          write, read, and back write, read over two pipes
 *   pipe-epoll    the same with epoll_wait before each read
 *   switch        write and read over two pipes to a process on the same CPU that reads and writes
 *   switch-epoll  the same, and both processes wait in epoll_wait before each read
 * and "stack-ring", "pipe-ring" and "switch-ring", where each thread has an io_uring instead of calls: a read stands armed in it
 * while the bytes come, a write is submitted together with the next read, and io_uring_enter waits.
 *
 * Either end is commanded over its standard input and answers over its standard output, a line each, and ends when its
 * standard input does or its parent dies. The first line holds the token (32 hexadecimal digits), a space and the period
 * of the payload (8192 digits).
 *
 * The server's first answer is its port, 0 for a Unix domain socket; with several LISTENERS there are commas in between. After
 * that "report" is answered by TCP_NODELAY, SO_SNDBUF, SO_RCVBUF and TCP_CONGESTION, as they were when it was accepted, of the
 * connection accepted last, of cycles the one that is kept ("-" for what a Unix domain socket does not have), and what a peer did wrong, if one did; "park" has a server
 * that spins wait in the kernel until "resume", and both are answered by an empty line.
 *
 * The client's first answer is the same four of its first connection; a part's is empty, as is its
 * first line. After that
 *   bracket ASK   runs the witness here and, if ASK is 1, on the server, and wakes WAKE_CPU: the times of both and of the
 *                 wake-up in ns, 0 for one that was not asked, and the processor time that the wake-ups took of this thread
 *   slice ASK     runs RAMP and then SLICE counted round trips, with a bracket after each of the first BRACKETS times LAP of
 *                 them: how many were counted, in how many ns, how many ns a plan meant (0 without one), and the times of the
 *                 brackets inside
 *   latencies     the counted round trips of the last slice in ns, in order for one connection; of cycles, from just before a
 *                 connection was opened until the response was read
 *   requests      where there is a plan, a time of CLOCK_MONOTONIC in ns, and then of each counted request of the last slice the
 *                 number of its connection, when it was due, after that time, when it left and was answered, after it was due, by how many ns it left after it was
 *                 due and had room, and in how many of these nothing interrupted the client
 *   gaps          of each pause that was seen in the last slice of a plan its kind (0 a gap between two looks at the clock, 1 a
 *                 late timer, 2 a wait for a processor, 3 a stop), its end (0 the client, 1 the server), its start, its length
 *                 and when it was over after that at the latest, ns of CLOCK_MONOTONIC
 *   watch PID TID looks at the server's process, too, whose thread TID sleeps unless the process is stopped (0 for none)
 *   phases        of the counted cycles of the last slice how long in ns each took to connect, for request and response, and
 *                 to close
 * An answer that begins with "wrong" (a peer's bytes were not what the protocol asks for) or "broken" is its last.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>
#if __has_include(<linux/io_uring.h>)
#include <linux/io_uring.h>
#endif

enum {
    TOKEN = 16,
    HEADER = 16,
    PERIOD = 4096,
    CHUNK = 64 * 1024,
    OUT = HEADER + CHUNK, /* what is written at once: a frame of 64 KiB, which a smaller buffer would cut */
    IN = 256 * 1024,      /* what is read at once */
    CHECK_EVERY = 16,
    SEQUENCE_BITS = 40,
    MAX_PAYLOAD = 16 << 20,
    BACKLOG = 4096,
    STRANGER_SECONDS = 2, /* how long a thread that serves one connection waits for its first bytes */
    STORM = 128, /* connections that are opened before one is seen to be accepted */
    STRANGERS = 4 * STORM, /* connections that have not said the token yet; of more the oldest are turned away */
    EVENTS = 256,
    ADDRESSES = 64,
    LIMIT_SECONDS = 20,
    WITNESS_TRIES = 6,
    GLANCE_TRIES = 2,
    WAKE_UP_ROUNDS = 5,
    WITNESS_ROUNDS = 20000,
    PART_ENTRIES = 8,     /* submissions that the ring of a part has room for */
    RING_ENTRIES = 256,   /* the same of an end */
    LENT_LEAST = 16,      /* buffers that an end lends to its ring: powers of two */
    LENT_MOST = 32768,
    LENT_BYTES = 64 * 1024,
    SURE = 4096,          /* bytes of a send that finds room in the socket's buffer */
    TEXT = 200
};

/* Those of dev.loopbench.core.pacing.PacedSlice, ns. */
static const int64_t LEAD = 100000;
static const int64_t MOST_BEHIND = 1000000000;

/* Who looks at the clock so long before a request is due has a processor of its own, 1 h in ns. */
static const int64_t LONG_AHEAD = (int64_t) 3600 * 1000000000;

static const uint64_t CONTROL = (uint64_t) 1 << 63;
static const uint64_t PROBE = ((uint64_t) 1 << 63) | 1;

enum mode { BLOCKING, EPOLL, SPIN, RING };

struct header {
    uint32_t request_bytes;
    uint32_t response_bytes;
    uint64_t identity;
};

struct buffer {
    unsigned char *bytes;
    size_t length;
    size_t capacity;
};

struct connection {
    int fd;
    struct buffer in;  /* what has come and is not taken yet */
    struct buffer out; /* what is about to be written */
    bool in_frame;     /* its header is taken, its payload not yet */
    struct header header;
    size_t payload;    /* bytes of it that the frame has in this direction */
    size_t taken;      /* bytes of it that are taken */
    bool opened;       /* server: the token has come */
    uint64_t next;     /* client: identity of the next request */
    uint64_t awaited;  /* client: identity of the next response */
    int64_t *sent_at;  /* client: a ring, by identity */
    struct plan *plan; /* client: what it follows; NULL in a closed loop */
    struct connection *next_spare; /* ring: the next that starves */
    bool answered;       /* server: a request was answered */
    unsigned char *own;  /* ring: its own bytes, while "in" is a buffer that is lent to the kernel */
    uint16_t lent;       /* ring: which that is */
    size_t sending;      /* ring: bytes of "out" that the kernel is still reading */
    bool closed;         /* ring: what still comes of it is thrown away */
};

/* What a server listens on and a client connects to. Cycles may have several, of which this is the first. */
struct address {
    union {
        struct sockaddr any;
        struct sockaddr_in tcp;
        struct sockaddr_un file;
    } as;
    socklen_t length;
};

static enum mode mode;
static struct address address;
static struct address addresses[ADDRESSES]; /* of cycles */
static size_t address_count;
static size_t expected; /* connections of the client */
static struct connection **connections;
static size_t open_connections;
static int epoll = -1;
static const char *congestion; /* "-" for none */

static unsigned char token[TOKEN];
static unsigned char pattern[PERIOD + CHUNK]; /* the period, repeated */

/* What both ends have in common. */

static int64_t now_nanos(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * (int64_t) 1000000000 + t.tv_nsec;
}

/* Ends the program: the last answer says why. */
static _Noreturn void give_up(const char *kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    printf("%s ", kind);
    vprintf(format, arguments);
    va_end(arguments);
    puts("");
    fflush(stdout);
    _exit(1);
}

/* Ends the program because a call failed. */
static _Noreturn void die(const char *call) {
    give_up("broken", "%s: %s", call, strerror(errno));
}

static bool is_tcp(void) {
    return address.as.any.sa_family == AF_INET;
}

static void pin(const char *cpu) {
    if (strcmp(cpu, "-") == 0) return;
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET((size_t) atoi(cpu), &set);
    if (sched_setaffinity(0, sizeof set, &set)) die("sched_setaffinity");
}

static void reserve(struct buffer *buffer, size_t capacity) {
    if (capacity > buffer->capacity) {
        buffer->bytes = realloc(buffer->bytes, capacity);
        if (!buffer->bytes) die("realloc");
        buffer->capacity = capacity;
    }
}

/*
 * A ring of this thread. Of an end: each connection has one receive that stays armed and fills buffers lent to the kernel,
 * and what is written is submitted by the call that waits.
 */

#ifdef IORING_SETUP_DEFER_TASKRUN

static struct {
    int fd;
    unsigned entries;
    unsigned *submit_tail, *submit_mask, *submit_array;
    unsigned *complete_head, *complete_tail, *complete_mask;
    struct io_uring_sqe *submissions;
    struct io_uring_cqe *completions;
    unsigned queued;
} uring;

static void *map_ring(size_t bytes, off_t offset) {
    void *mapped = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, uring.fd, offset);
    if (mapped == MAP_FAILED) die("mmap of the ring");
    return mapped;
}

/* "completions" is how many can be there at most before they are taken: for more the kernel would have to allocate. */
static void set_up_ring(unsigned entries, unsigned completions) {
    struct io_uring_params found = {
        .flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_CQSIZE | IORING_SETUP_CLAMP,
        .cq_entries = completions};
    uring.fd = (int) syscall(SYS_io_uring_setup, entries, &found);
    if (uring.fd < 0) die("io_uring_setup");
    char *submit = map_ring(found.sq_off.array + found.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
    char *complete = map_ring(found.cq_off.cqes + found.cq_entries * sizeof(struct io_uring_cqe), IORING_OFF_CQ_RING);
    uring.entries = found.sq_entries;
    uring.submit_tail = (unsigned *) (submit + found.sq_off.tail);
    uring.submit_mask = (unsigned *) (submit + found.sq_off.ring_mask);
    uring.submit_array = (unsigned *) (submit + found.sq_off.array);
    uring.complete_head = (unsigned *) (complete + found.cq_off.head);
    uring.complete_tail = (unsigned *) (complete + found.cq_off.tail);
    uring.complete_mask = (unsigned *) (complete + found.cq_off.ring_mask);
    uring.completions = (struct io_uring_cqe *) (complete + found.cq_off.cqes);
    uring.submissions = map_ring(found.sq_entries * sizeof *uring.submissions, IORING_OFF_SQES);
}

/* Submits what is queued and waits for so many completions. */
static void enter_ring(unsigned least) {
    int submitted = (int) syscall(SYS_io_uring_enter, uring.fd, uring.queued, least, IORING_ENTER_GETEVENTS, NULL, 0);
    if (submitted < 0 && errno != EINTR) die("io_uring_enter");
    if (submitted > 0) uring.queued -= (unsigned) submitted;
}

/* Submits what is queued and waits for nothing: for a thread that is about to wait outside its ring. */
static void submit_queued(void) {
    while (uring.queued > 0) enter_ring(0);
}

static struct io_uring_sqe *next_submission(int fd, unsigned char operation, const void *bytes, size_t length) {
    while (uring.queued == uring.entries) enter_ring(0);
    unsigned tail = *uring.submit_tail;
    unsigned at = tail & *uring.submit_mask;
    struct io_uring_sqe *submission = uring.submissions + at;
    memset(submission, 0, sizeof *submission);
    submission->opcode = operation;
    submission->fd = fd;
    submission->addr = (uintptr_t) bytes;
    submission->len = (unsigned) length;
    uring.submit_array[at] = at;
    __atomic_store_n(uring.submit_tail, tail + 1, __ATOMIC_RELEASE);
    uring.queued++;
    return submission;
}

/* What the kernel has received, in order; "length" is not positive at the end of the connection. */
struct arrival {
    struct connection *connection;
    uint16_t buffer;
    int length;
};

static struct io_uring_buf_ring *loans;
static unsigned lent; /* buffers */
static unsigned char *lent_bytes;
static struct arrival *arrivals; /* a ring */
static size_t arrival_mask;
static size_t first_arrival, next_arrival;
static struct connection *first_starved; /* of those without an armed receive, in the order in which they lost it */
static struct connection **last_starved = &first_starved;
static unsigned sends;  /* that are not completed */
static unsigned unsure; /* those of them that may have to wait for room */

/* Of what a completion tells: a connection's address is even. */
static const uint64_t SENT = 1;

static void lend(uint16_t buffer) {
    uint16_t tail = loans->tail;
    struct io_uring_buf *loan = loans->bufs + (tail & (lent - 1));
    loan->addr = (uintptr_t) (lent_bytes + (size_t) buffer * LENT_BYTES);
    loan->len = LENT_BYTES;
    loan->bid = buffer;
    __atomic_store_n(&loans->tail, (uint16_t) (tail + 1), __ATOMIC_RELEASE);
}

static void prepare_ring_of_end(void) {
    /*
     * One for each connection, as each has bytes when all are answered at once: a receive that finds none ends, and to arm it
     * anew for every buffer that comes back takes time with the square of the connections.
     */
    for (lent = LENT_LEAST; lent < expected && lent < LENT_MOST;) lent *= 2;
    /* A buffer each, and the end of every connection. */
    for (arrival_mask = RING_ENTRIES; arrival_mask < lent + 2 * expected;) arrival_mask *= 2;
    /* What has arrived, and a send of every connection. */
    set_up_ring(RING_ENTRIES, (unsigned) (arrival_mask + expected));
    loans = mmap(NULL, lent * sizeof(struct io_uring_buf), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    lent_bytes = malloc((size_t) lent * LENT_BYTES);
    arrivals = calloc(arrival_mask, sizeof *arrivals);
    arrival_mask--;
    if (loans == MAP_FAILED || !lent_bytes || !arrivals) die("mmap");
    struct io_uring_buf_reg registration = {.ring_addr = (uintptr_t) loans, .ring_entries = lent};
    if (syscall(SYS_io_uring_register, uring.fd, IORING_REGISTER_PBUF_RING, &registration, 1)) die("IORING_REGISTER_PBUF_RING");
    for (uint16_t i = 0; i < lent; i++) lend(i);
}

static void arm_receive(struct connection *c) {
    struct io_uring_sqe *receive = next_submission(c->fd, IORING_OP_RECV, NULL, 0);
    receive->ioprio = IORING_RECV_MULTISHOT;
    receive->flags = IOSQE_BUFFER_SELECT;
    receive->user_data = (uintptr_t) c;
}

/* A receive ends when the connection does, when no buffer is left, or when the kernel likes. */
static void take_received(struct connection *c, int result, unsigned flags) {
    if (result != -ENOBUFS) {
        arrivals[next_arrival++ & arrival_mask] =
            (struct arrival){c, (uint16_t) (flags >> IORING_CQE_BUFFER_SHIFT), result};
    }
    if (flags & IORING_CQE_F_MORE) return;
    if (c->closed) return;
    if (result > 0) {
        arm_receive(c);
    } else if (result == -ENOBUFS) {
        c->next_spare = NULL;
        *last_starved = c;
        last_starved = &c->next_spare;
    }
}

static void take_completed(void) {
    unsigned head = *uring.complete_head;
    unsigned tail = __atomic_load_n(uring.complete_tail, __ATOMIC_ACQUIRE);
    for (; head != tail; head++) {
        struct io_uring_cqe *completion = uring.completions + (head & *uring.complete_mask);
        struct connection *c = (struct connection *) (uintptr_t) (completion->user_data & ~SENT);
        if (completion->user_data & SENT) {
            /* One that was cut short ends the connection, which the receive will tell. */
            if (completion->res != (int) c->sending) shutdown(c->fd, SHUT_RDWR);
            if (c->sending > SURE) unsure--;
            c->sending = 0;
            sends--;
        } else {
            take_received(c, completion->res, completion->flags);
        }
    }
    __atomic_store_n(uring.complete_head, head, __ATOMIC_RELEASE);
}

/* All buffers are the kernel's again. */
static void arm_starved(void) {
    for (struct connection *c = first_starved; c; c = c->next_spare) {
        if (!c->closed) arm_receive(c);
    }
    first_starved = NULL;
    last_starved = &first_starved;
}

static size_t await_arrivals(struct connection **ready) {
    size_t count = 0;
    while (first_arrival == next_arrival) {
        /* Each time, since completions may tell nothing but that there was no buffer: nobody would wake who waits for these. */
        arm_starved();
        /*
         * A send that finds room is completed by the call that submits it: one call sends, and waits for what comes. Of a send that
         * does not, the kernel counts "there is room again" as one event, though nothing is completed by it: who waits for two is
         * not woken, the rest is never sent, and the peer waits for it.
         */
        enter_ring(unsure > 0 ? 1 : sends + 1);
        take_completed();
    }
    for (size_t i = first_arrival; i != next_arrival && count < EVENTS; i++) {
        ready[count++] = arrivals[i & arrival_mask].connection;
    }
    return count;
}

/* What is left of a buffer is kept in the connection's own; the kernel gets the buffer back. */
static void give_back(struct connection *c) {
    if (!c->own) return;
    memcpy(c->own, c->in.bytes, c->in.length);
    c->in.bytes = c->own;
    c->own = NULL;
    lend(c->lent);
}

/* The next of the arrivals, which is this connection's. */
static ssize_t take_arrival(struct connection *c) {
    struct arrival arrival = arrivals[first_arrival++ & arrival_mask];
    unsigned char *bytes = lent_bytes + (size_t) arrival.buffer * LENT_BYTES;
    if (arrival.connection != c) give_up("broken", "arrivals are out of order");
    if (arrival.length <= 0) return -1;
    give_back(c);
    if (c->closed) {
        lend(arrival.buffer);
        return 0;
    }
    if (c->in.length == 0) {
        c->own = c->in.bytes;
        c->in.bytes = bytes;
        c->lent = arrival.buffer;
    } else {
        memcpy(c->in.bytes + c->in.length, bytes, (size_t) arrival.length);
        lend(arrival.buffer);
    }
    c->in.length += (size_t) arrival.length;
    return arrival.length;
}

static void queue_send(struct connection *c) {
    struct io_uring_sqe *send = next_submission(c->fd, IORING_OP_SEND, c->out.bytes, c->out.length);
    send->msg_flags = MSG_NOSIGNAL | MSG_WAITALL;
    send->user_data = (uintptr_t) c | SENT;
    c->sending = c->out.length;
    if (c->sending > SURE) unsure++;
    sends++;
}

/* Until "out" may be filled anew. */
static void await_sent(struct connection *c) {
    while (c->sending > 0) {
        enter_ring(1);
        take_completed();
    }
}

/* A receive that is armed keeps the socket open beyond its descriptor, and its connection known. */
static void abandon(struct connection *c) {
    c->closed = true;
    shutdown(c->fd, SHUT_RDWR);
    await_sent(c);
    give_back(c);
}

#else

static _Noreturn void no_ring(void) {
    give_up("broken", "no io_uring: the kernel's headers that this was compiled with do not know it, or not its deferred work");
}

static void prepare_ring_of_end(void) {
    no_ring();
}

static void submit_queued(void) {
}

static void arm_receive(struct connection *c) {
    (void) c;
}

static size_t await_arrivals(struct connection **ready) {
    (void) ready;
    no_ring();
}

static void give_back(struct connection *c) {
    (void) c;
}

static ssize_t take_arrival(struct connection *c) {
    (void) c;
    no_ring();
}

static void queue_send(struct connection *c) {
    (void) c;
}

static void await_sent(struct connection *c) {
    (void) c;
}

static void abandon(struct connection *c) {
    (void) c;
}

#endif

/* Forgets what was taken. */
static void drop(struct connection *c, size_t taken) {
    struct buffer *in = &c->in;
    in->length -= taken;
    if (in->length > 0) memmove(in->bytes, in->bytes + taken, in->length);
    if (mode == RING) give_back(c);
}

static size_t place(uint64_t identity, size_t offset) {
    return (identity * 8 + offset) & (PERIOD - 1);
}

static struct header header_at(const unsigned char *bytes) {
    struct header wire;
    memcpy(&wire, bytes, HEADER);
    return (struct header){ntohl(wire.request_bytes), ntohl(wire.response_bytes), be64toh(wire.identity)};
}

static bool is_control(uint64_t identity) {
    return (identity & CONTROL) != 0;
}

/* Of the messages that are sampled, whether every one of these bytes of the payload is right. */
static bool is_payload_right(const unsigned char *bytes, uint64_t identity, size_t offset, size_t count) {
    if (identity % CHECK_EVERY != 0) return true;
    for (size_t done = 0; done < count; done += CHUNK) {
        size_t chunk = count - done < CHUNK ? count - done : CHUNK;
        if (memcmp(bytes + done, pattern + place(identity, offset + done), chunk) != 0) return false;
    }
    return true;
}

/* Takes a header at "at" if it has come: whether it has. What follows is to be said by "payload". */
static bool take_header(struct connection *c, size_t *at) {
    if (c->in.length - *at < HEADER) return false;
    c->header = header_at(c->in.bytes + *at);
    c->in_frame = true;
    c->taken = 0;
    *at += HEADER;
    return true;
}

/* Takes what has come of the payload, from "at" on: false when it is wrong. The frame ends with its last byte. */
static bool take_payload(struct connection *c, size_t *at) {
    size_t come = c->in.length - *at;
    size_t count = c->payload - c->taken < come ? c->payload - c->taken : come;
    bool right = is_payload_right(c->in.bytes + *at, c->header.identity, c->taken, count);
    *at += count;
    c->taken += count;
    c->in_frame = c->taken < c->payload;
    return right;
}

/* Waits until a connection may have bytes to read; which those are is in "ready". */
static size_t await_bytes(struct connection **ready) {
    if (mode == RING) return await_arrivals(ready);
    if (mode != EPOLL) {
        /* A read waits by itself, or is tried until there is something. */
        memcpy(ready, connections, open_connections * sizeof *ready);
        return open_connections;
    }
    struct epoll_event events[EVENTS];
    int count;
    /* A process that was stopped and continued comes back from it without an event. */
    do {
        count = epoll_wait(epoll, events, EVENTS, -1);
    } while (count < 0 && errno == EINTR);
    if (count < 0) die("epoll_wait");
    for (int i = 0; i < count; i++) {
        ready[i] = events[i].data.ptr;
    }
    return (size_t) count;
}

/* One read: the number of bytes; 0 for none yet; -1 for the end of the connection. */
static ssize_t receive(struct connection *c) {
    if (mode == RING) return take_arrival(c);
    ssize_t got = read(c->fd, c->in.bytes + c->in.length, c->in.capacity - c->in.length);
    if (got > 0) {
        c->in.length += (size_t) got;
        return got;
    }
    return got < 0 && errno == EAGAIN ? 0 : -1;
}

/*
 * Writes all that is in "out", with one call unless the socket's buffer is full: false when the connection is broken. A ring has
 * it written by the next call that waits.
 */
static bool flush_out(struct connection *c) {
    size_t written = 0;
    if (mode == RING && c->out.length > 0) queue_send(c);
    if (mode == RING) written = c->out.length;
    while (written < c->out.length) {
        ssize_t count = write(c->fd, c->out.bytes + written, c->out.length - written);
        if (count >= 0) {
            written += (size_t) count;
        } else if (errno == EAGAIN) {
            struct pollfd writable = {.fd = c->fd, .events = POLLOUT};
            if (mode == EPOLL && poll(&writable, 1, -1) < 0 && errno != EINTR) die("poll");
        } else {
            return false;
        }
    }
    c->out.length = 0;
    return true;
}

/* Appends a frame, and writes whenever "out" is full: false when the connection is broken. */
static bool append_frame(struct connection *c, struct header header, size_t payload) {
    struct header wire = {htonl(header.request_bytes), htonl(header.response_bytes), htobe64(header.identity)};
    struct buffer *out = &c->out;
    if (mode == RING) await_sent(c);
    if (out->capacity - out->length < HEADER && !flush_out(c)) return false;
    if (mode == RING) await_sent(c);
    memcpy(out->bytes + out->length, &wire, HEADER);
    out->length += HEADER;
    for (size_t done = 0; done < payload;) {
        if (out->length == out->capacity && !flush_out(c)) return false;
        if (mode == RING) await_sent(c);
        size_t room = out->capacity - out->length;
        size_t chunk = payload - done < room ? payload - done : room;
        if (chunk > CHUNK) chunk = CHUNK;
        memcpy(out->bytes + out->length, pattern + place(header.identity, done), chunk);
        out->length += chunk;
        done += chunk;
    }
    return true;
}

/* Sets the congestion control that was asked for. */
static void set_congestion(int fd) {
    if (strcmp(congestion, "-") == 0) return;
    if (setsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, congestion, (socklen_t) strlen(congestion))) die("TCP_CONGESTION");
}

/* Takes in a socket that is connected. */
static struct connection *add_connection(int fd) {
    struct connection *c = calloc(1, sizeof *c);
    if (!c) die("calloc");
    int on = 1;
    if (is_tcp() && setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)) die("TCP_NODELAY");
    /* A receive of a ring would not wait for bytes that a non-blocking socket does not have. */
    bool waits = mode == BLOCKING || mode == RING;
    if (!waits && fcntl(fd, F_SETFL, O_NONBLOCK)) die("O_NONBLOCK");
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    if (mode == EPOLL && epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event)) die("epoll_ctl");
    c->fd = fd;
    reserve(&c->in, IN);
    reserve(&c->out, OUT);
    connections[open_connections++] = c;
    if (mode == RING) arm_receive(c);
    return c;
}

static int option(int fd, int level, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    getsockopt(fd, level, name, &value, &length);
    return value;
}

static void describe_options(char *text, int fd) {
    char no_delay[16] = "-";
    char name[16] = "-";
    socklen_t length = sizeof name;
    if (is_tcp()) snprintf(no_delay, sizeof no_delay, "%d", option(fd, IPPROTO_TCP, TCP_NODELAY));
    if (is_tcp()) getsockopt(fd, IPPROTO_TCP, TCP_CONGESTION, name, &length);
    snprintf(text, TEXT, "%s %d %d %.16s", no_delay, option(fd, SOL_SOCKET, SO_SNDBUF), option(fd, SOL_SOCKET, SO_RCVBUF),
             name);
}

/*
 * A thread beside the one for I/O, that has descriptors of its own from then on, a copy of those that are open now. While two
 * threads share theirs, the kernel counts every use of one, as it does not for a program with one thread. Returns when that is
 * so, since a connection that was copied would stay open when it is closed here.
 */
static pthread_barrier_t apart;

static void be_apart(void) {
    if (unshare(CLONE_FILES)) die("unshare");
    pthread_barrier_wait(&apart);
}

static void start_apart(void *(*body)(void *), void *argument) {
    pthread_t thread;
    pthread_barrier_init(&apart, NULL, 2);
    if (pthread_create(&thread, NULL, body, argument)) die("pthread_create");
    pthread_barrier_wait(&apart);
}

/*
 * The witness: the same work as that of dev.loopbench.core.probe.CpuProbe, ns of the fastest run. It is bound by
 * throughput as long as the six chains stay scalar, so the compiler is told not to vectorize. All brackets run
 * one piece of machine code: the loop is inlined here, and this nowhere.
 */

static volatile uint64_t sink;

static uint64_t work(uint64_t seed) {
    uint64_t a = seed, b = seed + 1, c = seed + 2, d = seed + 3, e = seed + 4, f = seed + 5;
    for (uint64_t i = 0; i < WITNESS_ROUNDS; i++) {
        a = (a ^ i) + (a << 1);
        b = (b ^ i) + (b << 1);
        c = (c ^ i) + (c << 1);
        d = (d ^ i) + (d << 1);
        e = (e ^ i) + (e << 1);
        f = (f ^ i) + (f << 1);
    }
    return a ^ b ^ c ^ d ^ e ^ f;
}

static __attribute__((noinline)) int64_t witness(int tries) {
    int64_t best = INT64_MAX;
    for (int i = 0; i < tries; i++) {
        int64_t start = now_nanos();
        sink = work(sink);
        int64_t nanos = now_nanos() - start;
        if (nanos < best) best = nanos;
    }
    return best;
}

/* The server. */

static pthread_mutex_t report_lock = PTHREAD_MUTEX_INITIALIZER;
static char reported[TEXT] = "-1 -1 -1 -"; /* the options of a connection */
static char failure[TEXT];

/* Whether a server that spins waits in the kernel until it is told to go on. */
static volatile bool parked;
static pthread_cond_t resumed = PTHREAD_COND_INITIALIZER;

static void park(bool whether) {
    pthread_mutex_lock(&report_lock);
    parked = whether;
    pthread_cond_signal(&resumed);
    pthread_mutex_unlock(&report_lock);
}

static void await_resumption(void) {
    pthread_mutex_lock(&report_lock);
    while (parked) pthread_cond_wait(&resumed, &report_lock);
    pthread_mutex_unlock(&report_lock);
}

/* Commands, on a thread of their own, which sleeps while the server is measured. */
static void *answer_commands(void *unused) {
    char line[TEXT];
    (void) unused;
    be_apart();
    while (fgets(line, sizeof line, stdin)) {
        if (strcmp(line, "report\n") == 0) {
            pthread_mutex_lock(&report_lock);
            printf("%s %s", reported, failure);
            pthread_mutex_unlock(&report_lock);
        } else {
            park(strcmp(line, "park\n") == 0);
        }
        printf("\n");
        fflush(stdout);
    }
    _exit(0);
}

static void close_connection(struct connection *c) {
    size_t at = 0;
    while (connections[at] != c) at++;
    connections[at] = connections[--open_connections];
    if (mode == RING) abandon(c);
    close(c->fd);
    free(c->in.bytes);
    free(c->out.bytes);
    /* Completions of a ring may still name it. */
    if (mode != RING) free(c);
}

/* Remembers the first thing that a peer did wrong: the peer is to be turned away. */
static void reject(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    pthread_mutex_lock(&report_lock);
    if (failure[0] == 0) vsnprintf(failure, sizeof failure, format, arguments);
    pthread_mutex_unlock(&report_lock);
    va_end(arguments);
}

/* Answers all whole requests that have come; false when the peer is to be turned away. */
static bool take_requests(struct connection *c) {
    size_t at = 0;
    if (!c->opened) {
        if (c->in.length < TOKEN) return true;
        /* A stranger is turned away, and is no fault of the client. */
        if (memcmp(c->in.bytes, token, TOKEN) != 0) return false;
        c->opened = true;
        at = TOKEN;
    }
    while (c->in_frame || take_header(c, &at)) {
        bool asked = is_control(c->header.identity);
        if (asked ? (c->header.request_bytes | c->header.response_bytes) != 0
                  : c->header.request_bytes > MAX_PAYLOAD || c->header.response_bytes > MAX_PAYLOAD) {
            reject("sizes %" PRIu32 " and %" PRIu32 " are out of range", c->header.request_bytes,
                   c->header.response_bytes);
            return false;
        }
        c->payload = c->header.request_bytes;
        if (!take_payload(c, &at)) {
            reject("payload differs in message %" PRIu64, c->header.identity & (((uint64_t) 1 << SEQUENCE_BITS) - 1));
            return false;
        }
        if (c->in_frame) break;
        if (asked) c->header.identity = CONTROL | (c->header.identity == PROBE ? (uint64_t) witness(WITNESS_TRIES) : 0);
        if (!append_frame(c, c->header, c->header.response_bytes)) return false;
        c->answered = true;
    }
    drop(c, at);
    return true;
}

static int listen_at_address(int *port) {
    struct address bound = address;
    /* A socket file is for nobody else. */
    umask(S_IRWXG | S_IRWXO | S_IXUSR);
    int fd = socket(bound.as.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) die("socket");
    if (is_tcp()) set_congestion(fd);
    if (bind(fd, &bound.as.any, bound.length) || listen(fd, BACKLOG)) die("listen");
    if (is_tcp() && getsockname(fd, &bound.as.any, &bound.length)) die("getsockname");
    *port = is_tcp() ? ntohs(bound.as.tcp.sin_port) : 0;
    return fd;
}

static void listen_at_addresses(int *listeners, size_t count) {
    int ports[ADDRESSES];
    for (size_t i = 0; i < count; i++) {
        listeners[i] = listen_at_address(&ports[i]);
    }
    for (size_t i = 0; i < count; i++) {
        printf(i > 0 ? ",%d" : "%d", ports[i]);
    }
    puts("");
    fflush(stdout);
}

/* Accepted, and yet to say the token: whoever likes can connect to a port. */
static int strangers[STRANGERS];
static size_t stranger_count;

static void forget_stranger(size_t i) {
    memmove(&strangers[i], &strangers[i + 1], (--stranger_count - i) * sizeof *strangers);
}

/* The oldest of them that has said the token, or -1. Who has said something else, or has gone, is turned away. */
static int take_opened(const struct pollfd *waiting) {
    for (size_t i = 0, polled = 0, count = stranger_count; polled < count; polled++) {
        unsigned char said[TOKEN];
        int fd = strangers[i];
        if (!waiting[polled].revents) {
            i++;
            continue;
        }
        ssize_t got = recv(fd, said, TOKEN, MSG_PEEK | MSG_DONTWAIT);
        forget_stranger(i);
        if (got == TOKEN && memcmp(said, token, TOKEN) == 0) return fd;
        /* Bytes that nobody has read would turn the end into a reset. */
        if (got > 0) got = recv(fd, said, TOKEN, MSG_DONTWAIT);
        close(fd);
    }
    return -1;
}

static void add_stranger(int listener) {
    int fd = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (fd < 0 && errno != ECONNABORTED && errno != EINTR && errno != EAGAIN) die("accept4");
    if (fd < 0) return;
    if (stranger_count == STRANGERS) {
        close(strangers[0]);
        forget_stranger(0);
    }
    strangers[stranger_count++] = fd;
}

/* Waits for a connection that begins with the token. The client says it as soon as it is connected, so the order is kept. */
static int accept_opened(int listener) {
    for (;;) {
        struct pollfd waiting[STRANGERS + 1];
        size_t count = stranger_count;
        for (size_t i = 0; i < count; i++) {
            waiting[i] = (struct pollfd) {.fd = strangers[i], .events = POLLIN};
        }
        waiting[count] = (struct pollfd) {.fd = listener, .events = POLLIN};
        if (poll(waiting, count + 1, -1) < 0) {
            if (errno == EINTR) continue;
            die("poll");
        }
        int fd = take_opened(waiting);
        if (fd >= 0) return fd;
        if (waiting[count].revents) add_stranger(listener);
    }
}

static void accept_connection(int listener) {
    /* Answers among it that clients wait for, before they connect further: here it is waited outside the ring. */
    submit_queued();
    int fd = accept_opened(listener);
    add_connection(fd);
    pthread_mutex_lock(&report_lock);
    describe_options(reported, fd);
    pthread_mutex_unlock(&report_lock);
}

/* One read, and the answers to all that is whole; false when the connection is to be closed. */
static bool answer(struct connection *c) {
    ssize_t got = receive(c);
    return got == 0 || (got > 0 && take_requests(c) && flush_out(c));
}

/* Takes in what others have begun with, too: all have their receive armed. */
static void greet_back_by_ring(struct connection *c) {
    while (!c->answered && !c->closed) {
        struct connection *ready[EVENTS];
        size_t count = await_bytes(ready);
        for (size_t i = 0; i < count; i++) {
            if (!answer(ready[i]) && !ready[i]->closed) close_connection(ready[i]);
        }
    }
}

/* Serves nobody but this connection until that has been answered once: its client then knows that it was accepted. */
static void greet_back(struct connection *c) {
    if (mode == RING) {
        greet_back_by_ring(c);
        return;
    }
    struct pollfd readable = {.fd = c->fd, .events = POLLIN};
    for (bool answered = false; !answered;) {
        if (poll(&readable, 1, -1) < 0 && errno != EINTR) die("poll");
        ssize_t got = receive(c);
        bool whole = got == 0 || (got > 0 && take_requests(c));
        answered = c->out.length > 0;
        if (!whole || !flush_out(c)) {
            close_connection(c);
            return;
        }
    }
}

/* The client waits after each storm until its last connection is answered, so that the listen queue never overflows. */
static void accept_all(int listener) {
    while (open_connections < expected) {
        accept_connection(listener);
        if (open_connections % STORM == 0 && open_connections < expected) greet_back(connections[open_connections - 1]);
    }
}

/* Waits for all connections before it serves them, so that nothing but them is looked at while it is measured. */
static _Noreturn void serve(int listener) {
    struct connection **ready = calloc(expected + EVENTS, sizeof *ready);
    if (!ready) die("calloc");
    for (;;) {
        if (parked) await_resumption();
        accept_all(listener);
        size_t count = await_bytes(ready);
        for (size_t i = 0; i < count; i++) {
            if (!answer(ready[i]) && !ready[i]->closed) close_connection(ready[i]);
        }
    }
}

/* A server of cycles. */

/* By this name what does the I/O beside the first thread is told from the rest. */
#define IO_THREAD "floor-io"

static char *server_cpu;

/* Of cycles that have ended: to make their buffers takes longer than to accept a connection. */
static _Thread_local struct connection *spare;

static struct connection *take_spare(void) {
    struct connection *c = spare;
    if (c) {
        spare = c->next_spare;
        c->in.length = c->out.length = 0;
        c->in_frame = c->opened = false;
        return c;
    }
    c = calloc(1, sizeof *c);
    if (!c) die("calloc");
    reserve(&c->in, IN);
    reserve(&c->out, OUT);
    return c;
}

/* Takes in a connection of cycles, which nobody counts; NULL if it is gone and the listener does not wait. */
static struct connection *accept_cycle(int listener) {
    int on = 1;
    struct connection *c = take_spare();
    do {
        c->fd = accept4(listener, NULL, NULL, mode == BLOCKING ? SOCK_CLOEXEC : SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (c->fd < 0 && errno != ECONNABORTED && errno != EINTR && errno != EAGAIN) die("accept4");
    } while (c->fd < 0 && mode == BLOCKING);
    if (c->fd < 0) {
        c->next_spare = spare;
        spare = c;
        return NULL;
    }
    if (is_tcp() && setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)) die("TCP_NODELAY");
    return c;
}

static void end_cycle(struct connection *c) {
    close(c->fd);
    c->next_spare = spare;
    spare = c;
}

/* On a thread for each listener. */
static void *serve_listener(void *listener) {
    struct timeval limit = {.tv_sec = STRANGER_SECONDS};
    pin(server_cpu);
    /* Accepted connections have it from the listener, without a call for each. */
    if (is_tcp() && setsockopt(*(int *) listener, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit)) die("SO_RCVTIMEO");
    for (;;) {
        struct connection *c = accept_cycle(*(int *) listener);
        /* Token and request come at once: what is not opened by the first read, or by the end of SO_RCVTIMEO, is a stranger. */
        while (answer(c) && c->opened) {
        }
        end_cycle(c);
    }
    return NULL;
}

static void start_io_thread(void *(*body)(void *), void *argument) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, body, argument)) die("pthread_create");
    pthread_setname_np(thread, IO_THREAD);
}

/* The first connection is the one that is kept. */
static _Noreturn void serve_cycles(int *listeners, size_t count) {
    if (mode == BLOCKING) {
        accept_connection(listeners[0]);
        for (size_t i = 0; i < count; i++) start_io_thread(serve_listener, &listeners[i]);
        while (answer(connections[0])) {
        }
        close_connection(connections[0]);
        for (;;) pause();
    }
    accept_connection(listeners[0]);
    for (size_t i = 0; i < count; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &listeners[i]};
        if (fcntl(listeners[i], F_SETFL, O_NONBLOCK) || epoll_ctl(epoll, EPOLL_CTL_ADD, listeners[i], &event)) die("epoll_ctl");
    }
    struct connection *ready[EVENTS];
    for (;;) {
        size_t found = await_bytes(ready);
        for (size_t i = 0; i < found; i++) {
            int *listener = (int *) (void *) ready[i];
            if (listener >= listeners && listener < listeners + count) {
                struct connection *c = accept_cycle(*listener);
                if (!c) continue;
                struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
                if (epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event)) die("epoll_ctl");
            } else if (!answer(ready[i])) {
                if (open_connections > 0 && ready[i] == connections[0]) {
                    close_connection(ready[i]);
                } else {
                    end_cycle(ready[i]);
                }
            }
        }
    }
}

/* The client. */

static size_t window;
static size_t request_bytes;
static size_t response_bytes;
static size_t ring;       /* entries of "sent_at": a power of two */
static int64_t *latencies; /* of the last slice, ns */
static int64_t (*phases)[3]; /* of the last slice of cycles: connect, exchange and close, ns */
static size_t recorded;
static struct connection **ready_to_read;

struct bracket {
    int64_t client;
    uint64_t server;
    int64_t wake_up;
    int64_t wake_up_cpu;
};

static int64_t lap;             /* counted round trips from one bracket inside a slice to the next */
static size_t inside;           /* brackets inside a slice */
static struct bracket *brackets; /* those of the last slice */

/* One slice of load, as dev.loopbench.core.session.Slice defines it. */
struct slice {
    int64_t left; /* requests that may still be begun */
    int64_t ramp;
    int64_t wanted;
    int64_t completed;
    int64_t completed_at_start;
    int64_t completed_at_end;
    int64_t started_at;
    int64_t ended_at;
    bool counting;
};

static void stalled(int signal) {
    static const char text[] = "broken not finished after 20 s\n";
    (void) signal;
    if (write(STDOUT_FILENO, text, sizeof text - 1) < 0) _exit(2);
    _exit(1);
}

/*
 * A plan of intended sends, and the part of a slice that one connection has in it: what dev.loopbench.core.pacing.Schedule,
 * PacedSlice and PacedSession do.
 */
struct plan {
    uint64_t random;
    uint64_t turn;
    double due; /* of the next request, ns after the beginning */
    uint64_t first_counted;
    uint64_t last_wanted;
    int64_t first_due;
    int64_t last_wanted_due;
    int64_t room_since; /* when the window last ceased to be full */
    bool over;
    bool finished;
    int64_t *due_at;  /* a ring, by identity */
    int64_t *late_by; /* likewise */
    int64_t *own_late_by;
    int64_t own_room_since;
};

static double gap;      /* mean distance of the intended sends of all connections, ns; 0 in a closed loop */
static bool poisson;
static bool per_request; /* a connection for each request */
static int64_t ahead;   /* how long before a request is due nobody sleeps, ns */
static size_t room;     /* entries of "requests" and of "latencies" */

/* A counted request of a plan; of the last slice. */
static struct request {
    uint64_t connection;
    int64_t due;
    int64_t sent;
    int64_t received;
    int64_t late;
    int64_t own_late;
} *requests;

static struct plan *new_plan(void) {
    struct plan *plan = calloc(1, sizeof *plan);
    if (!plan) die("calloc");
    plan->due_at = calloc(ring, sizeof *plan->due_at);
    plan->late_by = calloc(ring, sizeof *plan->late_by);
    plan->own_late_by = calloc(ring, sizeof *plan->own_late_by);
    if (!plan->due_at || !plan->late_by || !plan->own_late_by) die("calloc");
    return plan;
}

/* As java.util.SplittableRandom, so that both ends of a comparison follow the same plan. */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static double distance(struct plan *plan) {
    double uniform = (double) (next_random(&plan->random) >> 11) * 0x1.0p-53;
    return -log1p(-uniform) * gap * (double) expected;
}

static void begin_plan(struct plan *plan, uint64_t number, uint64_t seed) {
    plan->random = next_random(&seed) + number;
    plan->turn = number;
    plan->due = poisson ? distance(plan) : gap * (double) number;
    plan->room_since = INT64_MIN;
    plan->own_room_since = INT64_MIN / 2;
    plan->over = plan->finished = false;
}

static void advance(struct plan *plan) {
    plan->turn += expected;
    plan->due = poisson ? plan->due + distance(plan) : gap * (double) plan->turn;
}

static void connect_to_address(uint64_t number) {
    int fd = socket(address.as.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) die("socket");
    if (is_tcp()) set_congestion(fd);
    if (connect(fd, &address.as.any, address.length)) die("connect");
    struct connection *c = add_connection(fd);
    c->next = c->awaited = number << SEQUENCE_BITS;
    c->sent_at = calloc(ring, sizeof *c->sent_at);
    if (!c->sent_at) die("calloc");
    if (gap > 0) c->plan = new_plan();
    memcpy(c->out.bytes, token, TOKEN);
    c->out.length = TOKEN;
    if (!flush_out(c)) die("write");
    submit_queued();
}

/* Begins as many requests as the slice has left, with one write of those that fit into "out". */
static void send_requests(struct connection *c, struct slice *slice, size_t most, int64_t now) {
    size_t count = slice->left < (int64_t) most ? (size_t) slice->left : most;
    slice->left -= (int64_t) count;
    for (size_t i = 0; i < count; i++) {
        c->sent_at[c->next & (ring - 1)] = now;
        struct header header = {(uint32_t) request_bytes, (uint32_t) response_bytes, c->next++};
        if (!append_frame(c, header, request_bytes)) die("write");
    }
    if (count > 0 && !flush_out(c)) die("write");
}

static void receive_or_die(struct connection *c) {
    if (receive(c) < 0) give_up("broken", "the server closed a connection");
}

/* Takes all whole responses that have come: how many. */
static size_t take_responses(struct connection *c, bool counting, int64_t now) {
    size_t at = 0;
    size_t count = 0;
    while (c->in_frame || take_header(c, &at)) {
        if (c->header.identity != c->awaited || c->awaited == c->next) {
            give_up("wrong", "response is %" PRIx64 ", awaited was %" PRIx64, c->header.identity, c->awaited);
        }
        if (c->header.request_bytes != request_bytes || c->header.response_bytes != response_bytes) {
            give_up("wrong", "header says sizes %" PRIu32 " and %" PRIu32 " in %" PRIx64, c->header.request_bytes,
                    c->header.response_bytes, c->header.identity);
        }
        c->payload = response_bytes;
        if (!take_payload(c, &at)) give_up("wrong", "payload differs in %" PRIx64, c->header.identity);
        if (c->in_frame) break;
        if (counting) latencies[recorded++] = now - c->sent_at[c->awaited & (ring - 1)];
        c->awaited++;
        count++;
    }
    drop(c, at);
    return count;
}

static void complete(struct slice *slice, size_t batch, int64_t now) {
    slice->completed += (int64_t) batch;
    if (slice->counting) {
        if (slice->completed - slice->completed_at_start >= slice->wanted) {
            slice->completed_at_end = slice->completed;
            slice->ended_at = now;
            slice->counting = false;
        }
    } else if (slice->started_at == 0 && slice->completed >= slice->ramp) {
        slice->completed_at_start = slice->completed;
        slice->started_at = now;
        slice->counting = true;
    }
}

/*
 * The wake-up of another processor and the one in return: what dev.loopbench.core.probe.WakeUpProbe does, ns of the median
 * round; 0 where none is asked for.
 */

static int wake_there = -1;
static int wake_back = -1;

static void give_turn(int counter) {
    if (eventfd_write(counter, 1)) die("eventfd_write");
}

static void await_turn(int counter) {
    eventfd_t turn;
    while (eventfd_read(counter, &turn)) {
        if (errno != EINTR) die("eventfd_read");
    }
}

/* On a thread of its own, which sleeps in between. */
static void *answer_wake_ups(void *cpu) {
    pin(cpu);
    be_apart();
    for (;;) {
        await_turn(wake_there);
        give_turn(wake_back);
    }
    return NULL;
}

static void prepare_wake_ups(char *cpu) {
    if (strcmp(cpu, "-") == 0) return;
    wake_there = eventfd(0, EFD_CLOEXEC);
    wake_back = eventfd(0, EFD_CLOEXEC);
    if (wake_there < 0 || wake_back < 0) die("eventfd");
    start_apart(answer_wake_ups, cpu);
}

static int by_size(const void *a, const void *b) {
    int64_t x = *(const int64_t *) a, y = *(const int64_t *) b;
    return (x > y) - (x < y);
}

static int64_t wake_up(void) {
    int64_t rounds[WAKE_UP_ROUNDS];
    if (wake_there < 0) return 0;
    for (int i = 0; i < WAKE_UP_ROUNDS; i++) {
        int64_t start = now_nanos();
        give_turn(wake_there);
        await_turn(wake_back);
        rounds[i] = now_nanos() - start;
    }
    qsort(rounds, WAKE_UP_ROUNDS, sizeof *rounds, by_size);
    return rounds[WAKE_UP_ROUNDS / 2];
}

/* Processor time of this thread; costs a system call, so only where there are wake-ups. */
static int64_t cpu_nanos(void) {
    struct timespec time;
    if (wake_there < 0) return 0;
    if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)) die("clock_gettime");
    return time.tv_sec * INT64_C(1000000000) + time.tv_nsec;
}

/* A control frame goes there and back on a connection with nothing outstanding: the answer. */
static uint64_t ask(struct connection *c, uint64_t question) {
    if (!append_frame(c, (struct header){0, 0, question}, 0) || !flush_out(c)) die("write");
    while (c->in.length < HEADER) {
        await_bytes(ready_to_read);
        receive_or_die(c);
    }
    struct header answer = header_at(c->in.bytes);
    if (!is_control(answer.identity) || (answer.request_bytes | answer.response_bytes) != 0) {
        give_up("wrong", "response is %" PRIx64 ", awaited was the answer to a control frame", answer.identity);
    }
    drop(c, HEADER);
    return answer.identity & ~CONTROL;
}

/*
 * With "tries" of the client's own. The control frame makes its round trip in any case, so that a bracket ends in the same
 * state on every placement.
 */
static struct bracket take_bracket(int tries, bool ask_server) {
    struct bracket bracket = {.client = witness(tries)};
    int64_t cpu_before = cpu_nanos();
    bracket.wake_up = wake_up();
    if (bracket.wake_up) bracket.wake_up_cpu = cpu_nanos() - cpu_before;
    bracket.server = ask(connections[0], ask_server ? PROBE : CONTROL);
    return bracket;
}

static void print_bracket(struct bracket bracket) {
    printf(" %" PRId64 " %" PRIu64 " %" PRId64 " %" PRId64, bracket.client, bracket.server, bracket.wake_up, bracket.wake_up_cpu);
}

static void print_slice(int64_t counted, int64_t nanos, int64_t planned, size_t taken) {
    printf("%" PRId64 " %" PRId64 " %" PRId64, counted, nanos, planned);
    for (size_t i = 0; i < taken; i++) {
        print_bracket(brackets[i]);
    }
    puts("");
}

static void run_slice(int64_t ramp, int64_t wanted, bool ask_server) {
    int64_t outstanding = (int64_t) (expected * window);
    int64_t reserved = outstanding == 1 ? 0 : 2 * outstanding;
    struct slice slice = {.left = ramp + wanted + reserved, .ramp = ramp, .wanted = wanted};
    int64_t all = slice.left;
    size_t taken = 0;
    recorded = 0;
    for (size_t i = 0; i < open_connections; i++) {
        send_requests(connections[i], &slice, window, now_nanos());
    }
    while (slice.completed < all) {
        size_t count = await_bytes(ready_to_read);
        for (size_t i = 0; i < count; i++) {
            struct connection *c = ready_to_read[i];
            receive_or_die(c);
            if (c->in.length == 0) continue;
            /* What answers a response bears the time of that response: one reading serves as both. */
            int64_t now = now_nanos();
            size_t batch = take_responses(c, slice.counting, now);
            if (batch == 0) continue;
            complete(&slice, batch, now);
            if (taken < inside && recorded >= (taken + 1) * (size_t) lap) {
                brackets[taken++] = take_bracket(GLANCE_TRIES, ask_server);
                now = now_nanos();
            }
            send_requests(c, &slice, batch, now);
        }
    }
    print_slice(slice.completed_at_end - slice.completed_at_start, slice.ended_at - slice.started_at, 0, taken);
}

/*
 * Pauses of the platform, as dev.loopbench.core.pause sees them: GeneratorWatch, SchedulerWatch and Pause say why so.
 */

enum {
    LEAST_PAUSE = 100000,
    LEAST_INTERRUPTION = 10000,
    SPARE = 20000,
    BETWEEN_QUESTIONS = 1000000,
    LEAST_STOP = 1000000,
    MEMORY = 16,
    MOST_PAUSES = 100000
};

enum pause_kind { GAP, LATE_TIMER, RUN_QUEUE_WAIT, STOPPED };

static struct pause {
    enum pause_kind kind;
    int server;
    int64_t start;
    int64_t nanos;
    int64_t within;
} *pauses; /* of the last slice */

static size_t paused;
static int64_t last_look;
static int64_t seen;     /* how much of the time since the last question was seen as a pause */
static int64_t longest;  /* service time since then */
static int64_t slow_since = INT64_MAX; /* when the first request left that took as long as a pause */
static int64_t answers;  /* since then */
static double usual_wait[2]; /* of a request, ns */
static int64_t asked_at;
static int schedules[2] = {-1, -1}; /* what the scheduler says of the client's thread and of the server's */
static int sleeper = -1;
static int64_t waited_for[2];
static int64_t wakings;

static void add_pause(enum pause_kind kind, int server, int64_t start, int64_t nanos, int64_t end) {
    if (paused < MOST_PAUSES) pauses[paused++] = (struct pause){kind, server, start, nanos, end - start};
}

/* The thread looks whether a request is due: since when it has not run, INT64_MAX if nothing interrupted it. */
static int64_t interrupted_since(int64_t now, int64_t due) {
    bool awake = last_look >= due - ahead;
    bool alone = expected == 1 && window == 1;
    int64_t since = awake ? last_look : due;
    last_look = now;
    if (now - since < (alone ? LEAST_INTERRUPTION : LEAST_PAUSE)) return INT64_MAX;
    if (now - since >= LEAST_PAUSE) {
        add_pause(awake ? GAP : LATE_TIMER, 0, since, now - since, now);
        seen += now - since;
    }
    return since;
}

static bool read_schedule(int file, int64_t *waited, int64_t *slices) {
    char text[TEXT];
    ssize_t length = file < 0 ? -1 : pread(file, text, sizeof text - 1, 0);
    if (length <= 0) return false;
    text[length] = 0;
    return sscanf(text, "%*d %" SCNd64 " %" SCNd64, waited, slices) == 2;
}

static bool is_awakened(void) {
    int64_t waited, slices, before = wakings;
    if (!read_schedule(sleeper, &waited, &slices)) return false;
    wakings = slices;
    return slices != before;
}

/* What each end had to wait for since the last call, ns. */
static int64_t take_waited(int end) {
    int64_t waited, slices, before = waited_for[end];
    if (!read_schedule(schedules[end], &waited, &slices)) return 0;
    waited_for[end] = waited;
    return waited - before;
}

static void begin_watch(int64_t now) {
    last_look = asked_at = now;
    paused = 0;
    seen = longest = answers = 0;
    slow_since = INT64_MAX;
    take_waited(0);
    take_waited(1);
    is_awakened();
}

static void ask_scheduler(int64_t now) {
    bool slow = slow_since != INT64_MAX;
    int64_t since = slow && slow_since > asked_at ? slow_since : asked_at;
    int64_t waited[] = {take_waited(0), take_waited(1)};
    for (int end = 0; end < 2; end++) {
        int64_t surplus = waited[end] - (int64_t) (usual_wait[end] * (answers - 1)) - (end == 0 ? seen : 0);
        if (!slow && answers > 0) usual_wait[end] += ((double) waited[end] / answers - usual_wait[end]) / MEMORY;
        if (!slow || surplus < LEAST_PAUSE) continue;
        add_pause(RUN_QUEUE_WAIT, end, since, surplus < now - since ? surplus : now - since, now);
    }
    if (longest >= LEAST_STOP && is_awakened()) add_pause(STOPPED, 1, now - longest, longest, now);
    seen = longest = answers = 0;
    slow_since = INT64_MAX;
    asked_at = now;
}

/* Whether it asked, which takes a moment. */
static bool use_spare_time(int64_t now, int64_t due) {
    bool alone = expected == 1 && window == 1;
    bool is_time = due - now >= SPARE && (alone || now - asked_at >= BETWEEN_QUESTIONS);
    if (schedules[1] < 0 || longest == 0 || !is_time) return false;
    ask_scheduler(now);
    return true;
}

static int open_schedule(const char *process, const char *thread) {
    char path[3 * TEXT];
    snprintf(path, sizeof path, "/proc/%s/task/%s/schedstat", process, thread);
    return open(path, O_RDONLY | O_CLOEXEC);
}

static void watch(char *line) {
    char process[TEXT], thread[TEXT], own[TEXT];
    if (sscanf(line, "watch %99s %99s", process, thread) != 2) give_up("broken", "no such watch: %s", line);
    snprintf(own, sizeof own, "%d", getpid());
    schedules[0] = open_schedule(own, own);
    schedules[1] = open_schedule(process, process);
    sleeper = strcmp(thread, "0") == 0 ? -1 : open_schedule(process, thread);
}

static void print_requests(void) {
    int64_t base = recorded > 0 ? requests[0].due : 0;
    printf("%" PRId64, base);
    for (size_t i = 0; i < recorded; i++) {
        struct request *request = &requests[i];
        printf(" %" PRIu64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64, request->connection, request->due - base,
               request->sent - request->due, request->received - request->due, request->late, request->own_late);
    }
    puts("");
}

static void print_pauses(void) {
    for (size_t i = 0; i < paused; i++) {
        struct pause *pause = &pauses[i];
        printf("%d %d %" PRId64 " %" PRId64 " %" PRId64 " ", pause->kind, pause->server, pause->start, pause->nanos,
               pause->within);
    }
    puts("");
}

/* Sends what is due and has room: when there will be more, INT64_MAX if only after input. */
static int64_t send_due(struct connection *c, int64_t beginning) {
    struct plan *plan = c->plan;
    int64_t since = INT64_MAX;
    int64_t noticed = INT64_MIN;
    while (!plan->over && c->next - c->awaited < window) {
        int64_t due = beginning + (int64_t) plan->due;
        int64_t now = now_nanos();
        int64_t interrupted = interrupted_since(now, due);
        if (interrupted != INT64_MAX) {
            since = interrupted;
            noticed = now;
        }
        if (use_spare_time(now, due)) last_look = now = now_nanos();
        if (due > now) return due;
        size_t slot = c->next & (ring - 1);
        c->sent_at[slot] = now;
        plan->due_at[slot] = due;
        plan->late_by[slot] = now - (due > plan->room_since ? due : plan->room_since);
        int64_t from = due > since ? due : since;
        int64_t held_up = since != INT64_MAX && noticed > from ? noticed - from : 0;
        int64_t own = now - (due > plan->own_room_since ? due : plan->own_room_since) - held_up;
        plan->own_late_by[slot] = own > 0 ? own : 0;
        struct header header = {(uint32_t) request_bytes, (uint32_t) response_bytes, c->next++};
        if (!append_frame(c, header, request_bytes) || !flush_out(c)) die("write");
        advance(plan);
    }
    return INT64_MAX;
}

/* A slice is longer than it was meant to be when the plan was late. */
static void make_room(void) {
    room = 2 * room + 1024;
    latencies = realloc(latencies, room * sizeof *latencies);
    requests = realloc(requests, room * sizeof *requests);
    if (!latencies || !requests) die("realloc");
}

/* What came of one slice of a plan, over all connections. */
struct outcome {
    size_t finished;
    int64_t first_due;
    int64_t last_due;
    int64_t last_sent;
};

static void take_paced(struct connection *c, int64_t beginning, struct outcome *outcome) {
    struct plan *plan = c->plan;
    uint64_t answered = c->awaited;
    bool full = c->next - c->awaited == window;
    if (c->in.length == 0) return;
    int64_t now = now_nanos();
    last_look = now;
    take_responses(c, false, now);
    if (answered == c->awaited) return;
    answers += (int64_t) (c->awaited - answered);
    for (; answered < c->awaited; answered++) {
        size_t slot = answered & (ring - 1);
        if (answered == plan->first_counted) plan->first_due = plan->due_at[slot];
        if (answered == plan->last_wanted) plan->last_wanted_due = plan->due_at[slot];
        int64_t service = now - c->sent_at[slot];
        if (service > longest) longest = service;
        if (service >= LEAST_PAUSE && now - service < slow_since) slow_since = now - service;
        if (answered < plan->first_counted) continue;
        if (recorded == room) make_room();
        latencies[recorded] = service;
        requests[recorded++] = (struct request){c->next >> SEQUENCE_BITS, plan->due_at[slot],    c->sent_at[slot], now,
                                                plan->late_by[slot],       plan->own_late_by[slot]};
        plan->over |= now - plan->due_at[slot] >= MOST_BEHIND;
    }
    /* What the generator held up is its own lateness again for those that waited behind. */
    if (full) {
        plan->room_since = now - plan->late_by[(c->awaited - 1) & (ring - 1)];
        plan->own_room_since = now - plan->own_late_by[(c->awaited - 1) & (ring - 1)];
    }
    if (c->awaited > plan->last_wanted) {
        plan->over |= beginning + (int64_t) plan->due > now || now - plan->last_wanted_due >= MOST_BEHIND;
    }
    if (plan->over && c->awaited == c->next && !plan->finished) {
        size_t last = (c->awaited - 1) & (ring - 1);
        plan->finished = true;
        outcome->finished++;
        if (plan->first_due < outcome->first_due) outcome->first_due = plan->first_due;
        if (plan->due_at[last] > outcome->last_due) outcome->last_due = plan->due_at[last];
        if (c->sent_at[last] > outcome->last_sent) outcome->last_sent = c->sent_at[last];
    }
}

static bool is_any_outstanding(void) {
    for (size_t i = 0; i < open_connections; i++) {
        if (connections[i]->next != connections[i]->awaited) return true;
    }
    return false;
}

/* Passes some of the time until a request is due, and takes in what has come meanwhile: which connections may have bytes. */
static size_t await_due(int64_t due) {
    int64_t left = due - ahead - now_nanos();
    if (left <= 0 && !is_any_outstanding()) return 0;
    if (mode == SPIN) return await_bytes(ready_to_read);
    if (mode == BLOCKING) {
        /* Nothing is outstanding. */
        struct timespec rest = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
        if (left > 0) nanosleep(&rest, NULL);
    } else {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(epoll, events, EVENTS, left > 0 ? (int) (left / 1000000) : 0);
        if (count < 0 && errno != EINTR) die("epoll_wait");
        for (int i = 0; i < count; i++) {
            ready_to_read[i] = events[i].data.ptr;
        }
        if (count > 0) return (size_t) count;
    }
    if (left <= 0 && ahead < LONG_AHEAD) sched_yield();
    return 0;
}

/* Requests by a plan: a connection goes on as long as it is behind. */
static void run_paced(int64_t ramp, int64_t wanted, uint64_t seed) {
    uint64_t ramps = ((uint64_t) ramp + expected - 1) / expected;
    uint64_t shares = ((uint64_t) wanted + expected - 1) / expected;
    struct outcome outcome = {.first_due = INT64_MAX, .last_due = INT64_MIN, .last_sent = INT64_MIN};
    recorded = 0;
    for (size_t i = 0; i < open_connections; i++) {
        struct connection *c = connections[i];
        begin_plan(c->plan, i, seed);
        c->plan->first_counted = c->next + ramps;
        c->plan->last_wanted = c->next + ramps + shares - 1;
    }
    begin_watch(now_nanos());
    int64_t beginning = last_look + LEAD;
    while (outcome.finished < open_connections) {
        int64_t due = INT64_MAX;
        for (size_t i = 0; i < open_connections; i++) {
            int64_t next = send_due(connections[i], beginning);
            if (next < due) due = next;
        }
        size_t count = due == INT64_MAX ? await_bytes(ready_to_read) : await_due(due);
        for (size_t i = 0; i < count; i++) {
            receive_or_die(ready_to_read[i]);
            take_paced(ready_to_read[i], beginning, &outcome);
        }
    }
    if (schedules[1] >= 0) ask_scheduler(now_nanos());
    print_slice((int64_t) recorded, outcome.last_sent - outcome.first_due + (int64_t) gap,
                outcome.last_due - outcome.first_due + (int64_t) gap, 0);
}

/* A cycle: its connection comes first, so that what is known by that is known by this. */
struct cycle {
    struct connection connection;
    bool established;
    size_t next_address;
    int64_t began;
    int64_t connected;
    int64_t sent;
};

static struct cycle *cycles; /* as many as are open at a time */

/* Begins a cycle, if the slice has one left. */
static void dial(struct cycle *cycle, struct slice *slice) {
    if (slice->left == 0) return;
    slice->left--;
    struct connection *c = &cycle->connection;
    struct address *server = &addresses[cycle->next_address];
    int on = 1;
    cycle->next_address = (cycle->next_address + 1) % address_count;
    cycle->established = false;
    cycle->began = now_nanos();
    c->fd = socket(server->as.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | (mode == BLOCKING ? 0 : SOCK_NONBLOCK), 0);
    if (c->fd < 0) die("socket");
    if (is_tcp() && setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)) die("TCP_NODELAY");
    if (is_tcp()) set_congestion(c->fd);
    if (connect(c->fd, &server->as.any, server->length) && errno != EINPROGRESS) die("connect");
    /* Once when it can be written, once when it can be read. */
    struct epoll_event event = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = cycle};
    if (mode == EPOLL && epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event)) die("epoll_ctl");
}

static void send_request(struct cycle *cycle) {
    struct connection *c = &cycle->connection;
    cycle->established = true;
    cycle->connected = now_nanos();
    memcpy(c->out.bytes, token, TOKEN);
    c->out.length = TOKEN;
    cycle->sent = now_nanos();
    struct header header = {(uint32_t) request_bytes, (uint32_t) response_bytes, c->next++};
    /* One that was refused says so here. */
    if (!append_frame(c, header, request_bytes) || !flush_out(c)) die("connect");
}

/* Does what can be done: asks, or takes the response, closes and begins the next. */
static void proceed(struct cycle *cycle, struct slice *slice) {
    struct connection *c = &cycle->connection;
    if (!cycle->established) {
        send_request(cycle);
        return;
    }
    receive_or_die(c);
    if (take_responses(c, false, 0) == 0) return;
    int64_t received = now_nanos();
    int64_t closing = now_nanos();
    close(c->fd);
    int64_t closed = now_nanos();
    if (slice->counting) {
        phases[recorded][0] = cycle->connected - cycle->began;
        phases[recorded][1] = received - cycle->sent;
        phases[recorded][2] = closed - closing;
        latencies[recorded++] = received - cycle->began;
    }
    complete(slice, 1, closed);
    dial(cycle, slice);
}

static void run_cycles(int64_t ramp, int64_t wanted) {
    int64_t reserved = expected == 1 ? 0 : 2 * (int64_t) expected;
    struct slice slice = {.left = ramp + wanted + reserved, .ramp = ramp, .wanted = wanted};
    int64_t all = slice.left;
    recorded = 0;
    for (size_t i = 0; i < expected; i++) {
        dial(&cycles[i], &slice);
    }
    while (slice.completed < all) {
        if (mode == BLOCKING) {
            proceed(cycles, &slice);
            continue;
        }
        size_t count = await_bytes(ready_to_read);
        for (size_t i = 0; i < count; i++) {
            proceed((struct cycle *) (void *) ready_to_read[i], &slice);
        }
    }
    print_slice(slice.completed_at_end - slice.completed_at_start, slice.ended_at - slice.started_at, 0, 0);
}

static void prepare_cycles(int64_t wanted) {
    cycles = calloc(expected, sizeof *cycles);
    phases = calloc((size_t) wanted + 1, sizeof *phases);
    if (!cycles || !phases) die("calloc");
    for (size_t i = 0; i < expected; i++) {
        struct connection *c = &cycles[i].connection;
        /* Connection 0 is the one that is kept. */
        c->next = c->awaited = (uint64_t) (i + 1) << SEQUENCE_BITS;
        cycles[i].next_address = (i + 1) % address_count;
        /* One read takes all that has come: it is told of once. */
        reserve(&c->in, HEADER + response_bytes);
        reserve(&c->out, TOKEN + OUT);
    }
}

static void print_phases(void) {
    for (size_t i = 0; i < recorded; i++) {
        printf("%" PRId64 " %" PRId64 " %" PRId64 " ", phases[i][0], phases[i][1], phases[i][2]);
    }
    puts("");
}

static void print_times(const int64_t *times) {
    for (size_t i = 0; i < recorded; i++) {
        printf("%" PRId64 " ", times[i]);
    }
    puts("");
}

/* From RAMP on. The batch that reaches the wanted number counts as a whole: so many may be more. */
static void plan_slices(char **arguments, size_t more, int64_t *ramp, int64_t *wanted) {
    *ramp = atoll(arguments[0]);
    *wanted = atoll(arguments[1]);
    lap = atoll(arguments[2]);
    inside = (size_t) atol(arguments[3]);
    latencies = calloc((size_t) *wanted + more, sizeof *latencies);
    brackets = calloc(inside + 1, sizeof *brackets);
    if (!latencies || !brackets) die("calloc");
}

static void be_client(char **arguments) {
    int64_t ramp, wanted;
    plan_slices(arguments, window, &ramp, &wanted);
    prepare_wake_ups(arguments[4]);
    ahead = atoll(arguments[5]);
    if (gap > 0) {
        make_room();
        pauses = calloc(MOST_PAUSES, sizeof *pauses);
        if (!pauses) die("calloc");
    }
    uint64_t slices = 0;
    if (per_request) prepare_cycles(wanted);
    for (ring = 1; ring < window;) ring *= 2;
    ready_to_read = calloc(expected + EVENTS, sizeof *ready_to_read);
    if (!ready_to_read) die("calloc");
    for (size_t i = 0; i < (per_request ? 1 : expected); i++) {
        connect_to_address(i);
        if ((i + 1) % STORM == 0 && i + 1 < expected) ask(connections[i], CONTROL);
    }
    char line[TEXT];
    describe_options(line, connections[0]->fd);
    puts(line);
    fflush(stdout);
    signal(SIGALRM, stalled);
    while (fgets(line, sizeof line, stdin)) {
        bool ask_server = strchr(line, '1') != NULL;
        alarm(LIMIT_SECONDS);
        if (line[0] == 's' && per_request) {
            run_cycles(ramp, wanted);
        } else if (line[0] == 's' && gap > 0) {
            run_paced(ramp, wanted, slices++);
        } else if (line[0] == 's') {
            run_slice(ramp, wanted, ask_server);
        } else if (line[0] == 'l') {
            print_times(latencies);
        } else if (line[0] == 'r') {
            print_requests();
        } else if (line[0] == 'g') {
            print_pauses();
        } else if (line[0] == 'w') {
            watch(line);
            puts("");
        } else if (line[0] == 'p') {
            print_phases();
        } else {
            print_bracket(take_bracket(WITNESS_TRIES, ask_server));
            puts("");
        }
        alarm(0);
        fflush(stdout);
    }
}

/* A part of a round trip. */

struct way {
    int from; /* read here what was written to "to" */
    int to;
};

static struct way there;
static struct way back;
static unsigned char carried[CHUNK];
static size_t carried_bytes;
static int waiting = -1; /* where to wait for something to read; -1 not to */

static void make_pipe(struct way *way) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC)) die("pipe2");
    *way = (struct way){.from = ends[0], .to = ends[1]};
}

/* Both ends of a TCP connection over loopback. */
static void connect_to_itself(void) {
    struct sockaddr_in address = {.sin_family = AF_INET};
    socklen_t length = sizeof address;
    int on = 1;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *) &address, length) || listen(listener, 1) ||
        getsockname(listener, (struct sockaddr *) &address, &length)) die("listen");
    int near = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (near < 0 || connect(near, (struct sockaddr *) &address, length)) die("connect");
    int far = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (far < 0) die("accept4");
    if (setsockopt(near, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) ||
        setsockopt(far, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on)) die("TCP_NODELAY");
    close(listener);
    there = (struct way){.from = far, .to = near};
    back = (struct way){.from = near, .to = far};
}

/* An epoll of its own for this process. */
static void wait_for(int first, int second) {
    int watched[] = {first, second};
    waiting = epoll_create1(EPOLL_CLOEXEC);
    if (waiting < 0) die("epoll_create1");
    for (int i = 0; i < 2 && watched[i] >= 0; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.fd = watched[i]};
        if (fcntl(watched[i], F_SETFL, O_NONBLOCK) || epoll_ctl(waiting, EPOLL_CTL_ADD, watched[i], &event)) die("epoll_ctl");
    }
}

/*
 * A ring of this thread, which does what the event loop of a framework does: the reads of its ends are armed before the bytes
 * come; what is written is submitted with the read that was used up, and the thread waits for whatever is completed first.
 */

static bool in_ring; /* whether bytes are carried by the ring instead of calls */

#ifdef IORING_SETUP_DEFER_TASKRUN

static bool of_sockets;
static int used_up = -1; /* whose read is to be armed again; -1 for none */
static int come = -1;    /* whose read was completed and is not taken yet; -1 for none */

static void arm_read(int fd) {
    struct io_uring_sqe *read = next_submission(fd, of_sockets ? IORING_OP_RECV : IORING_OP_READ, carried, CHUNK);
    read->user_data = (uint64_t) fd;
    /* Nothing can have come yet, so trying first would be in vain; of a pipe that cannot be said. */
    if (of_sockets) read->ioprio = IORING_RECVSEND_POLL_FIRST;
}

/* Whether all that was asked for could be done. */
static bool take_completions(void) {
    unsigned head = *uring.complete_head;
    unsigned tail = __atomic_load_n(uring.complete_tail, __ATOMIC_ACQUIRE);
    bool done = true;
    for (; head != tail; head++) {
        struct io_uring_cqe *completion = uring.completions + (head & *uring.complete_mask);
        done &= completion->res > 0;
        if (completion->user_data != 0) come = (int) completion->user_data;
    }
    __atomic_store_n(uring.complete_head, head, __ATOMIC_RELEASE);
    return done;
}

/* A ring of its own for this thread. */
static void prepare_ring(int first, int second, bool sockets) {
    set_up_ring(PART_ENTRIES, 2 * PART_ENTRIES);
    of_sockets = sockets;
    in_ring = true;
    arm_read(first);
    if (second >= 0) arm_read(second);
}

static bool ring_in(int from) {
    while (come != from) {
        enter_ring(1);
        if (!take_completions()) return false;
    }
    come = -1;
    used_up = from;
    return true;
}

static bool ring_out(int to) {
    next_submission(to, of_sockets ? IORING_OP_SEND : IORING_OP_WRITE, carried, carried_bytes);
    if (used_up >= 0) arm_read(used_up);
    used_up = -1;
    return true;
}

#else

static void prepare_ring(int first, int second, bool sockets) {
    (void) first, (void) second, (void) sockets;
    no_ring();
}

static bool ring_in(int from) {
    return from < 0;
}

static bool ring_out(int to) {
    return to < 0;
}

#endif

static bool carry_in(int from) {
    struct epoll_event events[EVENTS];
    int ready = 1;
    if (in_ring) return ring_in(from);
    if (waiting >= 0) {
        do {
            ready = epoll_wait(waiting, events, EVENTS, -1);
        } while (ready < 0 && errno == EINTR);
    }
    return ready > 0 && read(from, carried, CHUNK) > 0;
}

static bool carry_out(int to) {
    if (in_ring) return ring_out(to);
    return write(to, carried, carried_bytes) == (ssize_t) carried_bytes;
}

/* How a thread of a part waits for bytes. */
enum waiting { IN_READ, IN_EPOLL, IN_RING };

static void prepare_waiting(enum waiting how, int first, int second, bool sockets) {
    if (how == IN_EPOLL) wait_for(first, second);
    if (how == IN_RING) prepare_ring(first, second, sockets);
}

/* The process at the other end of the pipes; it ends with this one, or with its pipe. */
static void start_peer(enum waiting how) {
    pid_t parent = getpid();
    pid_t peer = fork();
    if (peer < 0) die("fork");
    if (peer == 0) {
        if (prctl(PR_SET_PDEATHSIG, SIGKILL) || getppid() != parent) _exit(1);
        prepare_waiting(how, there.from, -1, false);
        while (carry_in(there.from) && carry_out(back.to)) {
        }
        _exit(0);
    }
    prepare_waiting(how, back.from, -1, false);
}

static void pass_nothing(void) {
}

static void pass_call(void) {
    syscall(SYS_getppid);
}

static void pass_alone(void) {
    if (!carry_out(there.to) || !carry_in(there.from) || !carry_out(back.to) || !carry_in(back.from)) die("read or write");
}

static void pass_to_peer(void) {
    if (!carry_out(there.to) || !carry_in(back.from)) die("read or write");
}

static void (*prepare_part(const char *name))(void) {
    const char *model = strchr(name, '-');
    enum waiting how = !model ? IN_READ : strcmp(model, "-epoll") == 0 ? IN_EPOLL : IN_RING;
    size_t kind = model ? (size_t) (model - name) : strlen(name);
    if (strcmp(name, "clock") == 0) return pass_nothing;
    if (strcmp(name, "call") == 0) return pass_call;
    bool sockets = strncmp(name, "stack", kind) == 0;
    if (sockets) {
        connect_to_itself();
    } else {
        make_pipe(&there);
        make_pipe(&back);
    }
    if (strncmp(name, "switch", kind) == 0) {
        start_peer(how);
        return pass_to_peer;
    }
    prepare_waiting(how, there.from, back.from, sockets);
    return pass_alone;
}

/* As a slice of round trips is run, with one reading of the clock for each. */
static void run_part(void (*pass)(void), int64_t ramp, int64_t wanted) {
    size_t taken = 0;
    int64_t nanos = 0;
    for (int64_t i = 0; i < ramp; i++) pass();
    int64_t last = now_nanos();
    for (recorded = 0; recorded < (size_t) wanted;) {
        pass();
        int64_t now = now_nanos();
        latencies[recorded++] = now - last;
        nanos += now - last;
        if (taken < inside && recorded >= (taken + 1) * (size_t) lap) {
            brackets[taken++] = (struct bracket){.client = witness(GLANCE_TRIES)};
            /* A bracket of a connection ends with the round trip of a control frame. */
            pass();
            now = now_nanos();
        }
        last = now;
    }
    print_slice(wanted, nanos, 0, taken);
}

static void be_part(char **arguments) {
    char line[TEXT];
    int64_t ramp, wanted;
    pin(arguments[1]);
    carried_bytes = (size_t) atol(arguments[2]);
    plan_slices(arguments + 3, 0, &ramp, &wanted);
    void (*pass)(void) = prepare_part(arguments[0]);
    if (!fgets(line, sizeof line, stdin)) return;
    puts("");
    fflush(stdout);
    signal(SIGALRM, stalled);
    while (fgets(line, sizeof line, stdin)) {
        alarm(LIMIT_SECONDS);
        if (line[0] == 's') {
            run_part(pass, ramp, wanted);
        } else if (line[0] == 'l') {
            print_times(latencies);
        } else {
            print_bracket((struct bracket){.client = witness(WITNESS_TRIES)});
            puts("");
        }
        alarm(0);
        fflush(stdout);
    }
}

/* The start. */

/* As JVMs do: as many descriptors as this process may have. */
static void raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit)) die("getrlimit");
    limit.rlim_cur = limit.rlim_max;
    if (setrlimit(RLIMIT_NOFILE, &limit)) die("setrlimit");
}

static void read_hex(unsigned char *bytes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        unsigned int byte;
        if (scanf("%2x", &byte) != 1) give_up("broken", "no token and period on standard input");
        bytes[i] = (unsigned char) byte;
    }
}

static void read_secrets(void) {
    read_hex(token, TOKEN);
    read_hex(pattern, PERIOD);
    for (size_t i = PERIOD; i < sizeof pattern; i++) {
        pattern[i] = pattern[i - PERIOD];
    }
    while (getchar() != '\n') {
    }
}

static struct address address_of(const char *text) {
    struct address found = {0};
    if (text[0] == '/') {
        if (strlen(text) >= sizeof found.as.file.sun_path) give_up("broken", "too long for a socket: %s", text);
        found.as.file.sun_family = AF_UNIX;
        strcpy(found.as.file.sun_path, text);
        found.length = sizeof found.as.file;
    } else {
        found.as.tcp.sin_family = AF_INET;
        found.as.tcp.sin_port = htons((uint16_t) atoi(text));
        found.as.tcp.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        found.length = sizeof found.as.tcp;
    }
    return found;
}

/* Ports with commas in between, or one path, which may have some. The text is taken apart. */
static void read_addresses(char *text) {
    const char *between = text[0] == '/' ? "" : ",";
    for (char *one = strtok(text, between); one; one = strtok(NULL, between)) {
        if (address_count == ADDRESSES) give_up("broken", "more than %d addresses", ADDRESSES);
        addresses[address_count++] = address_of(one);
    }
    if (address_count == 0) give_up("broken", "no address");
    address = addresses[0];
}

static enum mode mode_of(const char *name) {
    if (strcmp(name, "ring") == 0) return RING;
    return strcmp(name, "blocking") == 0 ? BLOCKING : strcmp(name, "epoll") == 0 ? EPOLL : SPIN;
}

/* The value of that name in "name=value name=value"; the text goes on behind it. Empty where there is none. */
static const char *value_of(const char *traffic, const char *name) {
    size_t length = strlen(name);
    for (const char *word = traffic; word; word = strchr(word, ' ')) {
        if (*word == ' ') word++;
        if (strncmp(word, name, length) == 0 && word[length] == '=') return word + length + 1;
    }
    return "";
}

static bool is_value(const char *value, const char *wanted) {
    size_t length = strlen(wanted);
    return strncmp(value, wanted, length) == 0 && (value[length] == ' ' || value[length] == '\0');
}

static size_t number_of(const char *traffic, const char *name) {
    const char *value = value_of(traffic, name);
    if (value[0] == '\0') give_up("broken", "no %s in the traffic", name);
    return (size_t) atol(value);
}

static void read_traffic(const char *traffic) {
    expected = number_of(traffic, "connections");
    window = number_of(traffic, "window");
    request_bytes = number_of(traffic, "requestBytes");
    response_bytes = number_of(traffic, "responseBytes");
    long rate = atol(value_of(traffic, "rate"));
    gap = rate > 0 ? 1e9 / (double) rate : 0;
    poisson = is_value(value_of(traffic, "arrivals"), "poisson");
    per_request = is_value(value_of(traffic, "use"), "per-request");
    const char *control = value_of(traffic, "congestion");
    congestion = is_value(control, "default") ? "-" : strndup(control, strcspn(control, " "));
    if (!congestion) die("strndup");
}

int main(int argc, char **argv) {
    bool server = argc == 7 && strcmp(argv[1], "server") == 0;
    bool part = argc == 9 && strcmp(argv[1], "part") == 0;
    if (!server && !part && (argc != 12 || strcmp(argv[1], "client") != 0)) give_up("broken", "wrong arguments");
    if (prctl(PR_SET_PDEATHSIG, SIGKILL)) die("prctl");
    signal(SIGPIPE, SIG_IGN);
    if (part) {
        be_part(argv + 2);
        return 0;
    }
    raise_descriptor_limit();
    mode = mode_of(argv[2]);
    read_traffic(argv[4]);
    read_addresses(argv[5]);
    connections = calloc(expected, sizeof *connections);
    if (!connections) die("calloc");
    if (mode == EPOLL && (epoll = epoll_create1(EPOLL_CLOEXEC)) < 0) die("epoll_create1");
    if (mode == RING) prepare_ring_of_end();
    read_secrets();
    if (server) {
        int listeners[ADDRESSES];
        size_t ports = (size_t) atol(argv[6]);
        if (ports > ADDRESSES) give_up("broken", "more than %d listeners", ADDRESSES);
        listen_at_addresses(listeners, ports > 0 ? ports : 1);
        start_apart(answer_commands, NULL);
        server_cpu = argv[3];
        pin(server_cpu);
        if (ports > 0) serve_cycles(listeners, ports);
        serve(listeners[0]);
    }
    pin(argv[3]);
    be_client(argv + 6);
    return 0;
}
