package dev.loopbench.results.doctor;

import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.placement.Topology.Cpu;
import dev.loopbench.core.probe.CpuProbe;
import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds what only the CPU probe shows: the noise of a hypervisor, and CPUs that share a core although the kernel does not know it. */
final class CpuProbes {

    private static final Duration BESIDE_A_SPINNER = Duration.ofMillis(250);
    private static final double MOSTLY_QUIET = 0.6;
    private static final double HARDLY_QUIET = 0.1;
    private static final double SHARES_A_CORE = 1.15;
    private static final double PERCENT = 100;

    private CpuProbes() {}

    /**
     * Probes the first CPU alone, then beside a spinner on the second, where there is one.
     *
     * @param time of the first part
     * @throws InterruptedException when the caller is interrupted
     */
    static List<Finding> findings(Topology topology, Duration time) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        CpuProbe.warmUp();
        List<Cpu> cpus = topology.cpus();
        ProbeSample alone = ProbeSample.take(cpus.get(0).id(), null, time);
        findings.add(quiet(alone, cpus.get(0).id(), time));
        if (cpus.size() > 1) {
            ProbeSample beside = ProbeSample.take(cpus.get(0).id(), cpus.get(1).id(), BESIDE_A_SPINNER);
            findings.add(neighbour(alone, beside, cpus.get(0), cpus.get(1)));
        }
        return findings;
    }

    private static Finding quiet(ProbeSample alone, int cpu, Duration time) {
        double share = alone.quietShare();
        Severity severity =
                share < HARDLY_QUIET ? Severity.SPOILS : share < MOSTLY_QUIET ? Severity.COSTS : Severity.NOTE;
        return Finding.of(
                severity,
                "quiet-share",
                "quiet share of the last seconds",
                String.format(
                        Locale.ROOT,
                        "%.0f %% of %.1f s on CPU %d; the slowest twentieth of probes took %.1f times as long",
                        PERCENT * share,
                        time.toMillis() / 1e3,
                        cpu,
                        (double) alone.nanos().get(alone.nanos().size() * 19 / 20) / alone.fast()),
                "the CPU probe",
                "neighbours of a hypervisor, other processes and the clock change how fast the CPU is; levels come from quiet"
                        + " laps alone");
    }

    private static Finding neighbour(ProbeSample alone, ProbeSample beside, Cpu probed, Cpu spinner) {
        double ratio = (double) beside.best() / alone.best();
        boolean shares = ratio > SHARES_A_CORE;
        boolean isKnown = probed.siblings().contains(spinner.id());
        return Finding.of(
                shares && !isKnown ? Severity.COSTS : Severity.NOTE,
                "shared-core",
                "CPUs " + probed.id() + " and " + spinner.id(),
                String.format(
                        Locale.ROOT,
                        "a spinner on one makes the other %.2f times as slow%s",
                        ratio,
                        shares ? isKnown ? "" : ", although the kernel takes them for two cores" : ""),
                "the CPU probe beside a spinner",
                shares
                        ? "they are two hardware threads of one core: what is called cross-core here is SMT"
                        : "they are two cores");
    }
}
