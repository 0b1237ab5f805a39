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
    /** Objects such as sockets; stacks of threads; the pages that map each process's memory. They do not overlap. */
    private static final List<Pattern> KERNELS = List.of(
            Pattern.compile("Slab:\\s+(\\d+) kB"),
            Pattern.compile("KernelStack:\\s+(\\d+) kB"),
            Pattern.compile("PageTables:\\s+(\\d+) kB"));

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
     * Memory that the kernel uses itself: its objects, such as sockets and files, the kernel stacks of threads, page tables,
     * and the bytes in TCP's buffers. It is the whole machine's, since no process is charged for it. Empty where the kernel
     * does not report all of it.
     */
    public OptionalLong kernelBytes() {
        List<String> memory = files.lines("proc/meminfo");
        long own = 0;
        for (Pattern kind : KERNELS) {
            OptionalLong bytes = number(kind, memory, KIB);
            if (bytes.isEmpty()) {
                return OptionalLong.empty();
            }
            own += bytes.getAsLong();
        }
        OptionalLong page = number(PAGE, files.lines("proc/self/smaps"), KIB);
        OptionalLong buffers = number(BUFFERS, files.lines("proc/net/sockstat"), page.orElse(0));
        return page.isPresent() && buffers.isPresent()
                ? OptionalLong.of(own + buffers.getAsLong())
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
