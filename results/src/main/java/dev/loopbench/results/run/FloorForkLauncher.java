package dev.loopbench.results.run;

import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.measurement.ForkRecord;
import dev.loopbench.core.measurement.Patience;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Plan;
import dev.loopbench.results.store.ForkEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Runs forks of the floors. */
public final class FloorForkLauncher implements ForkLauncher {

    private final FloorForks forks;
    private final Plan plan;
    private final Path runDirectory;
    private final QuietWait quietWait;
    private final IntSupplier order;

    /**
     * @param quietWait how to wait for quiet laps
     * @param order numbers the forks of the run
     */
    public FloorForkLauncher(FloorForks forks, Plan plan, Path runDirectory, QuietWait quietWait, IntSupplier order) {
        this.forks = forks;
        this.plan = plan;
        this.runDirectory = runDirectory;
        this.quietWait = quietWait;
        this.order = order;
    }

    @Override
    public ForkEntry launch(Cell cell, int block, Duration patience) throws IOException {
        ForkFiles files = ForkFiles.in(runDirectory, ForkEntry.name(cell, block));
        files.clear();
        ForkRecord record = record(cell, files, patience(cell, patience));
        if (forks.isClosed()) {
            throw new IOException("the run was ended");
        }
        return new ForkEntry(cell, block, order.getAsInt(), FloorProgram.SOURCE, record, Optional.empty());
    }

    private Patience patience(Cell cell, Duration longest) {
        FloorProgram program = forks.program();
        return quietWait.of(cell, new QuietWait.Build(program.compiler(), program.build()), longest);
    }

    private ForkRecord record(Cell cell, ForkFiles files, Patience patience) throws IOException {
        try {
            forks.run(cell.spec(), files, plan.warmup(cell), plan.measure(), patience);
            return files.read();
        } catch (IOException | RuntimeException e) {
            // A fork that got as far as a record of its own has said why it failed.
            return Files.exists(files.record()) ? files.read() : files.writeFailure(cell.spec(), reason(e));
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
