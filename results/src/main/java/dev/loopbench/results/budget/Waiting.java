package dev.loopbench.results.budget;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.floor.Part;

/** How an end asks for its bytes, and waits for them, with the parts in C that do the same. */
enum Waiting {
    /** A thread that waits in {@code read}. */
    IN_READ(Part.STACK, Part.PIPE, Part.SWITCH, 4),
    /** {@code epoll_wait} before each read. */
    IN_EPOLL(Part.STACK_EPOLL, Part.PIPE_EPOLL, Part.SWITCH_EPOLL, 6),
    /** A read that stands armed in an {@code io_uring}; on one thread each way is one {@code io_uring_enter}. */
    IN_RING(Part.STACK_RING, Part.PIPE_RING, Part.SWITCH_RING, 2);

    private final Part stack;
    private final Part pipe;
    private final Part peer;
    private final int calls;

    Waiting(Part stack, Part pipe, Part peer, int calls) {
        this.stack = stack;
        this.pipe = pipe;
        this.peer = peer;
        this.calls = calls;
    }

    /** That of a floor which waits. */
    static Waiting of(Floor floor) {
        return floor == Floor.EPOLL ? IN_EPOLL : IN_READ;
    }

    /** That of a transport: its floor's, but for the one whose floor stands in for a ring. */
    static Waiting of(String transport, Floor floor) {
        return transport.equals("netty-io_uring") ? IN_RING : of(floor);
    }

    /** There and back over TCP, on one thread. */
    Part stack() {
        return stack;
    }

    /** The same over two pipes. */
    Part pipe() {
        return pipe;
    }

    /** Over two pipes to another process and back. */
    Part peer() {
        return peer;
    }

    /** System calls of a round trip on one thread. */
    int calls() {
        return calls;
    }
}
