package dev.loopbench.results.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.plan.Cohort;
import dev.loopbench.results.plan.FakeCapabilities;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.PlanRequest;
import dev.loopbench.results.plan.Planner;
import dev.loopbench.results.plan.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Pattern LEFT = Pattern.compile("(\\d+):(\\d\\d) left");
    private static final Percentage A_FIFTH = Percentage.withPercentage(20);

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Plan plan = plan();
    private Instant now = Instant.EPOCH;

    @Test
    void theTimeLeftIsTrueWithinAFifthFromTheSecondBlockOnOnAMachineSlowerThanPlanned() {
        double planned = plan.blockDuration(plan.panels()).toMillis() / 1e3;
        double[] seconds = DoubleStream.of(1.7, 1.5, 1.65, 1.4, 1.55, 1.6)
                .map(slower -> slower * planned)
                .toArray();

        run(0, seconds);

        List<Double> left = stated();
        for (int block = 1; block < seconds.length; block++) {
            double rest = DoubleStream.of(seconds).skip(block).sum();
            assertThat(left.get(block - 1)).as("after block " + block).isCloseTo(rest, A_FIFTH);
        }
        assertThat(text.toString(StandardCharsets.UTF_8)).endsWith(" done\n");
    }

    @Test
    void itFollowsAMachineThatBecomesFaster() {
        run(0, 25, 25, 16, 16, 16, 16);

        assertThat(stated().get(3)).isCloseTo(32, A_FIFTH);
        assertThat(stated().get(4)).isCloseTo(16, A_FIFTH);
    }

    @Test
    void blocksThatWereRunBeforeAnInterruptionDoNotMakeTheOthersSeemShort() {
        run(3, 0, 0, 0, 60, 60, 60);

        assertThat(stated().subList(3, 5)).containsExactly(120.0, 60.0);
    }

    /** @param known so many blocks were run before */
    private void run(int known, double... seconds) {
        Progress progress = new Progress(new PrintStream(text, true, StandardCharsets.UTF_8), false, () -> now);
        progress.started(plan);
        for (int block = 1; block <= seconds.length; block++) {
            progress.blockStarted(block, seconds.length, plan.panels());
            if (block <= known) {
                for (Cohort cohort : plan.cohorts(plan.panels())) {
                    progress.cohortKnown(cohort);
                }
            }
            now = now.plus(Duration.ofMillis((long) (1e3 * seconds[block - 1])));
            progress.blockEnded();
        }
    }

    /** Seconds, one figure for each block that had a successor. */
    private List<Double> stated() {
        List<Double> stated = new ArrayList<>();
        Matcher left = LEFT.matcher(text.toString(StandardCharsets.UTF_8));
        while (left.find()) {
            stated.add(60.0 * Integer.parseInt(left.group(1)) + Integer.parseInt(left.group(2)));
        }
        return stated;
    }

    private static Plan plan() {
        try {
            return new Planner(PlanRequest.of(Profile.QUICK, 1)).plan(List.of(new FakeCapabilities("25.0.3")));
        } catch (IOException e) {
            throw new AssertionError("a made-up machine does no I/O", e);
        }
    }
}
