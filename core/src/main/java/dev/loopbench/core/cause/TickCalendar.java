package dev.loopbench.core.cause;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The ticks as they were found at several moments: those of a hypervisor move against the clock of its guest by a microsecond a second.
 * Used by one thread.
 */
public final class TickCalendar {

    private static final Ticks NONE = new Ticks(List.of());

    private final NavigableMap<Long, Ticks> found = new TreeMap<>();

    /** @param at when they were looked for, ns of {@link System#nanoTime()} */
    public void add(long at, Ticks ticks) {
        found.put(at, ticks);
    }

    /** Those of the last look that found any; none without such a look. */
    public Ticks last() {
        return found.descendingMap().values().stream()
                .filter(ticks -> !ticks.trains().isEmpty())
                .findFirst()
                .orElse(NONE);
    }

    /** How often they were looked for. */
    public int looks() {
        return found.size();
    }

    /** How many looks found any. */
    public long looksThatFound() {
        return found.values().stream()
                .filter(ticks -> !ticks.trains().isEmpty())
                .count();
    }

    /** How long ticks can have held up who was at work in that time, ns. */
    long heldUp(long from, long until) {
        Map.Entry<Long, Ticks> before = found.floorEntry(from);
        Map.Entry<Long, Ticks> nearest = before == null ? found.firstEntry() : before;
        return nearest == null ? 0 : nearest.getValue().heldUp(from, until);
    }
}
