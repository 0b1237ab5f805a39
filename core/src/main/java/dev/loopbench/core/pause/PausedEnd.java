package dev.loopbench.core.pause;

/** Whose processor was taken. */
public enum PausedEnd {
    CLIENT,
    SERVER
}
