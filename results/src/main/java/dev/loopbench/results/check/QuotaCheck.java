package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Limits of the control groups of this process, its own and those above: processor time, memory, number of threads. */
public final class QuotaCheck implements Check {

    private static final Pattern CPU_MAX = Pattern.compile("(\\d+) (\\d+)");
    private static final long GIB = 1L << 30;
    private static final long LEAST_MEMORY = 2 * GIB;
    private static final long LEAST_THREADS = 512;
    private static final long NO_LIMIT = 1L << 60;
    private static final String MOUNT = "sys/fs/cgroup";

    @Override
    public List<Finding> findings(HostFiles files) {
        List<Finding> findings = new ArrayList<>();
        for (String line : files.text("proc/self/cgroup").orElse("").lines().toList()) {
            String[] parts = line.split(":", 3);
            if (parts.length < 3) {
                continue;
            }
            if (parts[1].isEmpty()) {
                groups(MOUNT, parts[2]).forEach(group -> unified(files, group, findings));
            }
            for (String controller : parts[1].split(",", -1)) {
                groups(MOUNT + "/" + controller, parts[2]).forEach(group -> older(files, controller, group, findings));
            }
        }
        return findings;
    }

    /** From the group itself up to the mount. Inside a container the path may be the host's: then only the mount is found. */
    private static List<String> groups(String mount, String path) {
        List<String> groups = new ArrayList<>();
        String group = path.equals("/") ? "" : path;
        while (!group.isEmpty()) {
            groups.add(mount + group);
            group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
        }
        groups.add(mount);
        return groups;
    }

    private static void unified(HostFiles files, String group, List<Finding> findings) {
        files.optional(group + "/cpu.max")
                .map(CPU_MAX::matcher)
                .filter(Matcher::matches)
                .ifPresent(quota -> findings.add(cpu(
                        Double.parseDouble(quota.group(1)) / Double.parseDouble(quota.group(2)), group + "/cpu.max")));
        files.optional(group + "/memory.max")
                .flatMap(QuotaCheck::limit)
                .ifPresent(limit -> memory(limit, group + "/memory.max", findings));
        files.optional(group + "/pids.max")
                .flatMap(QuotaCheck::limit)
                .ifPresent(limit -> threads(limit, group + "/pids.max", findings));
    }

    private static void older(HostFiles files, String controller, String group, List<Finding> findings) {
        switch (controller) {
            case "cpu" -> {
                Optional<Long> quota =
                        files.optional(group + "/cpu.cfs_quota_us").flatMap(QuotaCheck::limit);
                Optional<Long> period =
                        files.optional(group + "/cpu.cfs_period_us").flatMap(QuotaCheck::limit);
                if (quota.isPresent() && period.isPresent()) {
                    findings.add(cpu((double) quota.get() / period.get(), group + "/cpu.cfs_quota_us"));
                }
            }
            case "memory" ->
                files.optional(group + "/memory.limit_in_bytes")
                        .flatMap(QuotaCheck::limit)
                        .ifPresent(limit -> memory(limit, group + "/memory.limit_in_bytes", findings));
            case "pids" ->
                files.optional(group + "/pids.max")
                        .flatMap(QuotaCheck::limit)
                        .ifPresent(limit -> threads(limit, group + "/pids.max", findings));
            default -> {
                // Other controllers limit nothing that matters here.
            }
        }
    }

    private static Optional<Long> limit(String text) {
        return text.matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(text)).filter(limit -> limit > 0 && limit < NO_LIMIT)
                : Optional.empty();
    }

    private static Finding cpu(double cpus, String source) {
        return Finding.of(
                        Severity.SPOILS,
                        "cpu-quota",
                        "CPU quota",
                        String.format(Locale.ROOT, "%.2f CPUs", cpus),
                        "/" + source,
                        "who used up the quota of a period, mostly 100 ms, stands still until its end: latencies of tens of"
                                + " milliseconds that no program causes")
                .fix("docker update --cpu-quota -1 CONTAINER", "systemctl set-property UNIT CPUQuota=");
    }

    private static void memory(long bytes, String source, List<Finding> findings) {
        if (bytes < LEAST_MEMORY) {
            findings.add(Finding.of(
                            Severity.COSTS,
                            "memory-limit",
                            "memory limit",
                            String.format(Locale.ROOT, "%.2f GiB", (double) bytes / GIB),
                            "/" + source,
                            "a run keeps a pair of JVMs for each cell resident, some 200 MiB a pair; beyond the limit the"
                                    + " kernel kills one")
                    .fix("docker update --memory 4g --memory-swap 4g CONTAINER"));
        }
    }

    private static void threads(long most, String source, List<Finding> findings) {
        if (most < LEAST_THREADS) {
            findings.add(Finding.of(
                            Severity.COSTS,
                            "thread-limit",
                            "limit of threads",
                            most + " processes and threads",
                            "/" + source,
                            "a JVM starts some 30 threads, and blocking servers one for each connection")
                    .fix("docker update --pids-limit -1 CONTAINER"));
        }
    }
}
