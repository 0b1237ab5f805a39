package dev.loopbench.results.truth;

import dev.loopbench.core.load.Series;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/**
 * A fork whose client is this process, and which takes turns that are disturbed on purpose and turns that are not, by turns.
 *
 * @param disturbed what was timed in the former
 * @param undisturbed what was timed in the latter
 * @param pauses that were recorded in either
 */
record InjectedFork(Map<Series, Histogram> disturbed, Map<Series, Histogram> undisturbed, List<Pause> pauses) {

    private static final int DIGITS = 4;

    /** Makes what is done to the ends, once they are there. */
    @FunctionalInterface
    interface Injected {
        Injection into(Fork fork) throws IOException;
    }

    /**
     * Runs it.
     *
     * @param turns of each kind
     */
    static InjectedFork run(ForkSpec spec, Duration warmUp, int turns, Path directory, Injected injected)
            throws IOException, InterruptedException {
        for (String part : List.of("forks", "latency")) {
            Files.createDirectories(directory.resolve(part));
        }
        ForkFiles files = ForkFiles.in(directory, "injected");
        try (Fork fork = new Fork(spec, Optional.of(files))) {
            fork.open();
            long end = System.nanoTime() + warmUp.toNanos();
            while (System.nanoTime() < end) {
                fork.slice();
            }
            fork.settle(warmUp);
            fork.park();
            try (Injection injection = injected.into(fork)) {
                for (int turn = 1; turn <= 2 * turns; turn++) {
                    if (isDisturbed(turn)) {
                        injection.begin();
                    }
                    fork.turn(turn);
                    if (isDisturbed(turn)) {
                        injection.end();
                    }
                }
            }
            fork.finish();
        }
        return read(files.collect(), files.histograms());
    }

    private static boolean isDisturbed(int turn) {
        return turn % 2 == 0;
    }

    /** The server's process, the only JVM that this one has started. */
    static ProcessHandle server() {
        try (Stream<ProcessHandle> started = ProcessHandle.current().descendants()) {
            return started.filter(process -> process.info().command().orElse("").endsWith("/java"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static InjectedFork read(ForkRecord record, Path histograms) throws IOException {
        Map<Series, Histogram> disturbed = new EnumMap<>(Series.class);
        Map<Series, Histogram> undisturbed = new EnumMap<>(Series.class);
        int turn = 0;
        try (HistogramLogReader log = new HistogramLogReader(histograms.toFile())) {
            while (log.hasNext()) {
                Histogram interval = (Histogram) log.nextIntervalHistogram();
                if (interval.getTag() == null) {
                    turn++;
                } else {
                    (isDisturbed(turn) ? disturbed : undisturbed)
                            .computeIfAbsent(Series.of(interval.getTag()), any -> new Histogram(DIGITS))
                            .add(interval);
                }
            }
        }
        return new InjectedFork(disturbed, undisturbed, record.observations().pauses());
    }
}
