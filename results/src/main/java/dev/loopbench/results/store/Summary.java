package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.loopbench.results.analysis.FloorGauge.AboveFloor;
import dev.loopbench.results.analysis.PanelKey;
import dev.loopbench.results.evidence.PanelEvidence;
import dev.loopbench.results.figures.Metric;
import dev.loopbench.results.figures.RanOn;
import dev.loopbench.results.figures.SystemTimes;
import dev.loopbench.results.files.Documents;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.statistics.Distribution;
import dev.loopbench.results.statistics.Estimate;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a run: the document {@code summary.json}.
 *
 * @param schema of the document
 * @param run its name
 * @param complete false when it was interrupted
 * @param panels in the order of the plan
 * @param cells panel by panel
 * @param notes what a reader should know, one line each
 */
public record Summary(
        String schema,
        String run,
        boolean complete,
        List<PanelSummary> panels,
        List<CellSummary> cells,
        List<String> notes) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-summary/2";

    /** @throws IOException when the directory holds no such document, saying why in one line */
    public static Summary read(RunDirectory directory) throws IOException {
        return Documents.read(directory.summaryJson(), SCHEMA, Summary.class);
    }

    /** Whether a cell was faster than the kernel can be. */
    public boolean anySuspicious() {
        return cells.stream().map(CellSummary::floor).anyMatch(floor -> floor != null && floor.suspicious());
    }

    /** Whether a cell has no figures though it should, or one of its forks broke; a load that was too much is an answer. */
    public boolean anyFailed() {
        return cells.stream()
                .anyMatch(cell -> cell.outcome().brokenForks() > 0
                        || cell.outcome().status() == CellStatus.FAILED
                        || cell.outcome().status() == CellStatus.INVALID);
    }

    /** The cells of a panel. */
    public List<CellSummary> cells(PanelSummary panel) {
        return cells.stream().filter(cell -> cell.point().equals(panel.point())).toList();
    }

    /** A name of a panel for links and files: the same for the same panel of every run. */
    public String idOf(PanelSummary panel) {
        String name = String.join("-", panel.point().name()).toLowerCase(Locale.ROOT);
        long sameBefore = panels.stream()
                .takeWhile(other -> !other.equals(panel))
                .filter(other -> other.point().name().equals(panel.point().name()))
                .count();
        return name.replaceAll("[^a-z0-9]+", "-") + (sameBefore == 0 ? "" : "-" + (sameBefore + 1));
    }

    /**
     * Cells that are compared with each other.
     *
     * @param primaryMetric by which they are compared
     * @param plannedBlocks how many blocks were planned
     * @param completeBlocks how many count: all but those in which the machine as a whole was disturbed
     * @param analysedBlocks from how many figures may come: those that count, or all that were run if none does
     * @param incomplete every block that was lost, or out of which a fork dropped, with the causes, one line each
     * @param evidence what the blocks that count prove
     */
    public record PanelSummary(
            @JsonUnwrapped PanelKey point,
            String primaryMetric,
            int plannedBlocks,
            int completeBlocks,
            int analysedBlocks,
            List<String> incomplete,
            PanelEvidence evidence) {

        /** Whether fewer blocks count than verdicts need. */
        public boolean lacksBlocks() {
            return completeBlocks < Panel.EVIDENCE;
        }
    }

    /**
     * A cell.
     *
     * @param transport of the server
     * @param client of the client
     * @param variant what sets it apart from a cell that is the same otherwise; mostly empty
     * @param outcome whether it has figures, and from how many forks
     * @param metrics name → estimate; what could not be told is absent
     * @param withFlagged absent when no fork of it was flagged
     * @param floor how far it is above the floor; absent when none was measured, and for a floor itself
     * @param details further figures
     */
    public record CellSummary(
            String transport,
            String client,
            @JsonUnwrapped PanelKey point,
            String variant,
            @JsonUnwrapped Outcome outcome,
            Map<String, Estimate> metrics,
            @Nullable WithFlagged withFlagged,
            @Nullable AboveFloor floor,
            @JsonUnwrapped Details details) {

        /** The estimate of a metric; absent when it could not be told. */
        public @Nullable Estimate metric(Metric metric) {
            return metrics.get(metric.label());
        }

        /** Whether it is the second half of an A/A pair. */
        @JsonIgnore
        public boolean isTwin() {
            return variant.equals(Cell.TWIN);
        }

        /** Whether its own figures come from flagged forks, too, because no fork of it was good. */
        public boolean includesFlagged() {
            return withFlagged != null && withFlagged.forks() == outcome.forks();
        }

        /** The name in tables. */
        public String label() {
            return Cell.label(transport, client, variant);
        }
    }

    /**
     * Whether a cell has figures, and from how many forks.
     *
     * @param reason why it has not all its figures; absent when it has
     * @param forks from how many its figures come
     * @param failedForks how many have no score
     * @param brokenForks how many of these broke, and not only missed their plan
     * @param disturbedForks of how many that it has figures from only the answer as seen is known, since the platform paused too often;
     *     absent if of none
     */
    public record Outcome(
            CellStatus status,
            @Nullable String reason,
            int forks,
            int failedForks,
            int brokenForks,
            @Nullable Integer disturbedForks) {}

    /**
     * Further figures of a cell.
     *
     * @param systemTime how much of its processor time was spent in the kernel; absent where that was not sampled
     * @param ranOn where the scheduler had its ends run; absent where they were held
     * @param distribution of its round trips over all laps; absent where it has none
     */
    public record Details(
            @Nullable SystemTimes systemTime,
            @Nullable RanOn ranOn,
            @Nullable Distribution distribution) {

        /** Those of a cell without figures. */
        public static final Details NONE = new Details(null, null, null);
    }

    /**
     * A cell's primary metric as it would be if the forks that a validity gate flagged counted like the others.
     *
     * @param flagged every flagged fork that came to an end, with the causes, one line each
     * @param forks from how many it comes, the flagged ones included
     * @param metrics name → estimate; empty when it could not be told
     */
    public record WithFlagged(List<String> flagged, int forks, Map<String, Estimate> metrics) {}

    /** The result of measuring a cell. */
    public enum CellStatus {
        /** It has figures. */
        MEASURED,
        /** It cannot be measured here, or the run ended first. */
        SKIPPED,
        /** None of its forks came to an end. */
        FAILED,
        /** Its forks came to an end but say nothing. */
        INVALID,
        /** Its plan asked for more than its ends can bear: no more can be told than what they did bear. */
        OVERLOADED;

        /** The name in documents. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
