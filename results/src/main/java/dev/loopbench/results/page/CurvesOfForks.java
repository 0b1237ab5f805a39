package dev.loopbench.results.page;

import dev.loopbench.results.store.PercentileReader;
import dev.loopbench.results.store.RecordedRun;
import dev.loopbench.results.store.RecordedRun.RecordedFork;
import dev.loopbench.results.store.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The percentile curve of every fork whose histograms are kept, on an axis of nines. */
record CurvesOfForks(Map<String, List<Double>> byFork) {

    private static final int STEPS_IN_A_NINE = 8;
    private static final int NINES = 5;

    /** −log10(1 − quantile), ascending. */
    static List<Double> nines() {
        return IntStream.rangeClosed(1, NINES * STEPS_IN_A_NINE)
                .mapToObj(step -> (double) step / STEPS_IN_A_NINE)
                .toList();
    }

    static CurvesOfForks read(RunDirectory directory, RecordedRun run) throws IOException {
        PercentileReader reader = new PercentileReader(directory);
        double[] quantiles =
                nines().stream().mapToDouble(nines -> 1 - Math.pow(10, -nines)).toArray();
        Map<String, List<Double>> byFork = new ConcurrentHashMap<>();
        try {
            run.forks().parallelStream()
                    .filter(fork -> fork.failure() == null)
                    .forEach(fork -> byFork.put(fork.name(), curve(reader, fork, quantiles)));
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new CurvesOfForks(byFork);
    }

    private static List<Double> curve(PercentileReader reader, RecordedFork fork, double... quantiles) {
        try {
            return reader.micros(fork, quantiles);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** µs; empty where there is none. */
    List<Double> of(RecordedFork fork) {
        return byFork.getOrDefault(fork.name(), List.of());
    }
}
