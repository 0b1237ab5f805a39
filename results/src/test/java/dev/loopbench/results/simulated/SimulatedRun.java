package dev.loopbench.results.simulated;

import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.Failure;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.evidence.Rules;
import dev.loopbench.results.files.ReferenceFile;
import dev.loopbench.results.files.RunDirectory;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Panel;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.store.FinishedRun.RunFacts;
import dev.loopbench.results.store.RunStore;
import dev.loopbench.results.store.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A run directory and the forks in it. */
public final class SimulatedRun {

    private static final Instant START = Instant.ofEpochMilli(SimulatedFork.START);
    private static final int SLICES = 20;

    private final RunDirectory directory;
    private final ReferenceFile references;
    private final List<ForkEntry> forks = new ArrayList<>();

    public SimulatedRun(Path base) throws IOException {
        directory = RunDirectory.create(base, START);
        references = new ReferenceFile(base.resolve("cache").resolve("witness.json"), "some machine", "1");
    }

    public RunDirectory directory() {
        return directory;
    }

    public ReferenceFile references() {
        return references;
    }

    public List<ForkEntry> forks() {
        return forks;
    }

    public SimulatedRun fork(Cell cell, int block, UnaryOperator<SimulatedSlice> change) throws IOException {
        forks.add(SimulatedFork.of(cell, block, SLICES, change).writeTo(directory, forks.size() + 1));
        return this;
    }

    /** A fork of quiet slices of round trips of that many ns, while the kernel counted that. */
    public SimulatedRun fork(Cell cell, int block, long roundTripNanos, SimulatedKernel counted) throws IOException {
        forks.add(SimulatedFork.of(cell, block, SLICES, slice -> slice.roundTrip(roundTripNanos))
                .during(counted)
                .writeTo(directory, forks.size() + 1));
        return this;
    }

    /** A fork without figures. */
    public SimulatedRun failed(Cell cell, int block, Failure failure) {
        ForkRecord record = ForkRecord.failed(cell.spec(), SimulatedFork.START, failure);
        forks.add(new ForkEntry(cell, block, forks.size() + 1, "dev.loopbench.some.B.b", record, Optional.empty()));
        return this;
    }

    /** A quiet fork of round trips of that many ns. */
    public SimulatedRun fork(Cell cell, int block, long roundTripNanos) throws IOException {
        return fork(cell, block, slice -> slice.roundTrip(roundTripNanos));
    }

    /** A fork that came to no end. */
    public SimulatedRun lost(Cell cell, int block, String failure) {
        return failed(cell, block, Failure.broken(failure));
    }

    public RunStore store() {
        return new RunStore(directory, references, blocks -> Rules.ofBand(Rules.BAND));
    }

    public Summary write(Plan plan) throws IOException {
        return store().write(plan, forks, facts(true));
    }

    public static RunFacts facts(boolean complete) {
        return new RunFacts(START, START.plusSeconds(9), complete, List.of(), null);
    }

    /** Two panels with a twin, a cell that is skipped, one that failed, and a block that was made up for. */
    public static Plan manifoldPlan() {
        Cell.Conditions oneCore = SimulatedPlan.conditions(Workload.ROUND_TRIP, Placement.SAME_CORE);
        Panel roundTrips = new Panel(
                oneCore,
                List.of(
                        SimulatedPlan.cell("blocking-channel", "", oneCore),
                        SimulatedPlan.cell("nio-select", "", oneCore),
                        SimulatedPlan.cell("nio-select", Cell.TWIN, oneCore),
                        new Cell("netty-io_uring", "blocking-channel", "", oneCore),
                        SimulatedPlan.cell("floor-blocking", "", oneCore),
                        SimulatedPlan.cell("floor-epoll", "", oneCore)),
                List.of(
                        new Panel.Skipped(
                                SimulatedPlan.cell("netty-kqueue", "", oneCore),
                                "kqueue is there on macOS and BSD only"),
                        new Panel.Skipped(SimulatedPlan.cell("floor-spin", "", oneCore), "it would spin")),
                6);
        Cell.Conditions twoCores = SimulatedPlan.conditions(Workload.PIPELINED, Placement.CROSS_CORE);
        Panel pipelined = SimulatedPlan.panel(
                3,
                SimulatedPlan.cell("blocking-channel", "", twoCores),
                SimulatedPlan.cell("nio-select", "", twoCores),
                SimulatedPlan.cell("netty-epoll", "", twoCores));
        return SimulatedPlan.plan(roundTrips, pipelined);
    }

    /** The forks of that plan, as they might come out. */
    public SimulatedRun manifold(Plan plan) throws IOException {
        List<Cell> oneCore = plan.panels().get(0).cells();
        for (int block = 1; block <= 7; block++) {
            fork(oneCore.get(0), block, 14_000 + 10L * block);
            fork(oneCore.get(1), block, block == 3 ? SimulatedSlice::disturbed : around(15_800, block));
            fork(oneCore.get(2), block, 15_800 + 10L * block + (block % 2 == 0 ? 30 : -20));
            fork(oneCore.get(3), block, around(19_000, 3 * block));
            fork(oneCore.get(4), block, 13_200 + 10L * (block % 3));
            fork(oneCore.get(5), block, around(14_900, block % 2));
        }
        List<Cell> twoCores = plan.panels().get(1).cells();
        for (int block = 1; block <= 3; block++) {
            lost(twoCores.get(0), block, "6 session(s) not finished after 10000 ms");
            fork(twoCores.get(1), block, slice -> slice.roundTrip(1_500).busy(0.99, 0.8));
            fork(twoCores.get(2), block, slice -> slice.disturbed().roundTrip(1_650));
        }
        return this;
    }

    private static UnaryOperator<SimulatedSlice> around(long nanos, int block) {
        return slice -> slice.roundTrip(nanos + 10L * block);
    }
}
