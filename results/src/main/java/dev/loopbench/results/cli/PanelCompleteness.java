package dev.loopbench.results.cli;

import dev.loopbench.results.evidence.Question;
import dev.loopbench.results.evidence.Spending;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.run.Driver;
import dev.loopbench.results.store.BadFork;
import dev.loopbench.results.store.ForkEntry;
import dev.loopbench.results.store.RunStore;
import java.util.List;
import java.util.function.Function;

/** Asks the store which blocks are complete and, for a plan that is open-ended, whether they decide what was asked. */
final class PanelCompleteness implements Driver.Completeness {

    private final Plan plan;
    private final RunStore store;
    private final Function<Panel, Question> questions;

    PanelCompleteness(Plan plan, RunStore store, Function<Panel, Question> questions) {
        this.plan = plan;
        this.store = store;
        this.questions = questions;
    }

    @Override
    public int complete(Panel panel, List<ForkEntry> forks) {
        long broken = store.lacking(plan, forks).stream()
                .filter(bad -> bad.panel().equals(panel))
                .map(BadFork::block)
                .distinct()
                .count();
        long all = forks.stream()
                .filter(fork -> panel.cells().contains(fork.cell()))
                .map(ForkEntry::block)
                .distinct()
                .count();
        return (int) (all - broken);
    }

    /** Evidence is looked at no more often than its level was divided for. */
    @Override
    public int wanted(Panel panel, List<ForkEntry> forks) {
        int complete = complete(panel, forks);
        if (!plan.isOpenEnded() || complete < panel.blocks()) {
            return panel.blocks();
        }
        boolean answered =
                Spending.isLook(complete) && questions.apply(panel).isAnswered(store.evidence(plan, panel, forks));
        return answered ? complete : Spending.next(complete);
    }
}
