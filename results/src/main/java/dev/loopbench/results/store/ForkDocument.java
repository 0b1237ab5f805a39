package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.Failure.FailureKind;
import dev.loopbench.core.record.ForkRecord.ParkedUsage;
import dev.loopbench.results.analysis.Analysis;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.ForkEntry.JmhScore;
import dev.loopbench.results.files.Documents.OneLineList;
import dev.loopbench.results.gates.Gate.Flag;
import dev.loopbench.results.store.RecordedRun.RecordedFork;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fork in the document {@code run.json}.
 *
 * @param place where in the run it was run
 * @param outcome whether it is of use
 * @param benchmark that ran it
 * @param usage of the machine, and its disturbances
 * @param results what it says
 */
record ForkDocument(
        @JsonUnwrapped ForkPlace place,
        @JsonUnwrapped ForkOutcome outcome,
        String benchmark,
        long startedAtMillis,
        @JsonUnwrapped ForkUsage usage,
        @JsonUnwrapped ForkResults results,
        List<SliceDocument> slices) {

    static ForkDocument of(ForkEntry fork, Analysis analysis, @Nullable Double inTurns) {
        Map<String, Double> figures = new TreeMap<>();
        analysis.figures().of(fork).forEach((metric, value) -> figures.put(metric.label(), value));
        Failure failure = fork.record().failure();
        return new ForkDocument(
                new ForkPlace(fork.name(), fork.cell().slug(), fork.block(), fork.order()),
                new ForkOutcome(
                        failure == null ? "measured" : "failed",
                        failure == null ? null : failure.text(),
                        failure == null ? null : failure.kind(),
                        analysis.judgement().flags(fork)),
                fork.benchmark(),
                fork.record().startedAtMillis(),
                new ForkUsage(
                        fork.record().client(),
                        fork.record().server(),
                        fork.record().kernel(),
                        fork.record().observations().parked(),
                        fork.record().observations().pauses()),
                new ForkResults(
                        figures,
                        inTurns,
                        analysis.figures().curve(fork),
                        fork.jmh().orElse(null)),
                analysis.judgement().slices(fork).stream()
                        .map(SliceDocument::new)
                        .toList());
    }

    /** What is drawn of it. */
    RecordedFork recorded() {
        return new RecordedFork(
                place.name(),
                place.cell(),
                place.block(),
                outcome.failure(),
                outcome.flags(),
                startedAtMillis,
                results.figures(),
                results.inTurns(),
                results.curveUs(),
                slices.stream().map(SliceDocument::recorded).toList());
    }

    /**
     * @param name of its files
     * @param cell its id
     * @param order when in the run it was run
     */
    record ForkPlace(String name, String cell, int block, int order) {}

    /**
     * @param failureKind absent when it did not fail
     * @param flags the validity gates that it did not pass
     */
    record ForkOutcome(
            String status,
            @Nullable String failure,
            @Nullable FailureKind failureKind,
            List<Flag> flags) {}

    /**
     * @param kernel the kernel's counters around it; absent when it failed before its first slice
     * @param parked what its processes used while others had their turns; absent when it took no turns
     * @param pauses of the platform in its turns, of a plan only; their starts in ns since {@code startedAtMillis}
     */
    record ForkUsage(
            @Nullable EndRecord client,
            @Nullable EndRecord server,
            @Nullable KernelReadings kernel,
            @Nullable ParkedUsage parked,
            List<Pause> pauses) {}

    /**
     * @param figures metric → value
     * @param inTurns the primary metric as comparisons take it, from the rounds that it shares with the others of its block;
     *     absent when it dropped out of its block
     * @param curveUs percentiles of all its laps, µs, at the places of {@link dev.loopbench.results.statistics.PercentileCurve}
     * @param jmh what JMH made of it
     */
    record ForkResults(
            Map<String, Double> figures,
            @Nullable Double inTurns,
            @JsonSerialize(using = OneLineList.class) List<Double> curveUs,
            @Nullable JmhScore jmh) {}
}
