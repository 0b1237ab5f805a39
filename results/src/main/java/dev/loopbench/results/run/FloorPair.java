package dev.loopbench.results.run;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.floor.FloorForks;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.plan.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A pair of processes of the program in C, which this process commands slice by slice. */
final class FloorPair implements ResidentPair {

    private final FloorForks forks;
    private final Cell cell;
    private final int block;
    private final ForkFiles files;
    private final IntSupplier order;
    private final Fork fork;
    private @Nullable String trouble;

    private FloorPair(FloorForks forks, Cell cell, int block, ForkFiles files, IntSupplier order) {
        this.forks = forks;
        this.cell = cell;
        this.block = block;
        this.files = files;
        this.order = order;
        fork = forks.fork(cell.spec(), files);
    }

    /** Starts it and warms it up. */
    static FloorPair start(FloorForks forks, Cell cell, int block, ForkFiles files, Duration warmup, IntSupplier order)
            throws IOException {
        FloorPair pair = new FloorPair(forks, cell, block, files, order);
        pair.attempt(() -> pair.warmUp(warmup));
        return pair;
    }

    private void warmUp(Duration warmup) throws IOException {
        fork.open();
        long end = System.nanoTime() + warmup.toNanos();
        while (System.nanoTime() < end) {
            fork.slice();
        }
        fork.park();
    }

    /** Something that may break the fork. */
    private interface Attempt {
        void run() throws IOException;
    }

    private void attempt(Attempt attempt) throws IOException {
        if (trouble != null) {
            return;
        }
        try {
            attempt.run();
        } catch (IOException | RuntimeException e) {
            if (forks.isClosed()) {
                throw new IOException("the run was ended", e);
            }
            trouble = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
        }
    }

    @Override
    public List<Cell> cells() {
        return List.of(cell);
    }

    @Override
    public boolean isAlive() {
        return trouble == null;
    }

    @Override
    public void turn(Cell of, int round) throws IOException {
        attempt(() -> fork.turn(round));
    }

    /** Its processes need nobody's care. */
    @Override
    public void keepAlive() {}

    @Override
    public void finish(Cell of) throws IOException {
        attempt(fork::finish);
    }

    @Override
    public List<ForkEntry> end() throws IOException {
        attempt(fork::close);
        return List.of(entry(record()));
    }

    private ForkRecord record() throws IOException {
        // A fork that got as far as a record of its own has said why it failed.
        if (Files.exists(files.record())) {
            ForkRecord record = files.collect();
            if (record.failure() != null || trouble == null) {
                return record;
            }
        }
        return files.writeFailure(cell.spec(), trouble == null ? "the fork left no record" : trouble);
    }

    private ForkEntry entry(ForkRecord record) {
        return new ForkEntry(cell, block, order.getAsInt(), FloorProgram.SOURCE, record, Optional.empty());
    }

    @Override
    public List<ForkEntry> salvage() {
        try {
            fork.close();
        } catch (IOException e) {
            // Its processes were killed; what it has measured by then is what is wanted.
            trouble = String.valueOf(e.getMessage());
        }
        return files.collectIfWhole().map(this::entry).stream().toList();
    }
}
