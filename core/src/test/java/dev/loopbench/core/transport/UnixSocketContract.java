package dev.loopbench.core.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.socket.Completion.StalledException;
import dev.loopbench.core.socket.SocketChannels;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** A Unix domain socket is one from end to end: its file, its options, and what moves its bytes. */
interface UnixSocketContract extends TransportUnderTest {

    @Override
    UnixDomainSocketAddress bind();

    @Test
    default void listensAtTheFile() throws IOException {
        UnixDomainSocketAddress file = bind();
        try (Ends ends = Ends.open(transport(), file, Load.roundTrips(1, 1), SocketSettings.defaults())) {
            assertThat(ends.server.address()).isEqualTo(file);
            assertThat(Files.readAttributes(file.getPath(), "isOther")).containsEntry("isOther", true);
        }
    }

    @Test
    default void isOnBothEndsWhatItSaysOverUnixDomainSockets() throws IOException {
        String said = transport().implementation(AddressFamily.UNIX);
        try (Ends ends = open(Load.pipelined(2, 2))) {
            assertThat(ends.client.implementation()).isEqualTo(said);
            ends.slice(20, limit());

            assertThat(ends.client.implementation()).isEqualTo(said);
            assertThat(ends.server.implementation()).isEqualTo(said);
        }
    }

    @Test
    default void hasBuffersAndNoDelayToTurnOff() throws IOException {
        SocketSettings settings = new SocketSettings(true, OptionalInt.of(20_000), OptionalInt.of(30_000), 16);
        try (Ends ends = Ends.open(transport(), bind(), Load.roundTrips(64, 64), settings)) {
            assertThat(ends.slice(20, limit()).complete()).isTrue();
            for (Map<String, String> end : List.of(ends.client.socketOptions(), ends.server.socketOptions())) {
                assertThat(end).containsOnlyKeys("SO_SNDBUF", "SO_RCVBUF");
                // Linux doubles what is asked for; the JDK halves what it reads, native code may not.
                assertThat(end.get("SO_SNDBUF")).isIn("20000", "40000");
                assertThat(end.get("SO_RCVBUF")).isIn("30000", "60000");
            }
        }
    }

    @Test
    default void turnsAwayAStrangerWhoGotToTheFile() throws IOException {
        UnixDomainSocketAddress file = bind();
        try (Ends ends = Ends.open(transport(), file, Load.pipelined(2, 4), SocketSettings.defaults());
                SocketChannel stranger = SocketChannels.open(file)) {
            ends.slice(50, limit());
            stranger.connect(file);
            stranger.write(ByteBuffer.allocate(Token.BYTES));

            assertThat(stranger.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(ends.slice(50, limit()).complete()).isTrue();
        }
    }

    @Test
    default void failsTheNextRunWhenThePeerOfTheFileDies() throws IOException {
        try (Ends ends = open(Load.pipelined(3, 2))) {
            ends.slice(50, limit());
            ends.server.close();

            assertThatThrownBy(() -> ends.slice(50, limit()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(StalledException.class);
        }
    }

    @Test
    default void refusesToConnectWhereThereIsNoFile() {
        IoThreads threads = IoThreads.free("contract-client");
        List<ClientSession> sessions = Ends.sessions(Token.random(), Load.roundTrips(1, 1), new LongAdder());
        UnixDomainSocketAddress nobody = bind();

        assertThatThrownBy(() -> transport()
                        .connect(nobody, SocketSettings.defaults(), sessions, threads)
                        .close())
                .isInstanceOf(IOException.class);
        assertThat(threads.running()).isEmpty();
    }

    @Test
    default void listensAgainWhereTheFileWasRemoved() throws IOException {
        UnixDomainSocketAddress file = bind();
        for (int i = 0; i < 2; i++) {
            try (Ends ends = Ends.open(transport(), file, Load.roundTrips(1, 1), SocketSettings.defaults())) {
                assertThat(ends.slice(10, limit()).complete()).isTrue();
            }
            Path left = file.getPath();
            Files.deleteIfExists(left);
        }
    }
}
