package dev.loopbench.results.analysis;

import dev.loopbench.core.record.Failure;
import dev.loopbench.results.figures.ForkFigures;
import dev.loopbench.results.gates.PlanGate;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.quiet.ProbeKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it stands after its slices are judged and its histograms read.
 *
 * @param forks in the order in which they were run; one whose histograms are unreadable, or whose plan
 *     was not kept, counts as failed
 * @param judgement of their slices
 * @param figures that they left
 * @param panels with their blocks
 */
public record Analysis(List<ForkEntry> forks, Judgement judgement, Figures figures, List<PanelBlocks> panels) {

    /** @param stored references of earlier runs, ns */
    public static Analysis of(FigureReader reader, Plan plan, List<ForkEntry> forks, Map<ProbeKey, Double> stored) {
        Judgement judgement = Judgement.of(forks, stored);
        List<ForkEntry> read = new ArrayList<>();
        Map<String, ForkFigures> figures = new HashMap<>();
        for (ForkEntry fork :
                forks.stream().sorted(Comparator.comparingInt(ForkEntry::order)).toList()) {
            read.add(fork.failure() == null ? read(reader, fork, judgement, figures) : fork);
        }
        return new Analysis(read, judgement, new Figures(figures), panels(plan, read, judgement));
    }

    private static ForkEntry read(
            FigureReader reader, ForkEntry fork, Judgement judgement, Map<String, ForkFigures> figures) {
        try {
            ForkFigures read = reader.figures(fork, judgement.slices(fork));
            Optional<Failure> failure =
                    new PlanGate(fork.record().spec()).failure(judgement.slices(fork), read.values());
            if (failure.isPresent()) {
                return fork.failed(failure.get());
            }
            figures.put(fork.name(), PlanGate.isDisturbed(read.values()) ? read.asSeenOnly() : read);
            return fork;
        } catch (IOException e) {
            return fork.failed(Failure.broken("its histograms cannot be used: " + e.getMessage()));
        }
    }

    static List<PanelBlocks> panels(Plan plan, List<ForkEntry> forks, Judgement judgement) {
        return plan.panels().stream()
                .map(panel -> PanelBlocks.of(panel, forks, judgement))
                .toList();
    }
}
