package dev.loopbench.results.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.curve.CurvePoint;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.simulated.SimulatedFork;
import dev.loopbench.results.statistics.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets and curves have pages, from their documents alone. */
class StudyPageTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TempDir
    private Path base;

    private RunDirectory directory() throws IOException {
        return RunDirectory.create(base, Instant.ofEpochMilli(SimulatedFork.START));
    }

    @Test
    void aBudgetIsAWaterfallThatEndsAtTheWhole() throws IOException {
        RunDirectory run = directory();
        try (InputStream golden =
                StudyPageTest.class.getResourceAsStream("/dev/loopbench/results/simulated/budget.json")) {
            Files.write(run.budgetJson(), Objects.requireNonNull(golden).readAllBytes());
        }

        String page = Files.readString(RunPage.write(run));

        assertThat(page)
                .contains(
                        "id=\"blocking-channel\"",
                        "The largest part of it is loopback stack, 8.74 µs.",
                        "What would change it")
                .contains("left:0.0%;width:100.0%")
                .doesNotContain("<script");
    }

    private static CurvePoint point(int rate, double p50, double p99) {
        return new CurvePoint(
                rate,
                rate / 10_000.0,
                2,
                Map.of(
                        Metric.RESPONSE_P50_US_ALL.label(), new Estimate(p50, null, null),
                        Metric.RESPONSE_P99_US.label(), new Estimate(p99, null, null),
                        Metric.UNDISTURBED_P50_US_ALL.label(), new Estimate(p50, null, null),
                        Metric.UNDISTURBED_P99_US.label(), new Estimate(Math.min(p99, 801), null, null),
                        Metric.UNDISTURBED_MAX_US.label(), new Estimate(900, null, null),
                        Metric.EXCLUDED_SHARE.label(), new Estimate(0.07, null, null)),
                null);
    }

    @Test
    void aCurveIsDrawnAndItsKneeIsNamed() throws IOException {
        RunDirectory run = directory();
        Documents.write(
                run.curveJson(),
                new CurveDocument(
                        CurveDocument.SCHEMA,
                        "run",
                        true,
                        1,
                        "cross-core",
                        "tcp",
                        "constant",
                        16,
                        1,
                        2,
                        100,
                        300,
                        "25",
                        List.of(
                                new Curve(
                                        "nio-select",
                                        10_000.0,
                                        1_000,
                                        List.of(
                                                point(1_000, 50, 90),
                                                point(5_000, 60, 200),
                                                point(9_000, 300, 4_000),
                                                new CurvePoint(9_500, 0.95, 0, Map.of(), "overloaded")),
                                        null),
                                new Curve(HOSTILE, null, 1_000, List.of(), HOSTILE)),
                        List.of(HOSTILE),
                        Environment.read(List.of())));

        String page = Files.readString(RunPage.write(run));

        assertThat(page)
                .contains(
                        "The highest rate with 99 of 100 responses within 1000 µs as seen on this machine is 5.000 k/s",
                        "is 5.000 k/s, 50 % of that",
                        "as seen on this machine is 5.000 k/s",
                        "without the pauses of the platform is 9.000 k/s",
                        "class=\"knee\"",
                        "class=\"service\"",
                        "<td class=\"number\">801.0</td><td class=\"number\">7 %</td>")
                .contains("<li>9.500 k/s was not held: overloaded</li>", "<td>not held</td>")
                .contains("There is no curve")
                .doesNotContain("<img");
        assertThat(page.split("<circle class=\"p99\"", -1)).hasSize(4);
        assertThat(page.split("<circle class=\"undisturbed\"", -1)).hasSize(4);
    }
}
