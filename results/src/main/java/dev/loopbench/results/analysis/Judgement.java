package dev.loopbench.results.analysis;

import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.gates.Gate.Flag;
import dev.loopbench.results.gates.GateCheck;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.quiet.JudgedSlice;
import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.quiet.References;
import dev.loopbench.results.quiet.SliceClassifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The judgement of every fork and slice of a run, once all of them are known. */
public final class Judgement {

    private final References references;
    private final Map<String, List<JudgedSlice>> slices = new HashMap<>();
    private final Map<String, List<Flag>> flags = new HashMap<>();

    private Judgement(References references) {
        this.references = references;
    }

    /**
     * @param stored references of earlier runs, ns
     */
    static Judgement of(List<ForkEntry> forks, Map<ProbeKey, Double> stored) {
        Judgement judgement = new Judgement(References.of(records(forks), stored));
        Map<Cell, List<ForkEntry>> byCell =
                forks.stream().collect(Collectors.groupingBy(ForkEntry::cell, LinkedHashMap::new, Collectors.toList()));
        byCell.forEach((cell, cellForks) -> {
            List<ForkRecord> cellRecords = records(cellForks);
            SliceClassifier classifier = new SliceClassifier(judgement.references, cellRecords);
            GateCheck gates = new GateCheck(cellRecords);
            for (ForkEntry fork : cellForks) {
                judgement.slices.put(fork.name(), classifier.judge(fork.record()));
                judgement.flags.put(fork.name(), gates.flags(fork.record()));
            }
        });
        return judgement;
    }

    private static List<ForkRecord> records(List<ForkEntry> forks) {
        return forks.stream().map(ForkEntry::record).toList();
    }

    public References references() {
        return references;
    }

    /** The slices of a fork in their order. */
    public List<JudgedSlice> slices(ForkEntry fork) {
        return slices.getOrDefault(fork.name(), List.of());
    }

    /** The validity gates that a fork did not pass. */
    public List<Flag> flags(ForkEntry fork) {
        return flags.getOrDefault(fork.name(), List.of());
    }

    /** Why a fork drops out of its block; empty when it is good. */
    public Optional<String> defect(ForkEntry fork) {
        String failure = fork.failure();
        if (failure != null) {
            return Optional.of("failed: " + failure);
        }
        String causes = flags(fork).stream().map(Flag::cause).collect(Collectors.joining(", "));
        return causes.isEmpty() ? Optional.empty() : Optional.of(causes);
    }

    /** Whether a gate says of a fork that the machine as a whole was disturbed. */
    boolean blamesMachine(ForkEntry fork) {
        return flags(fork).stream().anyMatch(flag -> flag.gate().isOfMachine());
    }
}
