package dev.loopbench.results.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.evidence.PanelEvidence;
import java.util.List;

/**
 * One run against another: the document of {@code compare --json}.
 *
 * @param schema of the document
 * @param base the run that is held against
 * @param candidate the run that is judged
 * @param basis of the verdicts
 * @param differences of machine, JDK, placement and speed, which are then part of the question
 * @param remarks further differences, which may be what was changed
 * @param outcome of all panels
 * @param panels in the order of the base
 * @param onlyInBase panels that the candidate does not have
 * @param onlyInNew panels that the base does not have
 */
public record RunComparison(
        String schema,
        RunName base,
        @JsonProperty("new") RunName candidate,
        @JsonUnwrapped Basis basis,
        List<Difference> differences,
        List<Difference> remarks,
        Outcome outcome,
        List<PanelComparison> panels,
        List<String> onlyInBase,
        List<String> onlyInNew) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-compare/1";

    /**
     * The basis of verdicts.
     *
     * @param interleaved whether both were measured in turns; false, and said, because it is the weakness of it all
     * @param band what is too small to matter, as a share
     * @param level the chance of any false finding in a panel
     */
    public record Basis(boolean interleaved, double band, double level) {}

    /**
     * @param run its name
     * @param complete false when it was interrupted
     */
    public record RunName(String run, boolean complete) {}

    /** The result of all panels together. */
    public enum Outcome {
        /** At least one cell got worse beyond the band. */
        REGRESSION,
        /** None got worse beyond the band, as far as the data decide. */
        NO_REGRESSION,
        /** Every verdict is undecided: a regression may be there or not. */
        UNDECIDED,
        /** No panel could say anything. */
        NOT_EVIDENCE
    }

    static Outcome outcome(List<PanelComparison> panels) {
        if (panels.stream().anyMatch(panel -> !panel.regressed().isEmpty())) {
            return Outcome.REGRESSION;
        }
        if (panels.stream().noneMatch(panel -> panel.status() == PanelEvidence.Status.EVIDENCE)) {
            return Outcome.NOT_EVIDENCE;
        }
        return panels.stream().allMatch(panel -> panel.decided().isEmpty()) ? Outcome.UNDECIDED : Outcome.NO_REGRESSION;
    }
}
