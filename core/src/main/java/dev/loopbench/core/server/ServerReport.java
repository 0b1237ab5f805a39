package dev.loopbench.core.server;

import dev.loopbench.core.placement.IoThread;
import java.util.List;
import java.util.Map;

/**
 * What a server says of itself while it runs.
 *
 * @param port the port that it listens on
 * @param jvm the process that it runs in
 * @param implementation what really moves its bytes
 * @param socketOptions in effect on an accepted connection
 * @param threads its I/O threads that run now
 * @param facts of the library behind the transport
 * @param failures what its peers did wrong, one line each
 */
public record ServerReport(
        int port,
        JvmFacts jvm,
        String implementation,
        Map<String, String> socketOptions,
        List<IoThread> threads,
        Map<String, String> facts,
        List<String> failures) {}
