package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.core.measurement.TurnCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class TurnTableTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path base;

    @Test
    void aForkIsGrantedTurnsOverASocketThatIsItsUsersAlone() throws Exception {
        try (TurnTable table = TurnTable.open(base)) {
            assertThat(Files.getPosixFilePermissions(table.socket()))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(table.socket().getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            CompletableFuture<Seat> awaited = table.expect("b01_some");
            try (Fork fork = new Fork(table)) {
                fork.say("b01_some 4711");
                Seat seat = awaited.get(20, TimeUnit.SECONDS);
                assertThat(seat.pid()).isEqualTo(4711);
                CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> fork.hearAndSay("done"));

                assertThat(seat.command(TurnCommand.turn(1, 5), LONG)).isEmpty();
                assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo("turn 1 5");
            }
        }
        assertThat(base).isEmptyDirectory();
    }

    @Test
    void aForkThatCannotSaysWhyAndOneThatIsGoneIsMissed() throws Exception {
        try (TurnTable table = TurnTable.open(base)) {
            CompletableFuture<Seat> awaited = table.expect("b01_some");
            Fork fork = new Fork(table);
            // No process has that number: one that does not answer is killed.
            fork.say("b01_some 999999999");
            Seat seat = awaited.get(20, TimeUnit.SECONDS);
            CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> fork.hearAndSay("failed it broke"));
            assertThat(seat.command(TurnCommand.turn(0, 1), LONG)).contains("it broke");
            heard.get(20, TimeUnit.SECONDS);

            fork.close();

            assertThatIOException()
                    .isThrownBy(() -> seat.command(TurnCommand.turn(0, 2), LONG))
                    .withMessageMatching("the fork has ended|Broken pipe");
        }
    }

    @Test
    void oneThatDoesNotAnswerIsNotWaitedForForever() throws Exception {
        try (TurnTable table = TurnTable.open(base)) {
            CompletableFuture<Seat> awaited = table.expect("b01_some");
            try (Fork fork = new Fork(table)) {
                fork.say("b01_some 999999999");
                Seat seat = awaited.get(20, TimeUnit.SECONDS);

                assertThatIOException()
                        .isThrownBy(() -> seat.command(TurnCommand.turn(0, 1), Duration.ofMillis(1)))
                        .withMessage("no answer within 0 s");
            }
        }
    }

    @Test
    void strangersAreSentAway() throws Exception {
        try (TurnTable table = TurnTable.open(base)) {
            CompletableFuture<Seat> awaited = table.expect("b01_some");
            try (Fork stranger = new Fork(table);
                    Fork unexpected = new Fork(table);
                    Fork fork = new Fork(table)) {
                stranger.say("GET / HTTP/1.1");
                unexpected.say("b01_another 4711");
                fork.say("b01_some 4711");

                assertThat(awaited.get(20, TimeUnit.SECONDS).name()).isEqualTo("b01_some");
                assertThat(stranger.hear()).isNull();
                assertThat(unexpected.hear()).isNull();
            }
        }
    }

    @Test
    void whenItIsClosedEveryForkSeesItAndNoneIsAwaitedAnyMore() throws Exception {
        TurnTable table = TurnTable.open(base);
        CompletableFuture<Seat> awaited = table.expect("b01_some");
        CompletableFuture<Seat> late = table.expect("b01_late");
        try (Fork fork = new Fork(table)) {
            fork.say("b01_some 4711");
            awaited.get(20, TimeUnit.SECONDS);

            table.close();
            table.close();

            assertThat(fork.hear()).isNull();
            assertThat(late).isCompletedExceptionally();
            assertThat(table.expect("b01_later")).isCompletedExceptionally();
        }
    }

    /** The other end, by hand. */
    private static final class Fork implements AutoCloseable {

        private final SocketChannel channel;
        private final BufferedReader in;
        private final Writer out;

        Fork(TurnTable table) throws IOException {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(table.socket()));
            in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
            out = Channels.newWriter(channel, StandardCharsets.UTF_8);
        }

        void say(String line) throws IOException {
            out.write(line + "\n");
            out.flush();
        }

        /** Null at the end. */
        String hear() throws IOException {
            return in.readLine();
        }

        String hearAndSay(String answer) {
            try {
                String heard = hear();
                say(answer);
                return heard;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
