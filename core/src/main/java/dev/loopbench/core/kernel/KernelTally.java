package dev.loopbench.core.kernel;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the kernel counts during a fork's turns. Between them others have theirs, and what the kernel counts then is
 * not this fork's.
 */
public final class KernelTally {

    private final KernelMeter meter;
    private final KernelCounters opening;
    private final KernelCounters started;
    private final SortedMap<Integer, Long> stealMillis;
    private final Map<Counter, Long> counts;
    private long wallMillis;
    private long monotonicNanos;
    private @Nullable KernelCounters turn;

    /**
     * @param opening before the ends were brought up
     * @param started before the first slice
     */
    public KernelTally(KernelMeter meter, KernelCounters opening, KernelCounters started) {
        this.meter = meter;
        this.opening = opening;
        this.started = started;
        stealMillis = new TreeMap<>(started.stealMillis());
        counts = new EnumMap<>(Counter.class);
        counts.putAll(started.counts());
        wallMillis = started.wallMillis();
        monotonicNanos = started.monotonicNanos();
    }

    /** A turn begins. */
    public void begin() {
        turn = meter.read(List.of());
    }

    /** The turn is over. */
    public void end() {
        KernelCounters before = turn;
        if (before == null) {
            throw new IllegalStateException("no turn has begun");
        }
        turn = null;
        KernelCounters after = meter.read(List.of());
        wallMillis += after.wallMillis() - before.wallMillis();
        monotonicNanos += after.monotonicNanos() - before.monotonicNanos();
        add(stealMillis, before.stealMillis(), after.stealMillis());
        add(counts, before.counts(), after.counts());
    }

    private static <K> void add(Map<K, Long> sums, Map<K, Long> before, Map<K, Long> after) {
        after.forEach((key, count) -> {
            Long earlier = before.get(key);
            if (earlier != null) {
                sums.merge(key, count - earlier, Long::sum);
            }
        });
    }

    /** As if the turns had followed each other, with the rings of these processes as they are now. */
    public KernelReadings readings(Collection<Long> pids) {
        Map<Counter, Long> ended = new EnumMap<>(counts);
        Long overflows = meter.read(pids).counts().get(Counter.RING_OVERFLOWS);
        if (overflows != null) {
            ended.put(Counter.RING_OVERFLOWS, overflows);
        }
        return new KernelReadings(opening, started, new KernelCounters(wallMillis, monotonicNanos, stealMillis, ended));
    }
}
