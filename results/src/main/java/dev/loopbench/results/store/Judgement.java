package dev.loopbench.results.store;

import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.statistics.JudgedSlice;
import dev.loopbench.results.statistics.References;
import dev.loopbench.results.statistics.SliceClassifier;
import dev.loopbench.results.statistics.WitnessKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is thought of every slice of a run, once all of its brackets are known. */
final class Judgement {

    private final References references;
    private final Map<String, List<JudgedSlice>> slices = new HashMap<>();

    private Judgement(References references) {
        this.references = references;
    }

    /**
     * @param warmup how long forks of a cell run before their slices count
     * @param stored references of earlier runs, ns
     */
    static Judgement of(List<ForkEntry> forks, Function<Cell, Duration> warmup, Map<WitnessKey, Double> stored) {
        Judgement judgement = new Judgement(References.of(records(forks), stored));
        Map<Cell, List<ForkEntry>> byCell =
                forks.stream().collect(Collectors.groupingBy(ForkEntry::cell, LinkedHashMap::new, Collectors.toList()));
        byCell.forEach((cell, cellForks) -> {
            SliceClassifier classifier =
                    new SliceClassifier(judgement.references, records(cellForks), warmup.apply(cell));
            cellForks.forEach(fork -> judgement.slices.put(fork.name(), classifier.judge(fork.record())));
        });
        return judgement;
    }

    private static List<ForkRecord> records(List<ForkEntry> forks) {
        return forks.stream().map(ForkEntry::record).toList();
    }

    References references() {
        return references;
    }

    /** The slices of a fork in their order. */
    List<JudgedSlice> slices(ForkEntry fork) {
        return slices.getOrDefault(fork.name(), List.of());
    }

    /** Why a fork's block is not complete; empty when the fork is good. */
    Optional<String> defect(ForkEntry fork) {
        String failure = fork.failure();
        if (failure != null) {
            return Optional.of("failed: " + failure);
        }
        long steady = slices(fork).stream().filter(JudgedSlice::steady).count();
        long quiet = slices(fork).stream().filter(JudgedSlice::quietAndSteady).count();
        return quiet >= fork.cell().workload().leastQuietSlices()
                ? Optional.empty()
                : Optional.of(quiet + " of " + steady + " slices quiet");
    }
}
