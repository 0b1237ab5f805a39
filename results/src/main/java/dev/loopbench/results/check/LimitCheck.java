package dev.loopbench.results.check;

import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.results.check.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Examines how many descriptors this process may have open. */
public final class LimitCheck implements Check {

    private static final int USUAL = 65_536;

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        if (files.text("proc/self/limits").isEmpty()) {
            return findings;
        }
        OptionalLong limit = DescriptorLimit.read(files.root());
        limit.ifPresent(most -> {
            Finding finding = Finding.of(
                    most < USUAL ? Severity.COSTS : Severity.NOTE,
                    "descriptors",
                    "open files and sockets",
                    most + " in a process",
                    "/proc/self/limits",
                    "a connection takes one at either end; beyond the limit accepting fails");
            findings.add(most < USUAL ? finding.fix("ulimit -n " + USUAL) : finding);
        });
        return findings;
    }
}
