package dev.loopbench.core.placement;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The kernel's notation for sets of processors, such as {@code 0-3,8}. */
public final class CpuList {

    private CpuList() {}

    /** @throws IllegalArgumentException when the text is not in that notation */
    public static SortedSet<Integer> parse(String list) {
        SortedSet<Integer> cpus = new TreeSet<>();
        if (list.isBlank()) {
            return cpus;
        }
        try {
            for (String range : list.strip().split(",", -1)) {
                int dash = range.indexOf('-');
                int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
                int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1));
                if (to < from) {
                    throw new NumberFormatException("a range from " + from + " to " + to);
                }
                for (int cpu = from; cpu <= to; cpu++) {
                    cpus.add(cpu);
                }
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a list of processors: '" + list + "'", e);
        }
        return cpus;
    }

    /** The same of what a kernel or a sandbox wrote; empty when the text is not in that notation. */
    public static Optional<SortedSet<Integer>> find(String list) {
        try {
            return Optional.of(parse(list));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The shortest form of the set. */
    public static String format(SortedSet<Integer> cpus) {
        StringBuilder text = new StringBuilder();
        int from = -1;
        int to = -1;
        for (int cpu : cpus) {
            if (cpu != to + 1 || from < 0) {
                append(text, from, to);
                from = cpu;
            }
            to = cpu;
        }
        append(text, from, to);
        return text.toString();
    }

    private static void append(StringBuilder text, int from, int to) {
        if (from < 0) {
            return;
        }
        if (!text.isEmpty()) {
            text.append(',');
        }
        text.append(from);
        if (to > from) {
            text.append('-').append(to);
        }
    }
}
