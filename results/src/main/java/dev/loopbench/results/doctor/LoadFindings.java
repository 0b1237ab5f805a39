package dev.loopbench.results.doctor;

import dev.loopbench.core.text.Printable;
import dev.loopbench.results.check.Finding;
import dev.loopbench.results.check.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what of a load of others spoils a measurement. */
final class LoadFindings {

    /** Turns bear a tenth of a CPU; one that others have for a fifth of the time disturbs most blocks. */
    private static final double DISTURBS = 0.2;

    private static final double NOTICEABLE = 0.05;
    private static final double STEALS = 0.02;

    private LoadFindings() {}

    /** @param load of the last moments */
    static List<Finding> of(CpuLoad load) {
        List<Finding> findings = new ArrayList<>();
        findings.add(busy(load));
        findings.add(Finding.of(
                load.stolen() > STEALS ? Severity.SPOILS : Severity.NOTE,
                "steal",
                "steal time",
                String.format(Locale.ROOT, "%.1f %% of a CPU in %.1f s", 100 * load.stolen(), load.seconds()),
                "/proc/stat",
                "the hypervisor gave the CPU to another guest meanwhile; many hypervisors do so and count nothing"));
        return findings;
    }

    private static Finding busy(CpuLoad load) {
        Severity severity = load.others() > DISTURBS
                ? Severity.SPOILS
                : load.others() > NOTICEABLE ? Severity.COSTS : Severity.NOTE;
        Finding finding = Finding.of(
                severity,
                "busy-cpus",
                "CPUs that others use",
                String.format(Locale.ROOT, "%.2f CPUs in %.1f s", load.others(), load.seconds())
                        + (severity == Severity.NOTE ? "" : ": " + Printable.line(load.named())),
                "/proc/stat, /proc/PID/stat",
                "forks wait for a CPU behind them, and their caches and clock are not their own");
        if (severity == Severity.NOTE || load.processes().isEmpty()) {
            return finding;
        }
        String pids = load.processes().stream()
                .filter(process -> process.cpus() > NOTICEABLE)
                .map(process -> Long.toString(process.pid()))
                .collect(Collectors.joining(" "));
        return pids.isEmpty() ? finding : finding.fix("kill -STOP " + pids + "   # and kill -CONT afterwards");
    }
}
