package dev.loopbench.results.check;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.text.Counted;
import dev.loopbench.results.check.Finding.Severity;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How many processors this process may use, of how many. */
public final class ProcessorCheck implements Check {

    private static final int ENDS = 2;
    private static final String STATUS = "proc/self/status";
    private static final String ONLINE = "sys/devices/system/cpu/online";

    @Override
    public List<Finding> findings(HostFiles files) {
        Optional<String> status = files.text(STATUS);
        Optional<SortedSet<Integer>> mayUse =
                status.map(ProcessorCheck::allowed).flatMap(CpuList::find).filter(cpus -> !cpus.isEmpty());
        if (mayUse.isEmpty()) {
            status.ifPresent(text -> files.notUnderstood(STATUS));
            return List.of();
        }
        SortedSet<Integer> online = online(files).orElse(mayUse.get());
        SortedSet<Integer> usable = new TreeSet<>(mayUse.get());
        usable.retainAll(online);
        int all = online.size();
        String value = Counted.of(usable.size(), "CPU") + " may be used (" + CpuList.format(usable) + ") of " + all
                + " online";
        Severity severity = usable.size() < ENDS ? Severity.COSTS : Severity.NOTE;
        String why = usable.size() < ENDS
                ? "both ends of a connection share it: only same-core can be measured"
                : usable.size() == ENDS
                        ? "client and server take both: compilers, collectors and everything else take turns with them"
                        : "client and server can have CPUs that nothing else uses";
        Finding finding = Finding.of(severity, "cpus", "CPUs", value, "/" + STATUS + ", /" + ONLINE, why);
        return List.of(
                usable.size() < all ? finding.fix("taskset -c " + CpuList.format(online) + " COMMAND") : finding);
    }

    private static Optional<SortedSet<Integer>> online(HostFiles files) {
        Optional<String> text = files.text(ONLINE);
        Optional<SortedSet<Integer>> online = text.flatMap(CpuList::find);
        if (text.isPresent() && online.isEmpty()) {
            files.notUnderstood(ONLINE);
        }
        return online;
    }

    private static String allowed(String status) {
        return status.lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
