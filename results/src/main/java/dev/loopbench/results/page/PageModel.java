package dev.loopbench.results.page;

import dev.loopbench.results.check.Finding;
import dev.loopbench.results.grid.Grid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page's template shows, as text that is not escaped yet; the template engine escapes it.
 *
 * @param run its name
 * @param complete false when it was interrupted
 * @param when such as {@code 30 November 2026, 05:25 UTC}
 * @param took how long, such as {@code 8 min 16 s}
 * @param profile name of the plan
 * @param seed that shuffled the blocks
 * @param machine in one line
 * @param jdks full versions
 * @param forks how many were run
 * @param spoils findings that spoil a measurement
 * @param costs findings that slow local services
 * @param remarks findings that are good to know
 * @param examined whether anybody looked at the machine before the run
 * @param calmness what the CPU probes saw during the run
 * @param panels in the order of the plan
 * @param grids panels that differ in one thing, side by side
 * @param facts about the machine
 * @param command that makes the run again
 * @param missing cells without figures
 * @param failures forks that failed or were flagged, one line each
 * @param notes of the run, one line each
 */
public record PageModel(
        String run,
        boolean complete,
        String when,
        String took,
        String profile,
        long seed,
        String machine,
        List<String> jdks,
        int forks,
        List<Finding> spoils,
        List<Finding> costs,
        List<Finding> remarks,
        boolean examined,
        Calmness calmness,
        List<PanelView> panels,
        List<Grid> grids,
        List<Fact> facts,
        String command,
        List<MissingCell> missing,
        List<String> failures,
        List<String> notes) {

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
     * @param state {@code evidence}, {@code none} or {@code invalid}
     * @param certainty what the verdicts rest on, in one line
     * @param best the cells that no other is faster than
     * @param bestFigure the primary metric of the best, with its unit; empty when it is not known
     * @param sentences the answer in words
     * @param columns of the table
     * @param rows of the table, best first
     * @param basis over which laps medians and rates are taken, one sentence
     * @param matrix the verdicts; absent without evidence
     * @param compared labels of the cells that verdicts exist for, best first
     * @param hasBlocks whether there are ratios of blocks to show
     * @param hasCurves whether histograms were kept
     * @param hasRounds whether slices were kept
     * @param grids what else it tells of its cells
     * @param incomplete what was lost of its blocks, one line each
     */
    public record PanelView(
            String id,
            String name,
            String details,
            String state,
            String certainty,
            List<String> best,
            String bestFigure,
            List<String> sentences,
            List<Column> columns,
            List<RowView> rows,
            String basis,
            @Nullable Matrix matrix,
            List<String> compared,
            boolean hasBlocks,
            boolean hasCurves,
            boolean hasRounds,
            List<Grid> grids,
            List<String> incomplete) {}

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
