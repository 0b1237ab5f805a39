package dev.loopbench.results.analysis;

import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.plan.Cell;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fork that was run.
 *
 * @param cell what it measured
 * @param block its block, from 1
 * @param order when in the run it was run, from 1
 * @param benchmark the benchmark's method with the qualified name of its class; the name of its source for a floor
 * @param record what it left
 * @param jmh what JMH made of it; empty when it failed, and for a floor
 */
public record ForkEntry(Cell cell, int block, int order, String benchmark, ForkRecord record, Optional<JmhScore> jmh) {

    /** The name of its files, without ending. */
    public static String name(Cell cell, int block) {
        return String.format(Locale.ROOT, "b%02d_%s", block, cell.slug());
    }

    /** The name of its files, without ending. */
    public String name() {
        return name(cell, block);
    }

    /** Notes on records that forks could not keep, one line each. */
    public static List<String> notes(Collection<ForkEntry> forks) {
        return forks.stream()
                .flatMap(fork -> fork.record().notes().stream().map(note -> fork.name() + ": " + note))
                .toList();
    }

    /** Why it has no figures, one line; absent when it has. */
    public @Nullable String failure() {
        Failure failure = record.failure();
        return failure == null ? null : failure.text();
    }

    /** The same fork, found to be of no use. */
    ForkEntry failed(Failure failure) {
        return new ForkEntry(cell, block, order, benchmark, record.failed(failure), jmh);
    }

    /**
     * JMH's own score of a fork. It includes probe pairs and drain, and is only kept in addition to the fork's own figures.
     *
     * @param score in {@code unit}
     * @param unit such as {@code us/op}
     * @param mode JMH's short name of the mode, such as {@code avgt}
     */
    public record JmhScore(double score, String unit, String mode) {}
}
