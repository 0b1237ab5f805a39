package dev.loopbench.results.analysis;

import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Describes the work of a server before it answers. */
public final class ServingWords {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_MICRO = 1e3;

    private ServingWords() {}

    /** Begins with a comma; empty where it answers at once, on one thread. */
    public static String of(@Nullable Serving serving) {
        StringBuilder words = new StringBuilder();
        parts(serving).forEach(part -> words.append(", ").append(part));
        if (serving != null && serving.blocks()) {
            words.append(" (event loops hand off to ")
                    .append(HandlerOffloads.THREADS)
                    .append(" threads)");
        }
        return words.toString();
    }

    /** The same shortly, one by one. */
    public static List<String> parts(@Nullable Serving serving) {
        List<String> parts = new ArrayList<>();
        if (serving == null) {
            return parts;
        }
        if (serving.threads() > 1) {
            parts.add(serving.threads() + " server threads");
        }
        if (serving.workNanos() > 0) {
            parts.add("server works " + time(serving.workNanos()));
        }
        if (serving.blocks()) {
            parts.add("server waits " + time(serving.waitNanos()));
        }
        return parts;
    }

    private static String time(long nanos) {
        if (nanos % NANOS_PER_MILLI == 0) {
            return nanos / NANOS_PER_MILLI + " ms";
        }
        return String.format(Locale.ROOT, nanos % 1000 == 0 ? "%.0f µs" : "%.3f µs", nanos / NANOS_PER_MICRO);
    }
}
