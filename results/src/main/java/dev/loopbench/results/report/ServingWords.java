package dev.loopbench.results.report;

import dev.loopbench.core.transport.HandOffs;
import dev.loopbench.core.transport.Serving;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a server does before it answers, in words. */
final class ServingWords {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double NANOS_PER_MICRO = 1e3;

    private ServingWords() {}

    /** Begins with a comma; empty where it answers at once, on one thread. */
    static String of(@Nullable Serving serving) {
        if (serving == null) {
            return "";
        }
        StringBuilder words = new StringBuilder();
        if (serving.workNanos() > 0) {
            words.append(", server works ").append(time(serving.workNanos()));
        }
        if (serving.blocks()) {
            words.append(", server waits ").append(time(serving.waitNanos()));
            words.append(" (event loops hand off to ").append(HandOffs.THREADS).append(" threads)");
        }
        if (serving.threads() > 1) {
            words.append(", ").append(serving.threads()).append(" server threads");
        }
        return words.toString();
    }

    private static String time(long nanos) {
        if (nanos % NANOS_PER_MILLI == 0) {
            return nanos / NANOS_PER_MILLI + " ms";
        }
        return String.format(Locale.ROOT, nanos % 1000 == 0 ? "%.0f µs" : "%.3f µs", nanos / NANOS_PER_MICRO);
    }
}
