package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Mitigations of faults of processors: they make system calls and switches more expensive. */
public final class MitigationCheck implements Check {

    private static final String DIRECTORY = "sys/devices/system/cpu/vulnerabilities";

    @Override
    public List<Finding> findings(HostFiles files) {
        List<String> active = files.names(DIRECTORY).stream()
                .filter(name -> files.text(DIRECTORY + "/" + name)
                        .filter(text -> text.startsWith("Mitigation"))
                        .isPresent())
                .toList();
        if (active.isEmpty()) {
            return List.of();
        }
        return List.of(Finding.of(
                        Severity.NOTE,
                        "mitigations",
                        "mitigations of processor faults",
                        active.size() + " active: " + active.stream().collect(Collectors.joining(", ")),
                        "/" + DIRECTORY,
                        "every system call pays for them; figures of machines with other mitigations do not compare")
                .fix("add mitigations=off to the kernel's command line, only where no foreign code runs"));
    }
}
