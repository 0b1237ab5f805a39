package dev.loopbench.service.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.service.jdbc.Statements;
import dev.loopbench.service.protocol.Protocol.Request;
import dev.loopbench.service.target.RefusedTarget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that may change data need leave. */
class WritesTest {

    private static final String LEAVE = "--allow-writes";

    private static HttpOptions http(String method) {
        return new HttpOptions("127.0.0.1:1", method, List.of(), new byte[0], List.of(), 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "put", "PATCH", "DELETE", "OPTIONS"})
    void methods(String method) {
        assertThatThrownBy(() -> HttpProtocol.of("/", http(method), false))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining(LEAVE);
        assertThat(HttpProtocol.of("/", http(method), true).requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SET a b", "del a", "FLUSHALL", "EVAL x 0", "GETSET a b"})
    void commands(String command) {
        List<MixLine> lines = List.of(new MixLine(1, 1, command));
        assertThatThrownBy(() -> RedisProtocol.mix(lines, List.of(), false))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining(LEAVE);
        assertThat(RedisProtocol.mix(lines, List.of(), true).requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSERT INTO t VALUES (1)", "delete from t", "/* x */ UPDATE t", "DROP TABLE t"})
    void statements(String sql) {
        List<MixLine> lines = List.of(new MixLine(1, 1, sql));
        assertThatThrownBy(() -> Statements.checked(lines, false))
                .isInstanceOf(RefusedTarget.class)
                .hasMessageContaining(LEAVE);
        assertThat(Statements.checked(lines, true)).isEqualTo(lines);
    }

    @Test
    void mixesAreCheckedLineByLine() {
        List<MixLine> lines = MixLine.parse(List.of("# comment", "3 GET /a", "", "1 POST /b body"));
        assertThatThrownBy(() -> HttpProtocol.mix(lines, http("GET"), false)).hasMessageContaining(LEAVE);

        List<Request> requests = HttpProtocol.mix(lines, http("GET"), true).requests();

        assertThat(requests).extracting(Request::weight).containsExactly(3, 1);
        assertThat(new String(requests.get(1).bytes(), StandardCharsets.US_ASCII))
                .startsWith("POST /b HTTP/1.1\r\n")
                .contains("content-length: 4")
                .endsWith("\r\n\r\nbody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /a", "0 GET /a", "x GET /a"})
    void linesBeginWithAWeight(String line) {
        assertThatThrownBy(() -> MixLine.parse(List.of(line))).isInstanceOf(RefusedTarget.class);
    }

    @Test
    void fillersStandForBytes() {
        byte[] bytes = RedisProtocol.mix(List.of(new MixLine(1, 1, "SET key {64}")), List.of(), true)
                .requests()
                .get(0)
                .bytes();
        assertThat(new String(bytes, StandardCharsets.US_ASCII))
                .isEqualTo("*3\r\n$3\r\nSET\r\n$3\r\nkey\r\n$64\r\n" + "x".repeat(64) + "\r\n");
    }
}
