package dev.loopbench.core.transport;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The calls to the kernel that a transport needs for a message, made by a small C program: the least that its I/O model can
 * cost.
 */
public enum Floor {
    /** A thread that waits in {@code read}, and {@code write}. */
    BLOCKING("floor-blocking", "a C program: blocking read and write"),
    /** {@code epoll_wait} until there is something to read, {@code read} and {@code write}. */
    EPOLL("floor-epoll", "a C program: epoll_wait, read and write"),
    /** {@code read} that never waits, again and again, and {@code write}. */
    SPIN("floor-spin", "a C program: spinning on read, and write"),
    /**
     * {@code io_uring_enter}, which submits what is to be sent and waits: one receive stays armed on each connection (multishot)
     * and fills buffers that are lent to the kernel. Linux 6.1.
     */
    RING("floor-io_uring", "a C program: io_uring with multishot receive");

    private final String label;
    private final String implementation;

    Floor(String label, String implementation) {
        this.label = label;
        this.implementation = implementation;
    }

    /** The name in options, tables and documents, such as {@code floor-epoll}; no transport has it. */
    public String label() {
        return label;
    }

    /** The program that moves its bytes. */
    public String implementation() {
        return implementation;
    }

    /** Whether an end waits for bytes rather than asks for them over and over. */
    public boolean waits() {
        return this != SPIN;
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Floor::label).toList();
    }

    /** The floor of that label; empty when it is none. */
    public static Optional<Floor> of(String label) {
        return Arrays.stream(values())
                .filter(floor -> floor.label.equals(label))
                .findFirst();
    }
}
