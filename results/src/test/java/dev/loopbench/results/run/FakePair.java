package dev.loopbench.results.run;

import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A pair without processes. */
final class FakePair implements ResidentPair {

    private final List<Cell> cells;
    private final Function<Cell, ForkEntry> entry;
    private final BiConsumer<Cell, Integer> turn;
    private boolean broken;

    /** @param turn is told of each turn */
    FakePair(List<Cell> cells, Function<Cell, ForkEntry> entry, BiConsumer<Cell, Integer> turn) {
        this.cells = cells;
        this.entry = entry;
        this.turn = turn;
    }

    @Override
    public List<Cell> cells() {
        return cells;
    }

    @Override
    public boolean isAlive() {
        return !broken;
    }

    @Override
    public void turn(Cell cell, int round) {
        turn.accept(cell, round);
    }

    void breakDown() {
        broken = true;
    }

    @Override
    public void keepAlive() {}

    @Override
    public void finish(Cell cell) {}

    @Override
    public List<ForkEntry> end() {
        List<ForkEntry> forks = new ArrayList<>();
        cells.forEach(cell -> forks.add(entry.apply(cell)));
        return forks;
    }

    @Override
    public List<ForkEntry> salvage() {
        return end();
    }
}
