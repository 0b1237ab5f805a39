package dev.loopbench.results.page;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.grid.Grid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a run's page, as text that is not escaped yet; the template engine escapes it.
 *
 * @param head the run and how to repeat it
 * @param machine the machine before the run and during it
 * @param panels in the order of the plan
 * @param grids panels that differ in one thing, side by side
 * @param losses cells and forks that show nothing
 * @param notes of the run, one line each
 */
public record PageModel(
        Head head, MachineView machine, List<PanelView> panels, List<Grid> grids, Losses losses, List<String> notes) {

    /**
     * The run and how to repeat it.
     *
     * @param run its name
     * @param complete false when it was interrupted
     * @param when such as {@code 30 November 2026, 05:25 UTC}
     * @param took how long, such as {@code 8 min 16 s}
     * @param profile name of the plan
     * @param seed that shuffled the blocks
     * @param forks how many were run
     * @param command that makes the run again
     */
    public record Head(
            String run,
            boolean complete,
            String when,
            String took,
            String profile,
            long seed,
            int forks,
            String command) {}

    /**
     * The machine of a run.
     *
     * @param name hardware and system in one line
     * @param jdks full versions
     * @param examined whether anybody looked at the machine before the run
     * @param spoils findings that spoil a measurement
     * @param costs findings that slow local services
     * @param remarks findings that are good to know
     * @param calmness disturbances that the CPU probes saw during the run
     * @param facts for who wants to know more
     */
    public record MachineView(
            String name,
            List<String> jdks,
            boolean examined,
            List<Finding> spoils,
            List<Finding> costs,
            List<Finding> remarks,
            Calmness calmness,
            List<Fact> facts) {

        /** The costs that a command changes. */
        public List<Finding> changes() {
            return costs.stream().filter(cost -> !cost.commands().isEmpty()).toList();
        }

        /** All other costs. */
        public List<Finding> conditions() {
            return costs.stream().filter(cost -> cost.commands().isEmpty()).toList();
        }
    }

    /**
     * Cells and forks that show nothing.
     *
     * @param missing cells without figures
     * @param failures forks that failed or were flagged, one line each
     */
    public record Losses(List<MissingCell> missing, List<String> failures) {}

    /**
     * How calm the machine was during a run.
     *
     * @param sentence empty where nothing was measured
     * @param calm whether most laps were quiet
     */
    public record Calmness(String sentence, boolean calm) {}

    /** A name and its value. */
    public record Fact(String name, String value) {}

    /** A cell without figures. */
    public record MissingCell(String panel, String cell, String status, String reason) {}

    /**
     * A panel.
     *
     * @param id for links; the same in every run of the same panel
     * @param name such as {@code round-trip, same-core}
     * @param details sizes, connections and JDK, in one line
     * @param answer the result in words
     * @param table the figures of its cells
     * @param matrix the verdicts; absent without evidence
     * @param compared labels of the cells that verdicts exist for, best first
     * @param charts the diagrams that there are data for
     * @param grids further figures of its cells
     * @param incomplete what was lost of its blocks, one line each
     */
    public record PanelView(
            String id,
            String name,
            String details,
            Answer answer,
            Table table,
            @Nullable Matrix matrix,
            List<String> compared,
            Charts charts,
            List<Grid> grids,
            List<String> incomplete) {}

    /**
     * The result of a panel in words.
     *
     * @param state {@code evidence}, {@code none} or {@code invalid}
     * @param certainty what the verdicts rest on, in one line
     * @param best the cells that no other is faster than
     * @param bestFigure the primary metric of the best, with its unit; empty when it is not known
     * @param sentences for people
     */
    public record Answer(
            String state, String certainty, List<String> best, String bestFigure, List<String> sentences) {}

    /**
     * The figures of a panel's cells.
     *
     * @param rows best first
     * @param basis over which laps medians and rates are taken, one sentence
     */
    public record Table(List<Column> columns, List<RowView> rows, String basis) {}

    /**
     * The diagrams that a panel has data for.
     *
     * @param hasBlocks whether there are ratios of blocks to show
     * @param hasCurves whether histograms were kept
     * @param hasRounds whether slices were kept
     */
    public record Charts(boolean hasBlocks, boolean hasCurves, boolean hasRounds) {}

    /**
     * A column of figures.
     *
     * @param term of the glossary
     */
    public record Column(String title, String unit, String term) {}

    /**
     * A cell of a panel.
     *
     * @param role {@code compared}, {@code control} or {@code floor}
     * @param best whether it is joint best
     */
    public record RowView(String label, String role, boolean best, List<FigureView> figures) {}

    /**
     * A figure.
     *
     * @param text as shown; empty when it is not known
     * @param interval as shown; empty when there is none
     * @param sort by which columns are sorted; empty when it is not known
     */
    public record FigureView(String text, String interval, String sort) {
        static final FigureView UNKNOWN = new FigureView("", "", "");
    }

    /** Every cell against every other. */
    public record Matrix(List<String> references, List<MatrixRow> rows) {}

    /** A cell against all. */
    public record MatrixRow(String cell, List<MatrixField> fields) {}

    /**
     * A verdict.
     *
     * @param verdict {@code faster}, {@code slower}, {@code equivalent}, {@code undecided}, {@code self} or {@code none}
     * @param text the ratio; empty without one
     * @param detail interval and chance, in one line
     */
    public record MatrixField(String verdict, String text, String detail) {}
}
