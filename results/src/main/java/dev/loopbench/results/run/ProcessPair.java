package dev.loopbench.results.run;

import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.turn.TurnCommand;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.analysis.ForkEntry.JmhScore;
import dev.loopbench.results.host.ForkHost.ForkAnswer;
import dev.loopbench.results.plan.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** A pair whose client is a process that takes turns over a channel. */
final class ProcessPair implements ResidentPair {

    /** A slice that takes 20 s is called stalled by the fork itself, which is then given time to say so. */
    private static final Duration TURN_LIMIT = Duration.ofSeconds(40);

    private static final Duration END_LIMIT = Duration.ofSeconds(30);
    private static final Duration SALVAGE_LIMIT = Duration.ofMillis(1500);

    private final List<Cell> cells;
    private final int block;
    private final Path runDirectory;
    private final TurnTable table;
    private final CompletableFuture<ForkAnswer> ended;
    private final IntSupplier order;
    private final Set<Cell> finished = new HashSet<>();
    private @Nullable Seat seat;
    private @Nullable String trouble;

    private ProcessPair(
            List<Cell> cells,
            int block,
            Path runDirectory,
            TurnTable table,
            CompletableFuture<ForkAnswer> ended,
            IntSupplier order) {
        this.cells = List.copyOf(cells);
        this.block = block;
        this.runDirectory = runDirectory;
        this.table = table;
        this.ended = ended;
        this.order = order;
    }

    /** Starts the process of such a pair; the answer comes when it has ended. */
    @FunctionalInterface
    interface Starter {
        CompletableFuture<ForkAnswer> start() throws IOException;
    }

    /**
     * Starts it and waits until it is warm.
     *
     * @param limit for that
     * @param order numbers the forks of the run
     * @throws IOException when the run was ended
     */
    static ProcessPair start(
            List<Cell> cells,
            int block,
            Path runDirectory,
            TurnTable table,
            Starter starter,
            Duration limit,
            IntSupplier order)
            throws IOException {
        for (Cell cell : cells) {
            ForkFiles.in(runDirectory, ForkEntry.name(cell, block)).clear();
        }
        String name = ForkEntry.name(cells.get(0), block);
        CompletableFuture<Seat> seat = table.expect(name);
        ProcessPair pair = new ProcessPair(cells, block, runDirectory, table, starter.start(), order);
        pair.awaitSeat(seat, limit);
        return pair;
    }

    private void awaitSeat(CompletableFuture<Seat> awaited, Duration limit) throws IOException {
        try {
            CompletableFuture.anyOf(awaited, ended).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (awaited.isDone()) {
                seat = awaited.get();
            } else {
                trouble = ended.get().failure();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while forks were started", e);
        } catch (ExecutionException e) {
            checkRuns();
            trouble = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
        } catch (TimeoutException e) {
            trouble = "not ready for its first turn after " + limit.toSeconds() + " s";
            // If it still comes, it is sent away, so that it does not compile during the turns of others.
            table.release(ForkEntry.name(cells.get(0), block));
        }
    }

    private void checkRuns() throws IOException {
        if (table.isClosed()) {
            throw new IOException("the run was ended");
        }
    }

    @Override
    public List<Cell> cells() {
        return cells;
    }

    @Override
    public boolean isAlive() {
        return seat != null && trouble == null;
    }

    @Override
    public void turn(Cell cell, int round) throws IOException {
        command(TurnCommand.turn(cells.indexOf(cell), round));
    }

    @Override
    public void keepAlive() throws IOException {
        command(TurnCommand.keepAlive(0));
    }

    @Override
    public void finish(Cell cell) throws IOException {
        if (command(TurnCommand.finish(cells.indexOf(cell)))) {
            finished.add(cell);
        }
    }

    private boolean command(TurnCommand command) throws IOException {
        Seat open = seat;
        if (open == null || trouble != null) {
            return false;
        }
        try {
            trouble = open.command(command, TURN_LIMIT).orElse(null);
        } catch (IOException e) {
            checkRuns();
            trouble = String.valueOf(e.getMessage());
        }
        return trouble == null;
    }

    @Override
    public List<ForkEntry> end() throws IOException {
        Seat open = seat;
        if (open != null && trouble == null) {
            try {
                open.tell(TurnCommand.end());
            } catch (IOException e) {
                checkRuns();
                trouble = String.valueOf(e.getMessage());
            }
        }
        ForkAnswer answer = awaitEnd();
        table.release(ForkEntry.name(cells.get(0), block));
        List<ForkEntry> forks = new ArrayList<>();
        for (Cell cell : cells) {
            forks.add(entry(cell, record(cell, answer), score(cell, answer), answer.benchmark()));
        }
        return forks;
    }

    private ForkAnswer awaitEnd() throws IOException {
        try {
            return ended.get(END_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while forks were ended", e);
        } catch (ExecutionException e) {
            checkRuns();
            return failed(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        } catch (TimeoutException e) {
            Seat open = seat;
            if (open != null) {
                open.kill();
            }
            return failed("not ended after " + END_LIMIT.toSeconds() + " s");
        }
    }

    private ForkAnswer failed(String reason) {
        return new ForkAnswer(trouble == null ? reason : trouble, "", Double.NaN, "", "");
    }

    private ForkRecord record(Cell cell, ForkAnswer answer) throws IOException {
        ForkFiles files = ForkFiles.in(runDirectory, ForkEntry.name(cell, block));
        String failure = trouble == null ? answer.failure() : trouble;
        if (Files.exists(files.record())) {
            ForkRecord record = files.collect();
            // A cell that was finished does not fail for anything that happened to its pair afterwards.
            if (record.failure() != null || failure == null || finished.contains(cell)) {
                return record;
            }
        }
        return files.writeFailure(cell.spec(), failure == null ? "the fork left no record" : failure);
    }

    /** JMH measured the first cell only. */
    private Optional<JmhScore> score(Cell cell, ForkAnswer answer) {
        return answer.failure() == null && trouble == null && !answer.unit().isEmpty() && cell.equals(cells.get(0))
                ? Optional.of(new JmhScore(answer.score(), answer.unit(), answer.mode()))
                : Optional.empty();
    }

    private ForkEntry entry(Cell cell, ForkRecord record, Optional<JmhScore> score, String benchmark) {
        return new ForkEntry(cell, block, order.getAsInt(), benchmark, record, score);
    }

    @Override
    public List<ForkEntry> salvage() {
        try {
            ended.get(SALVAGE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // How it ended does not matter: a record that is in place is whole.
            trouble = "the run was ended";
        }
        List<ForkEntry> forks = new ArrayList<>();
        for (Cell cell : cells) {
            ForkFiles.in(runDirectory, ForkEntry.name(cell, block))
                    .collectIfWhole()
                    .ifPresent(record -> forks.add(entry(cell, record, Optional.empty(), "")));
        }
        return forks;
    }
}
