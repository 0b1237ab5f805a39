package dev.loopbench.results.host;

import dev.loopbench.core.record.ForkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fork for a host to run.
 *
 * @param spec what it measures
 * @param benchmarkClass simple name of the concrete benchmark
 * @param benchmarkMethod its method
 * @param runDirectory where its files go
 * @param name the name of its files
 * @param warmupMillis how long it warms up
 * @param measureMillis how long JMH measures after that
 * @param warmupCpu the processor on which it warms up
 * @param turns the socket on which the driver then grants turns
 * @param also further forks of the same pair, as {@link dev.loopbench.core.turn.FurtherFork#text} writes them
 * @param socketDirectory for socket files; absent where the run has none
 * @param jvmArguments for the JVMs of both ends
 */
public record ForkRequest(
        ForkSpec spec,
        String benchmarkClass,
        String benchmarkMethod,
        String runDirectory,
        String name,
        long warmupMillis,
        long measureMillis,
        int warmupCpu,
        String turns,
        String also,
        @Nullable String socketDirectory,
        List<String> jvmArguments) {}
