package dev.loopbench.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerSpecTest {

    static List<SocketAddress> addresses() {
        return List.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                UnixDomainSocketAddress.of("/tmp/of\ta\nspecial name/4711.sock"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void isReadAsItIsWrittenInOneLine(SocketAddress bind) {
        ServerSpec spec = new ServerSpec(
                "nio-select",
                bind,
                new TreeSet<>(List.of(1, 2)),
                true,
                "00ff",
                new SocketSettings(false, OptionalInt.of(20_000), OptionalInt.empty(), 16)
                        .withCongestionControl("reno"),
                Traffic.of(new MessageShape(64, 64), 8, 1)
                        .using(ConnectionUse.PER_REQUEST)
                        .servedBy(new Serving(20_000, 1_000_000, 3))
                        .withCongestion("reno"));

        assertThat(spec.line().lines()).hasSize(1);
        assertThat(ServerSpec.parse(spec.line())).isEqualTo(spec);
    }
}
