package dev.loopbench.results.budget;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.floor.Part;

/** How an end asks for its bytes, and waits for them, with the parts in C that do the same. */
enum Waiting {
    /** A thread that waits in {@code read}. */
    IN_READ(Part.STACK, Part.PIPE, Part.SWITCH, 4),
    /** {@code epoll_wait} before each read. */
    IN_EPOLL(Part.STACK_EPOLL, Part.PIPE_EPOLL, Part.SWITCH_EPOLL, 6),
    /**
     * A receive that stays armed in an {@code io_uring}. On one thread each way is one {@code io_uring_enter}, which submits
     * the write and waits. Netty needs more on each end: one returns with the completion of the write, the next with the bytes.
     */
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

    /**
     * That of a floor which waits.
     *
     * @throws IllegalArgumentException for one that spins
     */
    static Waiting of(Floor floor) {
        return switch (floor) {
            case BLOCKING -> IN_READ;
            case EPOLL -> IN_EPOLL;
            case RING -> IN_RING;
            case SPIN -> throw new IllegalArgumentException(floor.label() + " never waits");
        };
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
