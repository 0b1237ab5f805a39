package dev.loopbench.results.measure;

import dev.loopbench.service.load.Latencies;
import java.util.List;
import java.util.Map;

/**
 * What a measurement leaves.
 *
 * @param document its figures
 * @param latencies letter of a target → what was recorded, by block
 */
public record MeasuredServices(MeasureDocument document, Map<String, List<Latencies>> latencies) {

    static MeasuredServices of(List<String> problems) {
        return new MeasuredServices(MeasureDocument.ofProblems(problems), Map.of());
    }
}
