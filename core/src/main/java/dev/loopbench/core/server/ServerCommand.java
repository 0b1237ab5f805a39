package dev.loopbench.core.server;

/** What a server's process is asked over its standard input, one name a line; each is answered by one line. */
enum ServerCommand {
    /** The implementation, as text. */
    IMPLEMENTATION,
    /** The I/O threads: number, space and name of each, separated by tabs. */
    THREADS,
    /** Bytes that the I/O threads have allocated, or nothing where the JVM does not count them. */
    ALLOCATED,
    /** The report, as JSON. */
    REPORT
}
