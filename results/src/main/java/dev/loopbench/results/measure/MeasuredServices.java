package dev.loopbench.results.measure;

import dev.loopbench.results.service.MeasureDocument;
import dev.loopbench.results.service.MeasureDocument.MeasureStart;
import dev.loopbench.results.service.PrimaryMetric;
import dev.loopbench.results.service.TargetFigures;
import dev.loopbench.service.client.Latencies;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a measurement.
 *
 * @param document its figures
 * @param latencies letter of a target → what was recorded, by block
 */
public record MeasuredServices(MeasureDocument document, Map<String, List<Latencies>> latencies) {

    /** Nothing was measured. */
    static MeasuredServices of(PrimaryMetric metric, List<TargetFigures> targets, List<String> problems) {
        return new MeasuredServices(MeasureDocument.ofProblems(metric, targets, problems), Map.of());
    }

    /** The same, with how it was started. */
    public MeasuredServices startedBy(MeasureStart start) {
        return new MeasuredServices(document.startedBy(start), latencies);
    }
}
