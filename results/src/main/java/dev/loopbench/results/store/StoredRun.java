package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.quiet.ProbeKey;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run that is over, as its document {@code run.json} tells it; what nobody asks for is left out.
 *
 * @param run its name
 * @param status {@code complete}, or {@code partial} when it was interrupted
 * @param warmupMillis slices that begin earlier are not steady
 * @param measureMillis how long slices counted
 * @param references what the probe pairs were held against
 * @param panels in the order of the plan
 * @param forks in the order in which they were run
 */
// Otherwise what is not known is collected before it is dropped, and most of the document is not known.
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredRun(
        String run,
        String status,
        long warmupMillis,
        long measureMillis,
        List<StoredReference> references,
        List<StoredPanel> panels,
        List<StoredFork> forks) {

    public StoredRun {
        Objects.requireNonNull(run);
        references = List.copyOf(references);
        panels = List.copyOf(panels);
        // A cell that saw wrong bytes or ran on another transport loses the figures of all its forks.
        Set<String> voidCells = forks.stream()
                .filter(StoredFork::voidsItsCell)
                .map(StoredFork::cell)
                .collect(Collectors.toSet());
        forks = forks.stream()
                .map(fork -> voidCells.contains(fork.cell()) ? fork.withoutFigures() : fork)
                .toList();
    }

    /** @param nanos how long the CPU probe takes on an undisturbed core, ns */
    public record StoredReference(ProbeKey key, double nanos) {
        public StoredReference {
            Objects.requireNonNull(key);
        }
    }

    /** Cells that were compared with each other. */
    public record StoredPanel(@JsonUnwrapped PanelKey point, List<StoredCell> cells, List<StoredBlock> blocks) {
        public StoredPanel {
            Objects.requireNonNull(point);
            cells = List.copyOf(cells);
            blocks = List.copyOf(blocks);
        }

        /** The cell that has the same transport, client and variant. */
        public Optional<StoredCell> like(StoredCell other) {
            return cells.stream().filter(cell -> cell.isLike(other)).findFirst();
        }

        /** The cell without a variant that another one is a variant of. */
        public Optional<StoredCell> plain(StoredCell variant) {
            return cells.stream()
                    .filter(cell -> cell.variant().isEmpty() && cell.isVariantOf(variant))
                    .findFirst();
        }

        /** The numbers of the blocks that comparisons rest on. */
        public List<Integer> completeBlocks() {
            return blocks.stream()
                    .filter(StoredBlock::complete)
                    .map(StoredBlock::number)
                    .toList();
        }

        /** Those of them in which a cell has a good fork. */
        public List<Integer> completeBlocks(StoredCell cell) {
            return blocks.stream()
                    .filter(block -> block.complete() && !block.dropped().contains(cell.id()))
                    .map(StoredBlock::number)
                    .toList();
        }
    }

    /** @param id by which forks name it */
    public record StoredCell(String id, String transport, String client, String variant) {
        public StoredCell {
            Objects.requireNonNull(id);
            Objects.requireNonNull(transport);
            Objects.requireNonNull(client);
            Objects.requireNonNull(variant);
        }

        /** The name in tables. */
        public String label() {
            return Cell.label(transport, client, variant);
        }

        /** Whether it is the second half of an A/A pair. */
        public boolean isTwin() {
            return variant.equals(Cell.TWIN);
        }

        /** Whether it is there for the others to be held against, and not compared itself. */
        public boolean isFloor() {
            return Floor.of(transport).isPresent();
        }

        /** Whether transport, client and variant are the same. */
        public boolean isLike(StoredCell other) {
            return isVariantOf(other) && variant.equals(other.variant);
        }

        /** Whether transport and client are the same. */
        public boolean isVariantOf(StoredCell other) {
            return transport.equals(other.transport) && client.equals(other.client);
        }
    }

    /**
     * @param number from 1
     * @param complete whether it counts
     * @param dropped ids of the cells that have no good fork in it
     */
    public record StoredBlock(int number, boolean complete, List<String> dropped) {
        public StoredBlock {
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * @param cell its id
     * @param failureKind absent when it did not fail
     * @param client absent when the fork was lost
     * @param server likewise
     * @param figures metric → value
     * @param inTurns the primary metric from the rounds that it shares with the others of its block; absent when it dropped out
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StoredFork(
            String cell,
            int block,
            @Nullable FailureKind failureKind,
            @Nullable StoredEnd client,
            @Nullable StoredEnd server,
            Map<String, Double> figures,
            @Nullable Double inTurns) {
        public StoredFork {
            Objects.requireNonNull(cell);
            figures = Map.copyOf(figures);
        }

        private boolean voidsItsCell() {
            return failureKind != null && failureKind.voidsCell();
        }

        private StoredFork withoutFigures() {
            return new StoredFork(cell, block, failureKind, client, server, Map.of(), null);
        }
    }

    /**
     * @param cpus the processors that it was held on; empty when the scheduler decided
     * @param jvm what ran it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record StoredEnd(List<Integer> cpus, StoredProgram jvm) {
        public StoredEnd {
            cpus = List.copyOf(cpus);
            Objects.requireNonNull(jvm);
        }
    }

    /**
     * A JVM, or a program in C.
     *
     * @param version the full version, or what compiled it
     * @param arguments the options that it was started with, or how it was compiled and the sum of its source
     */
    public record StoredProgram(String version, List<String> arguments) {
        public StoredProgram {
            Objects.requireNonNull(version);
            arguments = List.copyOf(arguments);
        }
    }

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static StoredRun read(RunDirectory directory) throws IOException {
        return Documents.readLarge(directory.runJson(), RunDocument.SCHEMA, StoredRun.class);
    }

    /** The forks of a cell. */
    public List<StoredFork> forks(StoredCell cell) {
        return forks.stream().filter(fork -> fork.cell().equals(cell.id())).toList();
    }

    /** Whether it was interrupted. */
    public boolean isPartial() {
        return "partial".equals(status);
    }
}
