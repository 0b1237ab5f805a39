package dev.loopbench.results.launch;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.evidence.AlphaSpending;
import dev.loopbench.results.evidence.ComparisonRequest;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.run.Driver;
import dev.loopbench.results.store.RunStore;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the store which blocks count and, for a plan that is open-ended, whether they decide what was asked. */
final class PanelCompleteness implements Driver.Completeness {

    private static final int HOPELESS = 3;

    private final Plan plan;
    private final RunStore store;
    private final Function<Panel, ComparisonRequest> questions;

    PanelCompleteness(Plan plan, RunStore store, Function<Panel, ComparisonRequest> questions) {
        this.plan = plan;
        this.store = store;
        this.questions = questions;
    }

    @Override
    public int complete(Panel panel, List<ForkEntry> forks) {
        return store.counted(plan, panel, forks);
    }

    /** A cell that fails again and again will not be decided, unless it is a floor, which nobody asks about. */
    private boolean isHopeless(Panel panel, List<ForkEntry> forks) {
        List<Integer> last = forks.stream()
                .filter(fork -> panel.cells().contains(fork.cell()))
                .map(ForkEntry::block)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(HOPELESS)
                .toList();
        Set<Integer> failed = forks.stream()
                .filter(fork ->
                        panel.cells().contains(fork.cell()) && !fork.cell().isFloor() && fork.failure() != null)
                .map(ForkEntry::block)
                .collect(Collectors.toSet());
        return last.size() == HOPELESS && failed.containsAll(last);
    }

    private static boolean hasRivals(Panel panel) {
        return panel.cells().stream()
                        .filter(cell -> !cell.isFloor() && !cell.isTwin())
                        .count()
                > 1;
    }

    /** Evidence is looked at no more often than its level was divided for. */
    @Override
    public int wanted(Panel panel, List<ForkEntry> forks) {
        int complete = complete(panel, forks);
        if (!plan.isOpenEnded() || complete < panel.blocks()) {
            return panel.blocks();
        }
        if (!hasRivals(panel) || isHopeless(panel, forks)) {
            return complete;
        }
        boolean answered =
                AlphaSpending.isLook(complete) && questions.apply(panel).isAnswered(store.evidence(plan, panel, forks));
        return answered ? complete : AlphaSpending.next(complete);
    }
}
