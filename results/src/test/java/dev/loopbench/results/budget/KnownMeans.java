package dev.loopbench.results.budget;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.floor.Part;
import dev.loopbench.results.plan.Cell;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Means as if the truth were known: each cell's own value, and a noise that is the same in every test. */
public final class KnownMeans {

    static final BudgetCells CELLS = new BudgetCells("25.0.3");

    private static final Transports TRANSPORTS = Transports.load();
    private static final double[] NOISE = {0.01, -0.03, 0.02, 0, -0.01, 0.03, -0.02, 0.01};

    private final Map<Cell, SortedMap<Integer, Double>> micros = new HashMap<>();
    private final int blocks;
    private final double noise;

    KnownMeans(int blocks, double noise) {
        this.blocks = blocks;
        this.noise = noise;
    }

    /** All that budgets of three transports need. */
    public static KnownMeans ofThreeTransports(int blocks, double noise) {
        return new KnownMeans(blocks, noise)
                .with(CELLS.part(Part.CLOCK), 0.02)
                .with(CELLS.part(Part.CALL), 0.2)
                .with(CELLS.part(Part.STACK), 9.5)
                .with(CELLS.part(Part.STACK_EPOLL), 11)
                .with(CELLS.part(Part.PIPE), 1.4)
                .with(CELLS.part(Part.PIPE_EPOLL), 2.6)
                .with(CELLS.part(Part.SWITCH), 5)
                .with(CELLS.part(Part.SWITCH_EPOLL), 6.6)
                .with(CELLS.memory(), 0.3)
                .with(CELLS.onOneThread("blocking-channel"), 10.2)
                .with(CELLS.onOneThread("nio-select"), 12.5)
                .with(CELLS.onOneThread("netty-epoll"), 13.9)
                .with(CELLS.sameCore("blocking-channel"), 15)
                .with(CELLS.sameCore("nio-select"), 17)
                .with(CELLS.sameCore("netty-epoll"), 17.5)
                .with(CELLS.sameCore(Floor.BLOCKING), 14.4)
                .with(CELLS.sameCore(Floor.EPOLL), 16)
                .with(CELLS.inProcess("blocking-channel"), 14.8)
                .with(CELLS.inProcess("nio-select"), 17.2)
                .with(CELLS.inProcess("netty-epoll"), 17.4)
                .with(CELLS.crossCore("blocking-channel"), 70)
                .with(CELLS.crossCore("nio-select"), 73)
                .with(CELLS.crossCore("netty-epoll"), 75)
                .with(CELLS.crossCore(Floor.BLOCKING), 69)
                .with(CELLS.crossCore(Floor.EPOLL), 71)
                .with(CELLS.crossCore(Floor.SPIN), 11);
    }

    KnownMeans with(Cell cell, double mean) {
        SortedMap<Integer, Double> byBlock = new TreeMap<>();
        for (int block = 1; block <= blocks; block++) {
            byBlock.put(block, mean * (1 + noise * NOISE[(block + cell.slug().length()) % NOISE.length]));
        }
        micros.put(cell, byBlock);
        return this;
    }

    /** As if no fork of the cell had been good, but in these blocks. */
    KnownMeans goodOnlyIn(Cell cell, Integer... good) {
        micros.getOrDefault(cell, new TreeMap<>()).keySet().retainAll(Set.of(good));
        return this;
    }

    public BlockMeans means() {
        return new BlockMeans(micros);
    }

    /** The budget of one of the three. */
    public MeasuredBudget measured(String transport) {
        return MeasuredBudget.of(budget(transport), means(), Map.of());
    }

    static Budget budget(String transport) {
        return new BudgetDesigner(
                        CELLS,
                        Map.of(
                                "blocking-channel", Floor.BLOCKING,
                                "nio-select", Floor.EPOLL,
                                "netty-nio", Floor.EPOLL,
                                "netty-epoll", Floor.EPOLL,
                                "netty-io_uring", Floor.RING),
                        name -> TRANSPORTS.named(name).layer())
                .budget(transport);
    }
}
