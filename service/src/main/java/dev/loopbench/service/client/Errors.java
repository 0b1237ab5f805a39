package dev.loopbench.service.client;

import dev.loopbench.service.protocol.ErrorKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** Errors of one target by kind, with the first example of each, and replies by status. Safe for use by several threads. */
public final class Errors {

    private final Map<ErrorKind, Long> counts = new EnumMap<>(ErrorKind.class);
    private final Map<ErrorKind, String> examples = new EnumMap<>(ErrorKind.class);
    private final Map<Integer, Long> statuses = new TreeMap<>();

    /** Counts errors of one cause. */
    public synchronized void add(ErrorKind kind, long count, String detail) {
        counts.merge(kind, count, Long::sum);
        examples.putIfAbsent(kind, detail);
    }

    /** Counts replies of a status. */
    public synchronized void addStatus(int status, long count) {
        statuses.merge(status, count, Long::sum);
    }

    /** How many there are of all kinds. */
    public synchronized long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Kind → how many. */
    public synchronized Map<ErrorKind, Long> counts() {
        Map<ErrorKind, Long> copy = new EnumMap<>(ErrorKind.class);
        copy.putAll(counts);
        return Collections.unmodifiableMap(copy);
    }

    /** The details of the first error of a kind; empty without one. */
    public synchronized String example(ErrorKind kind) {
        return examples.getOrDefault(kind, "");
    }

    /** Status → how many replies; empty for protocols without one. */
    public synchronized Map<Integer, Long> statuses() {
        return new TreeMap<>(statuses);
    }

    /** Forgets the replies by status. Errors stay. */
    public synchronized void clearStatuses() {
        statuses.clear();
    }
}
