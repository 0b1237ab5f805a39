package dev.loopbench.core.server;

import java.util.List;
import java.util.Map;

/**
 * What a server says of itself when it has been measured.
 *
 * @param jvm the process that it runs in
 * @param implementation what really moves its bytes
 * @param socketOptions in effect on an accepted connection
 * @param facts of the library behind the transport
 * @param failures what its peers did wrong, one line each
 * @param notes what it could not leave, one line each
 */
public record ServerReport(
        JvmFacts jvm,
        String implementation,
        Map<String, String> socketOptions,
        Map<String, String> facts,
        List<String> failures,
        List<String> notes) {}
