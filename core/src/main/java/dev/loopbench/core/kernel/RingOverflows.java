package dev.loopbench.core.kernel;

import dev.loopbench.core.kernel.KernelReadings.Counter;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Completions that found the completion queue of their ring full, as far as they can be seen from outside of the ring.
 *
 * <p>Newer kernels list in {@code /proc/PID/fdinfo/FD} those that wait at this moment to be moved into the queue. One
 * that has been moved since has left no trace, and the ring's own count of completions that were lost is in memory
 * that only the ring's owner maps. So a list that is not empty proves an overflow, and an empty one proves nothing.
 */
final class RingOverflows {

    private static final String RING = "anon_inode:[io_uring]";
    private static final String LIST = "CqOverflowList:";
    private static final String ENTRY = "user_data=";

    private RingOverflows() {}

    /** Of both ends together; missing where there is no ring, or where the kernel does not list them. */
    static void addTo(Map<Counter, Long> counts, KernelFiles files, Collection<Long> pids) {
        for (long pid : pids) {
            String process = "proc/" + pid;
            for (String descriptor : files.linksTo(RING, process + "/fd")) {
                List<String> lines = files.lines(process + "/fdinfo/" + descriptor);
                int list = lines.indexOf(LIST);
                if (list >= 0) {
                    counts.merge(Counter.RING_OVERFLOWS, entries(lines.subList(list + 1, lines.size())), Long::sum);
                }
            }
        }
    }

    private static long entries(List<String> lines) {
        return lines.stream().takeWhile(line -> line.strip().startsWith(ENTRY)).count();
    }
}
