package dev.loopbench.results.compare;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.loopbench.results.evidence.Shift;
import dev.loopbench.results.evidence.Verdict;
import java.util.List;

/**
 * One measurement of users' own services against another: the document of {@code compare --json} for two of these. They were not
 * measured in turns.
 *
 * @param schema of the document
 * @param base the measurement that is held against
 * @param candidate the one that is judged
 * @param metric what the verdicts are about
 * @param band what is too small to matter, as a share
 * @param differences of machine, target, load, versions and errors
 * @param outcome of all targets
 * @param targets in the order of the base, with verdicts
 * @param echoes the changes of the suite's own echo: no smaller change of a target is believed, nor that it is equivalent if they are
 *     beyond the band
 * @param others metrics from which nothing is concluded
 */
public record MeasureComparison(
        String schema,
        String base,
        @JsonProperty("new") String candidate,
        String metric,
        double band,
        List<Difference> differences,
        RunComparison.Outcome outcome,
        List<ServiceShift> targets,
        List<ServiceShift> echoes,
        List<ServiceShift> others) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-measure-compare/1";

    public MeasureComparison {
        differences = List.copyOf(differences);
        targets = List.copyOf(targets);
        echoes = List.copyOf(echoes);
        others = List.copyOf(others);
    }

    /**
     * The change of one metric of one target.
     *
     * @param name the target's letter
     * @param target as it was written in the base
     */
    public record ServiceShift(String name, String target, String metric, Shift shift) {

        /** Whether the target got worse beyond the band. */
        public boolean isRegression() {
            return shift.verdict() == Verdict.SLOWER;
        }
    }

    static RunComparison.Outcome outcome(List<ServiceShift> targets) {
        if (targets.stream().anyMatch(ServiceShift::isRegression)) {
            return RunComparison.Outcome.REGRESSION;
        }
        if (targets.stream().noneMatch(target -> target.shift().hasEvidence())) {
            return RunComparison.Outcome.NOT_EVIDENCE;
        }
        return targets.stream().anyMatch(target -> target.shift().decides())
                ? RunComparison.Outcome.NO_REGRESSION
                : RunComparison.Outcome.UNDECIDED;
    }
}
