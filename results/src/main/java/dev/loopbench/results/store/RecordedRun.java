package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.Documents.OneLineList;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.gates.Gate.Flag;
import dev.loopbench.results.statistics.Quantiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The history of a run for pictures: every block and fork, as many slices as are drawn, and of each only what is drawn. It is the
 * document {@code history.json}; a directory of an older run has it in {@code run.json} only. {@link StoredRun} reads
 * {@code run.json} for comparisons, which need no slices.
 *
 * @param run its name
 * @param status {@code complete}, or {@code partial} when it was interrupted
 * @param start ISO 8601, UTC
 * @param end likewise
 * @param profile name of the plan
 * @param seed that shuffled the blocks
 * @param slices what all slices say together
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
        @Nullable SliceTotals slices,
        List<RecordedPanel> panels,
        List<RecordedFork> forks) {

    static final String SCHEMA = "loopbench-history/1";

    /** Slices of all forks together; a page stays below 2 MB with them. */
    private static final int MOST_SLICES = 12_000;

    public RecordedRun {
        Objects.requireNonNull(run);
        Objects.requireNonNull(start);
        Objects.requireNonNull(end);
        Objects.requireNonNull(profile);
        panels = List.copyOf(panels);
        forks = List.copyOf(forks);
    }

    /**
     * What all slices of a run say together.
     *
     * @param everyNth how many slices that count stand behind each one of a fork
     * @param usualProbeNanos median of the longest CPU probe around each
     * @param laps how many all turns had
     * @param quietLaps how many of them were not disturbed
     */
    public record SliceTotals(int everyNth, double usualProbeNanos, long laps, long quietLaps) {
        static final SliceTotals UNKNOWN = new SliceTotals(1, 0, 0, 0);
    }

    /** What all slices say together; nothing of a document that does not tell. */
    public SliceTotals totals() {
        return slices == null ? SliceTotals.UNKNOWN : slices;
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

            @JsonSerialize(using = OneLineList.class) @Nullable
            List<Double> curveUs,

            @JsonSerialize(using = RecordedSlices.OneLine.class) @JsonDeserialize(using = RecordedSlices.class)
            List<RecordedSlice> slices) {
        public RecordedFork {
            Objects.requireNonNull(name);
            Objects.requireNonNull(cell);
            flags = List.copyOf(flags);
            figures = Map.copyOf(figures);
            curveUs = curveUs == null ? List.of() : List.copyOf(curveUs);
            slices = List.copyOf(slices);
        }

        private RecordedFork withEvery(int nth) {
            List<RecordedSlice> steady =
                    slices.stream().filter(RecordedSlice::steady).toList();
            List<RecordedSlice> drawn = new ArrayList<>();
            for (int i = 0; i < steady.size(); i += nth) {
                drawn.add(steady.get(i));
            }
            return new RecordedFork(
                    name, cell, block, failure, flags, startedAtMillis, figures, inTurns, curveUs, drawn);
        }

        /** Its percentiles; none in older runs, and where it has no round trips. */
        public List<Double> curve() {
            return curveUs == null ? List.of() : curveUs;
        }
    }

    /**
     * In {@code history.json} an array of these values.
     *
     * @param atNanos when it began, from the start of its fork
     * @param p50Nanos median round trip
     * @param probeNanos the longest of the CPU probes around it, on either CPU; 0 where there was none
     * @param round in which it had its turn, from 1; 0 while warming up
     * @param laps how many parts it has
     * @param quietLaps how many of them were not disturbed
     * @param steady whether it counts
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"atNanos", "p50Nanos", "probeNanos", "round", "laps", "quietLaps", "steady"})
    public record RecordedSlice(
            long atNanos, double p50Nanos, long probeNanos, int round, int laps, int quietLaps, boolean steady) {}

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static RecordedRun read(RunDirectory directory) throws IOException {
        return Files.exists(directory.historyJson())
                ? Documents.readLarge(directory.historyJson(), SCHEMA, RecordedRun.class)
                : Documents.readLarge(directory.runJson(), RunDocument.SCHEMA, RecordedRun.class)
                        .asDrawn();
    }

    /** With no more slices than are drawn, and what all of them say together. */
    private RecordedRun asDrawn() {
        List<RecordedSlice> all =
                forks.stream().flatMap(fork -> fork.slices().stream()).toList();
        int nth = all.size() / MOST_SLICES + 1;
        return new RecordedRun(
                run,
                status,
                start,
                end,
                profile,
                seed,
                totals(nth, all),
                panels,
                forks.stream().map(fork -> fork.withEvery(nth)).toList());
    }

    private static SliceTotals totals(int nth, List<RecordedSlice> all) {
        List<Double> probes = all.stream()
                .filter(slice -> slice.probeNanos() > 0)
                .map(slice -> (double) slice.probeNanos())
                .toList();
        List<RecordedSlice> turns =
                all.stream().filter(slice -> slice.round() > 0).toList();
        return new SliceTotals(
                nth,
                Quantiles.median(probes).orElse(0),
                turns.stream().mapToLong(RecordedSlice::laps).sum(),
                turns.stream().mapToLong(RecordedSlice::quietLaps).sum());
    }

    /** @param schema of the document */
    record Document(String schema, @JsonUnwrapped RecordedRun history) {

        static Document of(RunDocument run) {
            return new Document(SCHEMA, run.recorded().asDrawn());
        }
    }
}
