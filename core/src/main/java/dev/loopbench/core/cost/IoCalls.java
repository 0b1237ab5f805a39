package dev.loopbench.core.cost;

/**
 * System calls that the kernel counts for a thread, without privileges, in {@code /proc/PID/task/TID/io}: those to read from a
 * descriptor and to write to one, sockets included. It counts no {@code recv(2)}, {@code send(2)}, {@code epoll_wait(2)},
 * {@code futex(2)} or {@code io_uring_enter(2)}.
 *
 * @param reads calls to read, whether there was anything or not
 * @param writes calls to write
 */
public record IoCalls(long reads, long writes) {

    /** The difference to an earlier reading. */
    IoCalls since(IoCalls earlier) {
        return new IoCalls(reads - earlier.reads, writes - earlier.writes);
    }

    /** Both together. */
    IoCalls plus(IoCalls other) {
        return new IoCalls(reads + other.reads, writes + other.writes);
    }
}
