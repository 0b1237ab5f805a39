package dev.loopbench.results.simulated;

import dev.loopbench.results.evidence.Verdict;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.measure.MeasureDirectory;
import dev.loopbench.results.measure.MeasuredServices;
import dev.loopbench.results.service.BlockSeries;
import dev.loopbench.results.service.Figure;
import dev.loopbench.results.service.LoadFigures;
import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.MeasureDocument.MeasureStart;
import dev.loopbench.results.service.MeasureDocument.ServiceComparison;
import dev.loopbench.results.service.PromiseFigures;
import dev.loopbench.results.service.PromiseFigures.RateTried;
import dev.loopbench.results.service.ServiceSide;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.results.service.TargetFigures.FloorFigures;
import dev.loopbench.service.client.Latencies;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A measurement of users' own services, as {@code measure} leaves it, of which everything is known. */
public final class SimulatedMeasurement {

    /** Harmless only where it is escaped. */
    public static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static final int BLOCKS = 8;

    private String target = "http://127.0.0.1:62893/";
    private int connections = 16;
    private double speed = 1;
    private double echoSpeed = 1;
    private boolean hasEcho = true;
    private boolean isSilent;
    private String requests = "3f5a";
    private Map<String, Long> errors = Map.of();

    /** With another target. */
    public SimulatedMeasurement of(String other) {
        target = other;
        return this;
    }

    /** With so many connections. */
    public SimulatedMeasurement over(int count) {
        connections = count;
        return this;
    }

    /** With a service, and an echo, so many times as fast. */
    public SimulatedMeasurement atSpeed(double service, double echo) {
        speed = service;
        echoSpeed = echo;
        return this;
    }

    /** Without the suite's own echo. */
    public SimulatedMeasurement withoutEcho() {
        hasEcho = false;
        return this;
    }

    /** With requests of which not one was answered in time to count. */
    public SimulatedMeasurement silent() {
        isSilent = true;
        return this;
    }

    /** With other requests, of which the document has a digest. */
    public SimulatedMeasurement sending(String digest) {
        requests = digest;
        return this;
    }

    /** With errors of a kind that has a hostile example. */
    public SimulatedMeasurement withErrors(long count) {
        errors = Map.of("status_5xx", count);
        return this;
    }

    /** One target. */
    public MeasuredServices single() {
        return measured(List.of(figures("A", target)), List.of(), null);
    }

    /** Two targets, the second of which is slower. */
    public MeasuredServices pair() {
        return measured(
                List.of(figures("A", target), figures("B", "http://127.0.0.1:62894/" + HOSTILE)),
                List.of(new ServiceComparison("B", "A", "throughput", 0.91, 0.9, 0.92, 0.01, Verdict.SLOWER, null)),
                null);
    }

    /** A search for a rate. */
    public MeasuredServices knee() {
        return new MeasuredServices(
                document(
                        List.of(),
                        List.of(),
                        List.of(),
                        new PromiseFigures(
                                "p99=1ms",
                                true,
                                target,
                                5_000.0,
                                List.of(
                                        new RateTried(2_500, 2_500, 300.0, true, Map.of(), Map.of()),
                                        new RateTried(5_000, 5_000, 900.0, true, Map.of(), Map.of()),
                                        new RateTried(
                                                10_000,
                                                9_000,
                                                8_000.0,
                                                false,
                                                Map.of("overloaded", 12L, "status_5xx", 3L),
                                                Map.of("overloaded", "too many", "status_5xx", HOSTILE)),
                                        new RateTried(
                                                20_000,
                                                0,
                                                null,
                                                false,
                                                Map.of("overloaded", 40L),
                                                Map.of("overloaded", "too many"))))),
                Map.of());
    }

    /** Writes one as {@code measure} does. */
    public static RunDirectory write(Path base, MeasuredServices measured) throws IOException {
        RunDirectory directory = RunDirectory.createWithoutForks(base, Instant.ofEpochMilli(SimulatedFork.START));
        MeasureDirectory.write(directory, measured, () -> "a table\n");
        return directory;
    }

    private MeasuredServices measured(
            List<TargetFigures> targets, List<ServiceComparison> comparisons, @Nullable PromiseFigures promise) {
        Map<String, List<Latencies>> latencies = new LinkedHashMap<>();
        List<BlockSeries> blocks = new ArrayList<>();
        for (TargetFigures one : targets) {
            latencies.put(one.name(), latencies());
            blocks.add(series(one.name(), false, (one.name().equals("A") ? 40_000 : 36_400) * speed));
            if (hasEcho) {
                blocks.add(series(one.name(), true, 100_000 * echoSpeed));
            }
        }
        return new MeasuredServices(document(targets, blocks, comparisons, promise), latencies);
    }

    private MeasureDocument document(
            List<TargetFigures> targets,
            List<BlockSeries> blocks,
            List<ServiceComparison> comparisons,
            @Nullable PromiseFigures promise) {
        return new MeasureDocument(
                MeasureDocument.SCHEMA,
                new MeasureStart(
                        "2026-11-30T05:25:00Z",
                        "a simulated machine",
                        "25",
                        List.of(target, "--header", "X-Note: " + HOSTILE, "--seed=1")),
                "throughput",
                new LoadFigures(
                        connections,
                        1,
                        null,
                        null,
                        new LoadFigures.Turns(BLOCKS, 1, 50, 1.5, true),
                        new LoadFigures.Client(1, "1", true, "epoll"),
                        new LoadFigures.Sent(
                                targets.isEmpty() ? LoadFigures.SEARCHED : LoadFigures.CLOSED, requests, List.of())),
                targets,
                blocks,
                comparisons,
                promise,
                List.of());
    }

    private BlockSeries series(String name, boolean echo, double perSecond) {
        if (isSilent) {
            List<Double> nothing = Collections.nCopies(BLOCKS, 0.0);
            return new BlockSeries(name, echo, nothing, nothing, nothing);
        }
        List<Double> rates = IntStream.range(0, BLOCKS)
                .mapToObj(block -> perSecond * (1 + 0.001 * (block % 4)))
                .toList();
        return new BlockSeries(
                name,
                echo,
                rates,
                rates.stream().map(rate -> 16e6 / rate).toList(),
                rates.stream().map(rate -> 50e6 / rate).toList());
    }

    private List<Latencies> latencies() {
        List<Latencies> blocks = new ArrayList<>();
        for (int block = 0; block < BLOCKS; block++) {
            Latencies latencies = new Latencies();
            for (int request = 1; !isSilent && request <= 1_000; request++) {
                latencies.closed(request == 1_000 ? 9_000_000 : 100_000 + 300L * request);
            }
            blocks.add(latencies);
        }
        return blocks;
    }

    private TargetFigures figures(String name, String written) {
        return new TargetFigures(
                name,
                written,
                "127.0.0.1:62893",
                new TargetFigures.Speed(
                        figure(40_000 * speed, 39_000 * speed, 41_000 * speed),
                        figure(210, 205, 215),
                        figure(390, 380, 400),
                        figure(9_000, 400, 9_100)),
                new TargetFigures.TrafficFigures(
                        8_000,
                        90,
                        612,
                        Map.of("200", 8_000L),
                        errors,
                        errors.isEmpty() ? Map.of() : Map.of("status_5xx", HOSTILE)),
                null,
                hasEcho ? new FloorFigures(new Figure(100_000.0, null, null), new Figure(19.0, 18.0, 20.0), 4) : null,
                new TargetFigures.Costs(
                        new ServiceSide(
                                "nginx" + HOSTILE,
                                List.of(4711),
                                "0",
                                new ServiceSide.PerRequest(21, 6, 15, 2, 0.5, 0.001),
                                1 << 20,
                                0.9,
                                0.97),
                        null,
                        0.8),
                List.of());
    }

    private Figure figure(double value, double low, double high) {
        return isSilent ? new Figure(null, null, null) : new Figure(value, low, high);
    }
}
