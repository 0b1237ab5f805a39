package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.gates.Gate.Flag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history of a run for pictures: every block, fork and slice of {@code run.json}. {@link StoredRun} reads the same document
 * for comparisons, which need no slices.
 *
 * @param run its name
 * @param status {@code complete}, or {@code partial} when it was interrupted
 * @param start ISO 8601, UTC
 * @param end likewise
 * @param profile name of the plan
 * @param seed that shuffled the blocks
 * @param panels in the order of the plan
 * @param forks in the order in which they were run
 */
// Otherwise what is not known is collected before it is dropped, and most of the document is not known.
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordedRun(
        String run,
        String status,
        String start,
        String end,
        String profile,
        long seed,
        List<RecordedPanel> panels,
        List<RecordedFork> forks) {

    public RecordedRun {
        Objects.requireNonNull(run);
        Objects.requireNonNull(start);
        Objects.requireNonNull(end);
        Objects.requireNonNull(profile);
        panels = List.copyOf(panels);
        forks = List.copyOf(forks);
    }

    /** Cells that were compared with each other, and the blocks that they were run in. */
    public record RecordedPanel(
            @JsonUnwrapped PanelKey point, List<StoredRun.StoredCell> cells, List<RecordedBlock> blocks) {
        public RecordedPanel {
            Objects.requireNonNull(point);
            cells = List.copyOf(cells);
            blocks = List.copyOf(blocks);
        }
    }

    /**
     * @param number from 1
     * @param complete whether comparisons rest on it
     */
    public record RecordedBlock(int number, boolean complete) {}

    /**
     * @param name of its files
     * @param cell its id
     * @param failure one line; absent when it did not fail
     * @param flags the validity gates that it did not pass
     * @param startedAtMillis wall clock, the zero of its slices' times
     * @param figures metric → value
     * @param inTurns the primary metric as comparisons take it; absent when it dropped out of its block
     * @param curveUs percentiles of all its laps, µs; absent in older runs
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record RecordedFork(
            String name,
            String cell,
            int block,
            @Nullable String failure,
            List<Flag> flags,
            long startedAtMillis,
            Map<String, Double> figures,
            @Nullable Double inTurns,
            @Nullable List<Double> curveUs,
            @JsonDeserialize(using = RecordedSlices.class) List<RecordedSlice> slices) {
        public RecordedFork {
            Objects.requireNonNull(name);
            Objects.requireNonNull(cell);
            flags = List.copyOf(flags);
            figures = Map.copyOf(figures);
            curveUs = curveUs == null ? List.of() : List.copyOf(curveUs);
            slices = List.copyOf(slices);
        }

        /** Its percentiles; none in older runs, and where it has no round trips. */
        public List<Double> curve() {
            return curveUs == null ? List.of() : curveUs;
        }
    }

    /**
     * @param atNanos when it began, from the start of its fork
     * @param p50Nanos median round trip
     * @param probeNanos the longest of the CPU probes around it, on either CPU; 0 where there was none
     * @param round in which it had its turn, from 1; 0 while warming up
     * @param laps how many parts it has
     * @param quietLaps how many of them were not disturbed
     * @param steady whether it counts
     */
    public record RecordedSlice(
            long atNanos, double p50Nanos, long probeNanos, int round, int laps, int quietLaps, boolean steady) {}

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static RecordedRun read(RunDirectory directory) throws IOException {
        return Documents.readLarge(directory.runJson(), RunDocument.SCHEMA, RecordedRun.class);
    }
}
