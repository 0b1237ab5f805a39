/*
 * A closed-loop client for 'loopbench serve': one thread, epoll, so many connections with one message outstanding each.
 *
 *   cc -O2 -o echo-client echo-client.c
 *   ./echo-client PORT [CONNECTIONS [BYTES [SECONDS]]]
 *
 * Connects to 127.0.0.1 only. Prints messages per second; fails when a byte comes back changed.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 20, EVENTS = 256 };

static unsigned char message[MOST_BYTES], answer[MOST_BYTES];

static void die(const char *what) {
    perror(what);
    exit(1);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static long number(const char *text, long least, long most) {
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || value < least || value > most) {
        fprintf(stderr, "%s: allowed are %ld to %ld\n", text, least, most);
        exit(2);
    }
    return value;
}

static void send_all(int fd, size_t bytes) {
    for (size_t sent = 0; sent < bytes;) {
        ssize_t n = write(fd, message + sent, bytes - sent);
        if (n < 0) die("write");
        sent += (size_t) n;
    }
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: %s PORT [CONNECTIONS [BYTES [SECONDS]]]\n", argv[0]);
        return 2;
    }
    long port = number(argv[1], 1, 65535);
    long connections = argc > 2 ? number(argv[2], 1, 10000) : 16;
    long bytes = argc > 3 ? number(argv[3], 1, MOST_BYTES) : 64;
    long seconds = argc > 4 ? number(argv[4], 1, 600) : 5;
    for (long i = 0; i < bytes; i++) message[i] = (unsigned char) (i * 31 + 7);

    int epoll = epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0) die("epoll_create1");
    struct sockaddr_in server = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t) port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    long *left = calloc((size_t) connections, sizeof *left);
    int *fds = calloc((size_t) connections, sizeof *fds);
    int on = 1;
    for (long i = 0; i < connections; i++) {
        fds[i] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (fds[i] < 0) die("socket");
        if (connect(fds[i], (struct sockaddr *) &server, sizeof server)) die("connect");
        setsockopt(fds[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event event = {.events = EPOLLIN, .data.u64 = (uint64_t) i};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, fds[i], &event)) die("epoll_ctl");
        left[i] = bytes;
        send_all(fds[i], (size_t) bytes);
    }

    long count = 0;
    double start = now(), warm = start + 1, end = warm + (double) seconds;
    int counting = 0;
    double from = warm;
    for (;;) {
        struct epoll_event events[EVENTS];
        int ready = epoll_wait(epoll, events, EVENTS, 1000);
        if (ready < 0 && errno != EINTR) die("epoll_wait");
        for (int e = 0; e < ready; e++) {
            long i = (long) events[e].data.u64;
            ssize_t n = read(fds[i], answer, (size_t) left[i]);
            if (n <= 0) {
                fprintf(stderr, "the server closed a connection\n");
                return 1;
            }
            if (memcmp(answer, message + (bytes - left[i]), (size_t) n)) {
                fprintf(stderr, "a byte came back changed\n");
                return 1;
            }
            left[i] -= n;
            if (left[i] == 0) {
                count++;
                left[i] = bytes;
                send_all(fds[i], (size_t) bytes);
            }
        }
        double t = now();
        if (!counting && t >= warm) {
            counting = 1;
            count = 0;
            from = t;
        }
        if (t >= end) {
            printf("%.0f messages/s\n", (double) count / (t - from));
            return 0;
        }
    }
}
