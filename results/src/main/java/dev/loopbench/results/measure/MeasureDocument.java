package dev.loopbench.results.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code measure} found.
 *
 * @param schema of the document
 * @param load absent when nothing was loaded, because of a problem
 * @param targets likewise empty
 * @param comparisons each target against the first; empty with one, or with too few blocks
 * @param promise absent unless one was asked about
 * @param problems why targets could not be measured, a line each
 */
public record MeasureDocument(
        String schema,
        @Nullable LoadFigures load,
        List<TargetFigures> targets,
        List<ServiceComparison> comparisons,
        @JsonProperty("slo") @Nullable PromiseFigures promise,
        List<String> problems) {

    /** The name and version of the document's form. */
    public static final String SCHEMA = "loopbench-measure/1";

    public MeasureDocument {
        targets = List.copyOf(targets);
        comparisons = List.copyOf(comparisons);
        problems = List.copyOf(problems);
    }

    /** Nothing was loaded. */
    static MeasureDocument ofProblems(List<String> problems) {
        return new MeasureDocument(SCHEMA, null, List.of(), List.of(), null, problems);
    }

    /** How many errors there were in all. */
    public long errorCount() {
        return targets.stream().mapToLong(TargetFigures::errorCount).sum();
    }
}
