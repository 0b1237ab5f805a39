package dev.loopbench.results.profiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The settings by which the kernel decides how much of itself a process may sample.
 *
 * @param perfEventParanoid {@code kernel.perf_event_paranoid}; empty where the kernel does not tell
 * @param kptrRestrict {@code kernel.kptr_restrict}, 0 to 2; empty likewise
 * @param capabilities those of this process that are in effect, a bit each, as {@code linux/capability.h} numbers them
 */
record KernelSettings(OptionalInt perfEventParanoid, OptionalInt kptrRestrict, long capabilities) {

    private static final int SYS_ADMIN = 21;
    private static final int SYSLOG = 34;
    private static final int PERFMON = 38;

    private static final String EFFECTIVE = "CapEff:";

    /** Up to here every process may sample the kernel, and read the names of its functions. */
    private static final int OPEN = 1;

    /** From here on nobody reads the names. */
    private static final int HIDDEN = 2;

    /** Those below {@code root}, the directory that holds {@code proc}. */
    static KernelSettings read(Path root) {
        return new KernelSettings(
                setting(root.resolve("proc/sys/kernel/perf_event_paranoid")),
                setting(root.resolve("proc/sys/kernel/kptr_restrict")),
                capabilities(root.resolve("proc/self/status")));
    }

    /**
     * Why the kernel's own frames cannot be had, one line each; empty if nothing here forbids them. The rules are those
     * of {@code perf_allow_kernel} in {@code linux/perf_event.h} and of {@code kallsyms_show_value} in
     * {@code kernel/ksyms_common.c}; what a container forbids beyond them shows only when it is tried.
     */
    List<String> forbidding() {
        List<String> reasons = new ArrayList<>();
        int paranoid = perfEventParanoid.orElse(OPEN);
        int restrict = kptrRestrict.orElse(0);
        if (paranoid > OPEN && !has(PERFMON) && !has(SYS_ADMIN)) {
            reasons.add("kernel.perf_event_paranoid is " + paranoid + ": above " + OPEN
                    + " only a process with CAP_PERFMON may sample the kernel");
        }
        if (restrict >= HIDDEN) {
            reasons.add("kernel.kptr_restrict is " + restrict + ": no process may read the names of kernel functions");
        } else if (restrict > 0 && !has(SYSLOG)) {
            reasons.add("kernel.kptr_restrict is " + restrict
                    + ": only a process with CAP_SYSLOG may read the names of kernel functions");
        } else if (paranoid > OPEN && !has(SYSLOG)) {
            reasons.add("kernel.perf_event_paranoid is " + paranoid + ": above " + OPEN
                    + " only a process with CAP_SYSLOG may read the names of kernel functions");
        }
        return reasons;
    }

    private boolean has(int capability) {
        return ((capabilities >>> capability) & 1) != 0;
    }

    private static OptionalInt setting(Path file) {
        List<String> lines = lines(file);
        return lines.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(lines.get(0).strip()));
    }

    private static long capabilities(Path status) {
        return lines(status).stream()
                .filter(line -> line.startsWith(EFFECTIVE))
                .findFirst()
                .map(line -> Long.parseUnsignedLong(
                        line.substring(EFFECTIVE.length()).strip(), 16))
                .orElse(0L);
    }

    /** Not everywhere is Linux, and not every kernel has every setting. */
    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
