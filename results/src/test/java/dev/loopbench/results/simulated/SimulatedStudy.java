package dev.loopbench.results.simulated;

import dev.loopbench.results.curve.Curve;
import dev.loopbench.results.curve.CurveDocument;
import dev.loopbench.results.curve.CurvePoint;
import dev.loopbench.results.environment.Environment;
import dev.loopbench.results.environment.ForkTimes;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.statistics.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Directories of {@code budget} and {@code curve} of which everything is known. */
public final class SimulatedStudy {

    private SimulatedStudy() {}

    private static RunDirectory directory(Path base) throws IOException {
        return RunDirectory.create(base, Instant.ofEpochMilli(SimulatedFork.START));
    }

    /** Budgets of three transports. */
    public static RunDirectory budget(Path base) throws IOException {
        RunDirectory directory = directory(base);
        try (InputStream golden = SimulatedStudy.class.getResourceAsStream("budget.json")) {
            Files.write(directory.budgetJson(), Objects.requireNonNull(golden).readAllBytes());
        }
        return directory;
    }

    /** A curve with a knee, and a transport with a hostile name that has none. */
    public static RunDirectory curve(Path base) throws IOException {
        RunDirectory directory = directory(base);
        Documents.write(
                directory.curveJson(),
                new CurveDocument(
                        CurveDocument.SCHEMA,
                        "run",
                        true,
                        1,
                        new CurveDocument.Load("cross-core", "tcp", "constant", 16, 1),
                        new ForkTimes(2, 100, 300, "25"),
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
                                new Curve(
                                        SimulatedMeasurement.HOSTILE,
                                        null,
                                        1_000,
                                        List.of(),
                                        SimulatedMeasurement.HOSTILE)),
                        List.of(SimulatedMeasurement.HOSTILE),
                        Environment.read(List.of())));

        return directory;
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
}
