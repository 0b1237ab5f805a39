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
 * @param http the parts of a request of HTTP
 * @param request a Redis command, bytes to send or SQL; absent for the protocol's default
 * @param mix a file of requests in place of one; empty for none
 * @param reply the end, the beginning and the limits of a reply
 * @param login at a Redis server or a database
 * @param trust in the certificates of servers
 * @param driverPath a jar with another JDBC driver
 * @param allowWrites whether requests may change data
 */
public record SubjectOptions(
        Http http,
        @Nullable String request,
        List<MixLine> mix,
        Reply reply,
        Login login,
        Trust trust,
        @Nullable Path driverPath,
        boolean allowWrites) {

    public SubjectOptions {
        mix = List.copyOf(mix);
    }

    /**
     * The parts of a request of HTTP.
     *
     * @param headers name and value
     * @param secretHeaders names of those whose values are secrets
     * @param body empty for none
     * @param expectedStatuses empty for 200 to 299
     */
    @SuppressWarnings("ArrayRecordComponent") // options are never compared
    public record Http(
            String method,
            List<Map.Entry<String, String>> headers,
            Set<String> secretHeaders,
            byte[] body,
            List<Integer> expectedStatuses) {

        public Http {
            headers = List.copyOf(headers);
            secretHeaders = Set.copyOf(secretHeaders);
            expectedStatuses = List.copyOf(expectedStatuses);
        }
    }

    /**
     * The end, the beginning and the limits of a reply.
     *
     * @param until how a reply of own bytes ends; absent for a length
     * @param bytes its length; 0 for none
     * @param expected how it must begin; empty for anything
     * @param timeoutNanos how long it may take
     * @param mostBytes the longest reply
     */
    public record Reply(@Nullable String until, int bytes, String expected, long timeoutNanos, int mostBytes) {}

    /** The user and password of a Redis server or a database; absent where it asks for none. */
    public record Login(@Nullable String user, @Nullable Secret password) {

        /** Stands for a server that asks for no login. */
        public static final Login NONE = new Login(null, null);
    }

    /**
     * The certificates to trust.
     *
     * @param certificates a file in PEM; absent for those that the JDK trusts
     * @param any whether any certificate will do
     */
    public record Trust(@Nullable Path certificates, boolean any) {

        /** Trusts the certificates that the JDK trusts. */
        public static final Trust USUAL = new Trust(null, false);
    }

    /** The mix, or the one request. */
    List<MixLine> lines(String defaultRequest) {
        return mix.isEmpty() ? List.of(new MixLine(1, 1, request == null ? defaultRequest : request)) : mix;
    }
}
