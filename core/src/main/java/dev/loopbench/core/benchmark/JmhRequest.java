package dev.loopbench.core.benchmark;

import dev.loopbench.core.transport.Transports;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * A user's request to JMH, checked before anything is measured: some of its options have no meaning here, and their scores
 * would look like any other.
 *
 * @param benchmark the concrete benchmark
 * @param transport the server's
 * @param mode JMH's
 * @param threads JMH's
 */
record JmhRequest(Class<?> benchmark, String transport, Mode mode, int threads) {

    static JmhRequest of(Class<?> benchmark, String transport, BenchmarkParams params) {
        return new JmhRequest(benchmark, transport, params.getMode(), params.getThreads());
    }

    /** @throws IllegalArgumentException with the option, its value and what is allowed */
    void check() {
        if (threads != 1) {
            throw new IllegalArgumentException(
                    "-t " + threads + ": allowed is 1. The client has its own I/O thread, and JMH's"
                            + " thread waits for it; for more load use -p connections or -p window");
        }
        if (mode != Mode.AverageTime && mode != Mode.Throughput) {
            throw new IllegalArgumentException(
                    "-bm " + mode.shortLabel() + ": allowed are " + Mode.AverageTime.shortLabel()
                            + " and " + Mode.Throughput.shortLabel()
                            + ". One invocation is a slice of many round trips, so JMH's"
                            + " percentiles would be those of averages");
        }
        owner().ifPresent(owner -> {
            throw new IllegalArgumentException(
                    "-p transport=" + transport + ": another module has it; run " + owner.getName() + " instead");
        });
    }

    /** The benchmark of the same name in the module of the transport; empty if that module has none. */
    private Optional<Class<?>> owner() {
        String home = Transports.load().named(transport).getClass().getPackageName();
        if ((benchmark.getPackageName() + ".").startsWith(home + ".")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName(home + "." + workload(), false, benchmark.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** JMH runs a generated subclass. */
    private String workload() {
        Class<?> named = benchmark;
        while (named.getSuperclass() != null
                && named.getSuperclass().getSuperclass() != LoopbackBenchmark.class
                && named.getSuperclass() != LoopbackBenchmark.class) {
            named = named.getSuperclass();
        }
        return named.getSimpleName();
    }
}
