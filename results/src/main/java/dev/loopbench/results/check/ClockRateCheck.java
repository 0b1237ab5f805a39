package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Examines the governor of the CPUs' clock, and hardware threads that share a core. */
public final class ClockRateCheck implements Check {

    private static final String CPU = "sys/devices/system/cpu/";

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        String governors = files.names(CPU).stream()
                .filter(name -> name.matches("cpu\\d+"))
                .flatMap(name -> files.optional(CPU + name + "/cpufreq/scaling_governor").stream())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!governors.isEmpty() && !governors.equals("performance")) {
            findings.add(Finding.of(
                            Severity.COSTS,
                            "governor",
                            "frequency governor",
                            governors,
                            "/" + CPU + "cpu*/cpufreq/scaling_governor",
                            "the clock follows the load, so a round trip after a pause is slower than the next")
                    .fix("sudo cpupower frequency-set -g performance"));
        }
        files.optional(CPU + "smt/control")
                .filter(control -> control.equals("on"))
                .ifPresent(control -> findings.add(Finding.of(
                                Severity.NOTE,
                                "smt",
                                "hardware threads",
                                "SMT is on",
                                "/" + CPU + "smt/control",
                                "two CPUs of one core share its units: a neighbour makes code up to twice as slow, and no"
                                        + " counter of the kernel shows it")
                        .fix("echo off | sudo tee /" + CPU + "smt/control")));
        return findings;
    }
}
