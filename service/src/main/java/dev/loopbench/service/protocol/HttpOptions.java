package dev.loopbench.service.protocol;

import java.util.List;
import java.util.Map;

/**
 * The parts of an HTTP request, apart from its path.
 *
 * @param host the value of the Host header
 * @param method such as {@code GET}
 * @param headers name and value of further headers
 * @param body sent with the request; empty for none
 * @param expectedStatuses statuses that are no errors; empty for 200 to 299
 * @param mostReplyBytes the longest body that is accepted
 */
@SuppressWarnings("ArrayRecordComponent") // options are never compared
public record HttpOptions(
        String host,
        String method,
        List<Map.Entry<String, String>> headers,
        byte[] body,
        List<Integer> expectedStatuses,
        long mostReplyBytes) {

    public HttpOptions {
        headers = List.copyOf(headers);
        expectedStatuses = List.copyOf(expectedStatuses);
    }

    boolean isExpected(int status) {
        return expectedStatuses.isEmpty() ? status / 100 == 2 : expectedStatuses.contains(status);
    }
}
