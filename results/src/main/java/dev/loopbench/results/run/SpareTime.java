package dev.loopbench.results.run;

import dev.loopbench.core.measurement.SliceRecord;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.ForkEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/**
 * What the budget leaves beyond the planned forks, and how much of it the next fork may spend on waiting for quiet.
 * Only forks of evidence wait, and most of them need none of their time, so each is offered more than its share; as that
 * is spent, the next shares shrink.
 */
final class SpareTime {

    private static final Duration MOST = Duration.ofSeconds(5);
    private static final int GENEROSITY = 2;
    private static final int RESERVED_PART = 3;

    private final Plan plan;
    private final InstantSource clock;
    private final Instant deadline;
    private final Duration reserve;

    private Duration toMeasure = Duration.ZERO;
    private int forksLeft;
    private int waitersLeft;
    private Duration overheads = Duration.ZERO;
    private int forksDone;

    SpareTime(Plan plan, InstantSource clock) {
        this.plan = plan;
        this.clock = clock;
        deadline = clock.instant().plus(plan.budget());
        reserve = reserve(plan);
        plan.panels().forEach(panel -> {
            toMeasure = toMeasure.plus(plan.planned(panel).multipliedBy(panel.blocks()));
            forksLeft += panel.cells().size() * panel.blocks();
            waitersLeft += panel.isEvidence() ? panel.cells().size() * panel.blocks() : 0;
        });
    }

    /** For one more block of the largest panel of evidence, but no more than a third of what there is to spare. */
    private static Duration reserve(Plan plan) {
        Duration block = plan.panels().stream()
                .filter(Panel::isEvidence)
                .map(plan::blockDuration)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration most = plan.budget().minus(plan.expectedDuration()).dividedBy(RESERVED_PART);
        return block.compareTo(most) < 0 ? block : most.isNegative() ? Duration.ZERO : most;
    }

    /** Whether there is time for so much more. */
    boolean isThereTimeFor(Duration more) {
        return !clock.instant().plus(more).isAfter(deadline);
    }

    /** Blocks beyond the plan are to be run. */
    void add(List<Cell> cells) {
        cells.forEach(cell -> toMeasure = toMeasure.plus(plan.planned(cell)));
        forksLeft += cells.size();
        waitersLeft += cells.size();
    }

    /** How long the next fork may wait. */
    Duration share() {
        Duration needed = toMeasure.plus(overhead().multipliedBy(forksLeft));
        Duration spare =
                Duration.between(clock.instant(), deadline).minus(needed).minus(reserve);
        Duration share = spare.multipliedBy(GENEROSITY).dividedBy(Math.max(1, waitersLeft));
        return share.isNegative() ? Duration.ZERO : share.compareTo(MOST) > 0 ? MOST : share;
    }

    private boolean waits(Cell cell) {
        return plan.panels().stream()
                .anyMatch(panel -> panel.isEvidence() && panel.cells().contains(cell));
    }

    /** A fork need not be run. */
    void skip(Cell cell) {
        toMeasure = toMeasure.minus(plan.planned(cell));
        forksLeft--;
        waitersLeft -= waits(cell) ? 1 : 0;
    }

    /** A fork was run; what it took beyond its slices is what the next will take beyond theirs. */
    void ran(ForkEntry fork, Duration took) {
        skip(fork.cell());
        List<SliceRecord> slices = fork.record().slices();
        if (!slices.isEmpty()) {
            SliceRecord last = slices.get(slices.size() - 1);
            overheads = overheads.plus(took).minusNanos(last.atNanos() + last.elapsedNanos());
            forksDone++;
        }
    }

    private Duration overhead() {
        return forksDone == 0 ? Plan.FORK_OVERHEAD : overheads.dividedBy(forksDone);
    }
}
