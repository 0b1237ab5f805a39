package dev.loopbench.service.turns;

import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.TurnResult;
import dev.loopbench.service.turns.Rounds.TurnProgress;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out when the client and the services have warmed up. Every contender takes turns of a tenth of a second; it is steady when the
 * median of its last three turns differs by less than {@value #BAND} from that of the three before, in rate and in median response time,
 * and the client's compiler is at rest.
 */
public final class WarmUp {

    static final double BAND = 0.03;
    private static final int HALF = 3;
    private static final double COMPILING = 0.1;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MOST_STEP_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(8);

    private WarmUp() {}

    /**
     * The course of the warm-up.
     *
     * @param seconds how long it took
     * @param steady whether it ended because all were steady, and not because its time was up
     * @param p50Nanos the median response time of the slowest contender at its end
     */
    public record Outcome(double seconds, boolean steady, double p50Nanos) {}

    /** Warms up until all are steady, at most 8 s. */
    public static Outcome of(List<Contender> contenders, TurnProgress progress) throws InterruptedException {
        long start = System.nanoTime();
        List<Steps> steps = contenders.stream().map(contender -> new Steps()).toList();
        while (true) {
            long compiled = compiledMillis();
            long began = System.nanoTime();
            for (int i = 0; i < contenders.size(); i++) {
                steps.get(i).add(contenders.get(i));
            }
            long now = System.nanoTime();
            boolean compiling = TimeUnit.MILLISECONDS.toNanos(compiledMillis() - compiled) > COMPILING * (now - began);
            boolean steady = !compiling && steps.stream().allMatch(Steps::isSteady);
            progress.warming((now - start) / 1e9);
            if (steady || now - start > MOST_NANOS) {
                double slowest =
                        steps.stream().mapToDouble(Steps::lastP50).max().orElse(0);
                return new Outcome((now - start) / 1e9, steady, slowest);
            }
        }
    }

    private static long compiledMillis() {
        @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        return compiler == null ? 0 : compiler.getTotalCompilationTime();
    }

    /** The rates and medians of one contender's turns. */
    private static final class Steps {
        private final List<Double> rates = new ArrayList<>();
        private final List<Double> medians = new ArrayList<>();
        private long nanos = STEP_NANOS;

        void add(Contender contender) throws InterruptedException {
            TurnResult result = contender.client().turn(nanos);
            Latencies latencies = new Latencies();
            contender.client().drainTo(latencies);
            if (latencies.response().getTotalCount() == 0) {
                // Slower than a step: nothing that left after its first tenth came back.
                nanos = Math.min(MOST_STEP_NANOS, 2 * nanos);
                return;
            }
            rates.add(result.perSecond());
            medians.add((double) latencies.response().getValueAtPercentile(50));
        }

        boolean isSteady() {
            return isSteady(rates) && isSteady(medians);
        }

        double lastP50() {
            return medians.isEmpty() ? MOST_STEP_NANOS : medians.get(medians.size() - 1);
        }

        private static boolean isSteady(List<Double> values) {
            int size = values.size();
            if (size < 2 * HALF) {
                return false;
            }
            double before = median(values.subList(size - 2 * HALF, size - HALF));
            double after = median(values.subList(size - HALF, size));
            return before == after || Math.abs(Math.log(after / before)) < BAND;
        }

        private static double median(List<Double> three) {
            return three.stream().sorted().toList().get(HALF / 2);
        }
    }
}
