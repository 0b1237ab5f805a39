package dev.loopbench.results.launch;

import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.results.host.Hosts;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * The options of a budget, checked as far as that needs no host.
 *
 * @param transports their names, each once
 * @param blocks how often each component is measured
 * @param warmup how long a fork runs before its slices count
 * @param measure how long its slices count
 * @param jdk of the forks
 * @param seed shuffles the forks
 */
public record BudgetRequest(
        List<String> transports, int blocks, Duration warmup, Duration measure, Jdk jdk, long seed) {

    public BudgetRequest {
        transports = List.copyOf(transports);
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
}
