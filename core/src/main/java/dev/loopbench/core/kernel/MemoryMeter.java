package dev.loopbench.core.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what memory processes and the kernel have in use. */
public final class MemoryMeter {

    private static final long KIB = 1024;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern SLAB = Pattern.compile("Slab:\\s+(\\d+) kB");
    private static final Pattern PAGE = Pattern.compile("KernelPageSize:\\s+(\\d+) kB");
    private static final Pattern BUFFERS = Pattern.compile("TCP: .*\\bmem (\\d+)\\b.*");

    private final KernelFiles files;

    /** @param root the directory that holds {@code proc} and {@code sys} */
    public MemoryMeter(Path root) {
        files = new KernelFiles(root);
    }

    /** Reads that of the running kernel. */
    public static MemoryMeter ofThisMachine() {
        return new MemoryMeter(Path.of("/"));
    }

    /** Memory of a process that is resident now; empty when it is gone. */
    public OptionalLong residentBytes(long pid) {
        return number(RESIDENT, files.lines("proc/" + pid + "/status"), KIB);
    }

    /**
     * Memory of the kernel's own objects, such as sockets, files and what waits for them, and of the bytes in TCP's
     * buffers: of the whole machine, since no process is charged for it. Empty where the kernel does not tell.
     */
    public OptionalLong kernelBytes() {
        OptionalLong slab = number(SLAB, files.lines("proc/meminfo"), KIB);
        OptionalLong page = number(PAGE, files.lines("proc/self/smaps"), KIB);
        OptionalLong buffers = number(BUFFERS, files.lines("proc/net/sockstat"), page.orElse(0));
        return slab.isPresent() && page.isPresent() && buffers.isPresent()
                ? OptionalLong.of(slab.getAsLong() + buffers.getAsLong())
                : OptionalLong.empty();
    }

    private static OptionalLong number(Pattern pattern, List<String> lines, long unit) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)) * unit)
                .findFirst();
    }
}
