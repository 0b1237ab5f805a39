package dev.loopbench.core.placement;

/**
 * A thread that moves bytes.
 *
 * @param name what the thread is for
 * @param tid the kernel's number of it
 */
public record IoThread(String name, int tid) {}
