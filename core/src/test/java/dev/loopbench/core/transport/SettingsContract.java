package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ends do what they were told, and are what they say. */
interface SettingsContract extends TransportUnderTest {

    @Test
    default void isNamedAsInOptionsAndTables() {
        // A plus and a setting follow the name of the transport that it is with that setting.
        assertThat(transport().name()).matches("[a-z][a-z0-9_]*(-[a-z0-9_]+)*(\\+[a-z0-9_]+(-[a-z0-9_]+)*)?");
    }

    @ParameterizedTest(name = "TCP_NODELAY {0}")
    @ValueSource(booleans = {true, false})
    default void setsNoDelayOnBothEnds(boolean noDelay) throws IOException {
        SocketSettings settings = new SocketSettings(noDelay, OptionalInt.empty(), OptionalInt.empty(), 16);
        for (Map<String, String> end : optionsOfBothEnds(settings)) {
            assertThat(end).containsEntry("TCP_NODELAY", Boolean.toString(noDelay));
            assertThat(end).containsKeys("SO_SNDBUF", "SO_RCVBUF");
        }
    }

    @Test
    default void setsTheBuffersOfBothEnds() throws IOException {
        SocketSettings settings = new SocketSettings(true, OptionalInt.of(20_000), OptionalInt.of(30_000), 16);
        for (Map<String, String> end : optionsOfBothEnds(settings)) {
            // Linux doubles what is asked for; the JDK halves what it reads, native code may not.
            assertThat(end.get("SO_SNDBUF")).isIn("20000", "40000");
            assertThat(end.get("SO_RCVBUF")).isIn("30000", "60000");
        }
    }

    @Test
    default void isOnBothEndsWhatItSays() throws IOException {
        try (Ends ends = Ends.open(transport(), Load.pipelined(2, 2))) {
            assertThat(ends.client.implementation()).isEqualTo(transport().implementation());
            ends.slice(20, limit());

            assertThat(ends.client.implementation()).isEqualTo(transport().implementation());
            assertThat(ends.server.implementation()).isEqualTo(transport().implementation());
        }
    }

    private List<Map<String, String>> optionsOfBothEnds(SocketSettings settings) throws IOException {
        try (Ends ends = Ends.open(transport(), Load.roundTrips(64, 64), settings)) {
            assertThat(ends.slice(20, limit()).complete()).isTrue();
            return List.of(ends.client.socketOptions(), ends.server.socketOptions());
        }
    }
}
