package dev.loopbench.results.host;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.record.ForkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fork for a host to run. Its JSON is flat, whatever is grouped here: the host of a variant may be of an older build, which reads this
 * form and no other.
 *
 * @param spec what it measures
 * @param benchmark the one to run
 * @param files where it leaves its records
 * @param times how long it runs before the turns
 * @param turns the socket on which the driver then grants turns
 * @param also further forks of the same pair, as {@link dev.loopbench.core.turn.FurtherFork#text} writes them
 * @param jvmArguments for the JVMs of both ends
 */
public record ForkRequest(
        ForkSpec spec,
        @JsonUnwrapped Benchmark benchmark,
        @JsonUnwrapped Files files,
        @JsonUnwrapped Times times,
        String turns,
        String also,
        List<String> jvmArguments) {

    /**
     * A benchmark of JMH.
     *
     * @param className simple name of the concrete class
     * @param method its method
     */
    public record Benchmark(
            @JsonProperty("benchmarkClass") String className,
            @JsonProperty("benchmarkMethod") String method) {

        /** Stands for a fork that JMH does not run. */
        public static final Benchmark NONE = new Benchmark("", "");
    }

    /**
     * The places of a fork's files.
     *
     * @param runDirectory of its records
     * @param name the name of its records
     * @param socketDirectory for socket files; absent where the run has none
     */
    public record Files(
            String runDirectory, String name, @Nullable String socketDirectory) {}

    /**
     * The time before a fork's first turn.
     *
     * @param warmupMillis how long it warms up
     * @param measureMillis how long JMH measures after that
     * @param warmupCpu the processor on which it warms up
     */
    public record Times(long warmupMillis, long measureMillis, int warmupCpu) {}
}
