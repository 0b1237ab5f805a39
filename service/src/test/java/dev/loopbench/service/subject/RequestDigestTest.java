package dev.loopbench.service.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.protocol.MixLine;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two measurements have one digest only if they sent the same. */
class RequestDigestTest {

    private static final List<Map.Entry<String, String>> NONE = List.of();

    private static String digest(
            String method, List<Map.Entry<String, String>> headers, String body, String request, MixLine... mix) {
        return RequestDigest.of(new SubjectOptions(
                new SubjectOptions.Http(
                        method, headers, Set.of("Authorization"), body.getBytes(StandardCharsets.UTF_8), List.of()),
                request,
                List.of(mix),
                new SubjectOptions.Reply(null, 0, "", 1, 1),
                SubjectOptions.Login.NONE,
                SubjectOptions.Trust.USUAL,
                null,
                false));
    }

    @Test
    void theSameRequestsHaveTheSameDigest() {
        assertThat(digest("GET", NONE, "", "a"))
                .isEqualTo(digest("get", NONE, "", "a"))
                .hasSize(64);
    }

    @Test
    void whateverIsSentCounts() {
        assertThat(List.of(
                        digest("GET", NONE, "", "a"),
                        digest("HEAD", NONE, "", "a"),
                        digest("GET", List.of(Map.entry("Accept", "x")), "", "a"),
                        digest("GET", List.of(Map.entry("Accept", "y")), "", "a"),
                        digest("GET", NONE, "body", "a"),
                        digest("GET", NONE, "", "b"),
                        digest("GET", NONE, "", "a", new MixLine(1, 1, "x")),
                        digest("GET", NONE, "", "a", new MixLine(1, 2, "x"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(digest("GET", List.of(Map.entry("a", "bc")), "", "x"))
                .isNotEqualTo(digest("GET", List.of(Map.entry("ab", "c")), "", "x"));
    }

    @Test
    void aTokenMayBeAnotherOne() {
        assertThat(digest("GET", List.of(Map.entry("Authorization", "one")), "", "a"))
                .isEqualTo(digest("GET", List.of(Map.entry("Authorization", "two")), "", "a"))
                .isNotEqualTo(digest("GET", NONE, "", "a"));
    }
}
