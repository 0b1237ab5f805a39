package dev.loopbench.results.floor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A piece of a round trip that the program runs alone; {@code floor.c} says what each does. All have a clock reading in them. */
public enum Part {
    /** A reading of the clock, and nothing else. */
    CLOCK,
    /** One bare system call. */
    CALL,
    /** Write, read, and back write, read over a TCP connection, in one thread. */
    STACK,
    /** The same with {@code epoll_wait} before each read. */
    STACK_EPOLL,
    /** The same with an {@code io_uring} instead of calls. */
    STACK_RING,
    /** As {@link #STACK}, over two pipes. */
    PIPE,
    /** As {@link #STACK_EPOLL}, over two pipes. */
    PIPE_EPOLL,
    /** As {@link #STACK_RING}, over two pipes. */
    PIPE_RING,
    /** Over two pipes to another process on the same processor, which waits in {@code read}. */
    SWITCH,
    /** The same, but both processes wait in {@code epoll_wait}. */
    SWITCH_EPOLL,
    /** The same, but each process waits in an {@code io_uring} of its own. */
    SWITCH_RING;

    /** The program's name for it, and that in documents, such as {@code stack-epoll}; no transport and no floor has it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The part of that label; empty when it is none. */
    public static Optional<Part> of(String label) {
        return Arrays.stream(values())
                .filter(part -> part.label().equals(label))
                .findFirst();
    }
}
