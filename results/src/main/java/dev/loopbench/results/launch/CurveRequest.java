package dev.loopbench.results.launch;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.results.curve.CurvePlanner;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What the options of a curve ask for, checked as far as that needs no host.
 *
 * @param transports their names, each once
 * @param promise 99 of 100 responses should come within that time
 * @param blocks forks of each rate
 * @param warmup how long a fork runs before its slices count
 * @param measure how long its slices count
 * @param jdk of the forks
 * @param seed shuffles the forks
 */
public record CurveRequest(
        List<String> transports,
        Duration promise,
        Placement placement,
        Pace.Arrivals arrivals,
        int connections,
        int window,
        int blocks,
        Duration warmup,
        Duration measure,
        Jdk jdk,
        long seed) {

    /** Open at once unless told otherwise. */
    public static final int CONNECTIONS = 16;

    private static final double NANOS_PER_MICRO = 1e3;

    double promisedMicros() {
        return promise.toNanos() / NANOS_PER_MICRO;
    }

    /**
     * The hosts of its forks.
     *
     * @param log where JMH's and the forks' own words go
     * @throws IOException when a host does not come up
     */
    Hosts startHosts(ProcessBuilder.Redirect log) throws IOException {
        return Step.during("asking the JDK of the forks what it can measure", () -> Hosts.start(List.of(jdk), log));
    }

    CurvePlanner planner(JdkCapabilities machine) {
        return new CurvePlanner(machine, placement, arrivals, connections, window, blocks, warmup, measure, seed);
    }
}
