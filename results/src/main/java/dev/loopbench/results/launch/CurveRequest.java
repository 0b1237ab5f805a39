package dev.loopbench.results.launch;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.results.curve.CurvePlanner;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.plan.JdkCapabilities;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The options of a curve, checked as far as that needs no host.
 *
 * @param transports their names, each once
 * @param promise 99 of 100 responses should come within that time
 * @param load on each transport, at every rate
 * @param forks how many of each rate, and how long
 * @param jdk of the forks
 */
public record CurveRequest(
        List<String> transports, Duration promise, CurvePlanner.Load load, CurvePlanner.Forks forks, Jdk jdk) {

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
        return new CurvePlanner(machine, load, forks);
    }
}
