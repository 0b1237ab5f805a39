package dev.loopbench.service.subject;

import dev.loopbench.service.protocol.MixLine;
import dev.loopbench.service.target.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of requests and replies. Each protocol takes what concerns it.
 *
 * @param method of HTTP
 * @param headers of HTTP, name and value
 * @param secretHeaders names of those whose values are secrets
 * @param body of HTTP; empty for none
 * @param expectedStatuses of HTTP; empty for 200 to 299
 * @param request a Redis command, bytes to send or SQL; absent for the protocol's default
 * @param mix a file of requests in place of one; empty for none
 * @param until how a reply of own bytes ends; absent for a length
 * @param replyBytes its length; 0 for none
 * @param expected how it must begin; empty for anything
 * @param user of Redis or a database
 * @param password likewise
 * @param driverPath a jar with another JDBC driver
 * @param trust certificates in PEM to trust
 * @param trustAny whether any certificate will do
 * @param allowWrites whether requests may change data
 * @param timeoutNanos how long a reply may take
 * @param mostReplyBytes the longest reply
 */
@SuppressWarnings("ArrayRecordComponent") // options are never compared
public record SubjectOptions(
        String method,
        List<Map.Entry<String, String>> headers,
        Set<String> secretHeaders,
        byte[] body,
        List<Integer> expectedStatuses,
        @Nullable String request,
        List<MixLine> mix,
        @Nullable String until,
        int replyBytes,
        String expected,
        @Nullable String user,
        @Nullable Secret password,
        @Nullable Path driverPath,
        @Nullable Path trust,
        boolean trustAny,
        boolean allowWrites,
        long timeoutNanos,
        int mostReplyBytes) {

    public SubjectOptions {
        headers = List.copyOf(headers);
        secretHeaders = Set.copyOf(secretHeaders);
        expectedStatuses = List.copyOf(expectedStatuses);
        mix = List.copyOf(mix);
    }

    /** The mix, or the one request. */
    List<MixLine> lines(String defaultRequest) {
        return mix.isEmpty() ? List.of(new MixLine(1, 1, request == null ? defaultRequest : request)) : mix;
    }
}
