package dev.loopbench.service.observe;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The processors of the client: those that the service may not use, if there are any; else the last ones, so that the scheduler can
 * move the service away.
 *
 * @param client its processors; empty leaves it to the scheduler
 * @param apart whether the service may use none of them
 */
public record ClientPlacement(SortedSet<Integer> client, boolean apart) {

    /**
     * The placement.
     *
     * @param allowed where this process may run
     * @param service where the service may run; empty when that is unknown
     * @param threads of the client
     */
    public static ClientPlacement of(SortedSet<Integer> allowed, SortedSet<Integer> service, int threads) {
        SortedSet<Integer> free = new TreeSet<>(allowed);
        free.removeAll(service);
        if (!service.isEmpty() && !free.isEmpty()) {
            return new ClientPlacement(last(free, threads), true);
        }
        return threads < allowed.size()
                ? new ClientPlacement(last(allowed, threads), false)
                : new ClientPlacement(new TreeSet<>(), false);
    }

    private static SortedSet<Integer> last(SortedSet<Integer> cpus, int count) {
        SortedSet<Integer> last = new TreeSet<>(cpus);
        while (last.size() > count) {
            last.remove(last.first());
        }
        return last;
    }
}
