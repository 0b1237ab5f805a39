package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.loopbench.core.turn.TurnCommand;
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
            try (ForkByHand fork = new ForkByHand(table)) {
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
            ForkByHand fork = new ForkByHand(table);
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
            try (ForkByHand fork = new ForkByHand(table)) {
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
            try (ForkByHand stranger = new ForkByHand(table);
                    ForkByHand unexpected = new ForkByHand(table);
                    ForkByHand fork = new ForkByHand(table)) {
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
        try (ForkByHand fork = new ForkByHand(table)) {
            fork.say("b01_some 4711");
            awaited.get(20, TimeUnit.SECONDS);

            table.close();
            table.close();

            assertThat(fork.hear()).isNull();
            assertThat(late).isCompletedExceptionally();
            assertThat(table.expect("b01_later")).isCompletedExceptionally();
        }
    }
}
