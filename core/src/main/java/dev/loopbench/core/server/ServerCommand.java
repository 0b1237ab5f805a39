package dev.loopbench.core.server;

/** What a server's process is asked over its standard input, one name a line; each is answered by
 * one line, which is empty where there is nothing to say. */
enum ServerCommand {
    /** The implementation, as text. */
    IMPLEMENTATION,
    /** The I/O threads: number, space and name of each, separated by tabs. */
    THREADS,
    /** Bytes that the I/O threads have allocated, or nothing where the JVM does not count them. */
    ALLOCATED,
    /** The report, as JSON. */
    REPORT,
    /** Moves the I/O threads to the processors that follow after a space. */
    PLACE,
    /** Stops using processor time. */
    PARK,
    /** Serves again. */
    RESUME
}
