package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loopbench.core.address.AddressFamily;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(30)
@EnabledOnOs(OS.LINUX)
class CongestionControlTest {

    /** Every kernel has it, and lets every user set it. */
    private static final String RENO = "reno";

    private static final Map<String, String> OPTIONS = Map.of("TCP_NODELAY", "true");

    private static ServerSocketChannel listener() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Test
    void isSetOnTheSocketsOfAServerAndOnNoOthers() throws IOException {
        try (ServerSocketChannel listener = listener();
                ServerSocketChannel other = listener();
                SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                SocketChannel accepted = listener.accept()) {
            String before =
                    CongestionControl.added(OPTIONS, other.getLocalAddress()).get(CongestionControl.OPTION);

            CongestionControl.apply(SocketSettings.defaults().withCongestionControl(RENO), client.getRemoteAddress());

            assertThat(CongestionControl.added(OPTIONS, listener.getLocalAddress()))
                    .containsEntry("TCP_NODELAY", "true")
                    .containsEntry(CongestionControl.OPTION, RENO);
            assertThat(CongestionControl.added(OPTIONS, accepted.getRemoteAddress()))
                    .containsEntry(CongestionControl.OPTION, RENO);
            assertThat(CongestionControl.added(OPTIONS, other.getLocalAddress()))
                    .containsEntry(CongestionControl.OPTION, before);
        }
    }

    @Test
    void whatIsNotThereIsRefusedWithTheReason() throws IOException {
        assertThat(CongestionControl.availability(RENO, AddressFamily.TCP).isAvailable())
                .isTrue();
        assertThat(CongestionControl.availability("nosuch", AddressFamily.TCP).reason())
                .hasValueSatisfying(reason -> assertThat(reason).startsWith("congestion control nosuch: "));
        assertThat(CongestionControl.availability(RENO, AddressFamily.UNIX).reason())
                .hasValue("no congestion control over Unix domain sockets");
        try (ServerSocketChannel listener = listener()) {
            SocketAddress address = listener.getLocalAddress();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() ->
                            CongestionControl.apply(SocketSettings.defaults().withCongestionControl("nosuch"), address))
                    .withMessageStartingWith("congestion control nosuch: ");
        }
    }

    @Test
    void whereNothingListensThereIsNothingToSetAndNothingToTell() throws IOException {
        SocketAddress gone;
        try (ServerSocketChannel listener = listener()) {
            gone = listener.getLocalAddress();
        }

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () -> CongestionControl.apply(SocketSettings.defaults().withCongestionControl(RENO), gone))
                .withMessageStartingWith("no socket of ");
        assertThat(CongestionControl.added(OPTIONS, gone)).isEqualTo(OPTIONS);
        assertThat(CongestionControl.added(OPTIONS, UnixDomainSocketAddress.of("/tmp/none")))
                .isEqualTo(OPTIONS);
    }
}
