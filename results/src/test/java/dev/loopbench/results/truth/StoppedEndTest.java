package dev.loopbench.results.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.PauseKind;
import dev.loopbench.core.pause.PausedEnd;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An end that is stopped for 50 ms: the first answer shows it, the second has none of its requests. */
@Timeout(120)
class StoppedEndTest {

    private static final long STOPPED_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** 100 ms of a plan of 1 000 requests a second. */
    private static final ForkSpec SPEC = new ForkSpec(
            "nio-select",
            "nio-select",
            Placement.SAME_CORE,
            ServerMode.PROCESS,
            Traffic.of(new MessageShape(64, 64), 1, 1).at(Pace.of(1000, Pace.Arrivals.CONSTANT)),
            100);

    @TempDir
    private Path directory;

    @Test
    void aStoppedServerIsInTheFirstAnswerOnly() throws IOException, InterruptedException {
        InjectedFork fork = InjectedFork.run(
                SPEC,
                Duration.ofMillis(500),
                3,
                directory,
                opened -> Injection.stopping(InjectedFork.server().pid()));

        assertThat(fork.pauses()).anySatisfy(pause -> {
            assertThat(pause.kind()).isEqualTo(PauseKind.STOPPED);
            assertThat(pause.end()).isEqualTo(PausedEnd.SERVER);
            assertThat(pause.nanos()).isGreaterThan(STOPPED_NANOS / 2);
        });
        isInTheFirstAnswerOnly(fork);
    }

    @Test
    void aStoppedClientIsInTheFirstAnswerOnly() throws IOException, InterruptedException {
        InjectedFork fork = InjectedFork.run(
                SPEC,
                Duration.ofMillis(500),
                3,
                directory,
                opened -> Injection.stopping(ProcessHandle.current().pid()));

        assertThat(fork.pauses()).extracting(Pause::nanos).anyMatch(nanos -> nanos > STOPPED_NANOS / 2);
        isInTheFirstAnswerOnly(fork);
    }

    private static void isInTheFirstAnswerOnly(InjectedFork fork) {
        Histogram seen = times(fork.disturbed(), Series.RESPONSE);
        Histogram without = times(fork.disturbed(), Series.UNDISTURBED);
        assertThat(seen.getMaxValue()).isGreaterThan(STOPPED_NANOS / 2);
        assertThat(without.getTotalCount())
                .as("three stops of 50 ms hold up fifty requests each")
                .isLessThan(seen.getTotalCount() - 3 * 25);
        assertThat(without.getMaxValue()).isLessThan(STOPPED_NANOS / 2);
    }

    private static Histogram times(Map<Series, Histogram> timed, Series series) {
        return timed.getOrDefault(series, new Histogram(1));
    }
}
