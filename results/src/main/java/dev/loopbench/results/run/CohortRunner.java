package dev.loopbench.results.run;

import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.results.analysis.ForkEntry;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Cohort;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Runs one block of a cohort: starts all of its pairs, some at a time, and then lets them take turns,
 * in an order that is shuffled every round. Starting needs no quiet, so it may be done on all processors at once.
 */
final class CohortRunner {

    /** Fewer rounds than this are no sample, however long a turn takes. */
    private static final int LEAST_ROUNDS = 3;

    /** Before those that count: caches have forgotten whoever was parked while others started. */
    private static final int RAMP_ROUNDS = 3;

    private static final int NOT_COUNTED = 0;

    /** A block that was interrupted counts if so much of its rounds was done. */
    private static final double LEAST_SHARE = 0.5;

    /** A third of the time after which the JDK ends a carrier of virtual threads that has nothing to do. */
    private static final Duration CARE = Duration.ofSeconds(10);

    private final ForkLauncher launcher;
    private final Duration measure;
    private final Progress progress;
    private final InstantSource clock;
    private Instant nextCare = Instant.EPOCH;
    private double tablesDone;
    private double tablesToCount;
    private Runnable whenCounts = () -> {};

    /**
     * @param measure how long the turns of a cell take together, on average over its table
     */
    CohortRunner(ForkLauncher launcher, Duration measure, Progress progress, InstantSource clock) {
        this.launcher = launcher;
        this.measure = measure;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * The result of a block.
     *
     * @param forks of every cell, those that broke included; of an interrupted block those that had enough turns
     * @param interruption why no further forks can be run; absent when they can
     */
    record Outcome(List<ForkEntry> forks, @Nullable IOException interruption) {}

    /**
     * Runs it to its end, or until the run is ended.
     *
     * @param order shuffles the starts and every round
     * @param counts told when so much is done that the block counts even if it is interrupted
     */
    Outcome run(Cohort cohort, int block, Random order, Runnable counts) {
        List<ResidentPair> pairs = new ArrayList<>();
        tablesDone = 0;
        tablesToCount = LEAST_SHARE * cohort.tables().size();
        whenCounts = counts;
        try {
            start(cohort, block, pairs, order);
            for (List<Cell> table : cohort.tables()) {
                rounds(table, pairs, order);
            }
            return new Outcome(end(pairs), null);
        } catch (IOException e) {
            return new Outcome(
                    tablesDone >= tablesToCount
                            ? pairs.stream()
                                    .flatMap(pair -> pair.salvage().stream())
                                    .toList()
                            : List.of(),
                    e);
        }
    }

    private void start(Cohort cohort, int block, List<ResidentPair> pairs, Random order) throws IOException {
        List<List<Cell>> shuffled = new ArrayList<>(cohort.pairs());
        Collections.shuffle(shuffled, order);
        progress.starting(shuffled.size());
        Queue<ResidentPair> waiting = new ConcurrentLinkedQueue<>();
        List<Callable<ResidentPair>> starts = new ArrayList<>();
        for (List<Cell> cells : shuffled) {
            starts.add(() -> {
                keepAlive(waiting);
                ResidentPair pair = launcher.start(cells, block);
                waiting.add(pair);
                progress.pairStarted();
                return pair;
            });
        }
        nextCare = clock.instant().plus(CARE);
        all(starts, atOnce(cohort), pairs);
    }

    /** Those that have started wait for all others, which may take longer than some of their threads bear. */
    private synchronized void keepAlive(Queue<ResidentPair> waiting) throws IOException {
        if (clock.instant().isBefore(nextCare)) {
            return;
        }
        for (ResidentPair pair : waiting) {
            pair.keepAlive();
        }
        nextCare = clock.instant().plus(CARE);
    }

    /**
     * One more than there are processors, since a start often waits: for its server, or for a compiler. The kernel's memory for
     * connections is read of the whole machine, so nobody else may open any meanwhile.
     */
    private static int atOnce(Cohort cohort) {
        boolean readsMemory = cohort.pairs().stream()
                .anyMatch(cells ->
                        cells.get(0).conditions().traffic().keptConnections() >= MemoryGrowth.LEAST_CONNECTIONS);
        return readsMemory ? 1 : Runtime.getRuntime().availableProcessors() + 1;
    }

    /** Turns until every cell of a table has had its time, on average; a cell that breaks drops out. */
    private void rounds(List<Cell> table, List<ResidentPair> pairs, Random order) throws IOException {
        double before = tablesDone;
        Map<Cell, ResidentPair> byCell = new HashMap<>();
        pairs.forEach(pair -> pair.cells().forEach(cell -> byCell.put(cell, pair)));
        List<Cell> turns = new ArrayList<>(table);
        long wanted = measure.toNanos();
        for (int ramp = 0; ramp < RAMP_ROUNDS; ramp++) {
            round(turns, byCell, NOT_COUNTED, order);
        }
        long spent = 0;
        int round = 0;
        while (!turns.isEmpty() && (round < LEAST_ROUNDS || spent < wanted)) {
            round++;
            Instant began = clock.instant();
            int living = turns.size();
            round(turns, byCell, round, order);
            spent += Duration.between(began, clock.instant()).toNanos() / Math.max(1, living);
            double share = wanted == 0 ? 1 : Math.min(1, (double) spent / wanted);
            done(before + share);
            progress.turns(share);
        }
        done(before + 1);
        List<Callable<Object>> records = new ArrayList<>();
        for (Cell cell : table) {
            ResidentPair pair = byCell.get(cell);
            if (pair != null) {
                records.add(() -> {
                    pair.finish(cell);
                    return cell;
                });
            }
        }
        all(records, Runtime.getRuntime().availableProcessors(), new ArrayList<>());
    }

    /** One turn of each; who has broken does not come back. */
    private static void round(List<Cell> turns, Map<Cell, ResidentPair> byCell, int round, Random order)
            throws IOException {
        Collections.shuffle(turns, order);
        turns.removeIf(cell -> {
            ResidentPair pair = byCell.get(cell);
            return pair == null || !pair.isAlive();
        });
        for (Cell cell : turns) {
            ResidentPair pair = byCell.get(cell);
            if (pair != null) {
                pair.turn(cell, round);
            }
        }
    }

    private void done(double tables) {
        if (tablesDone < tablesToCount && tables >= tablesToCount) {
            whenCounts.run();
        }
        tablesDone = tables;
    }

    private static List<ForkEntry> end(List<ResidentPair> pairs) throws IOException {
        List<Callable<List<ForkEntry>>> ends = new ArrayList<>();
        pairs.forEach(pair -> ends.add(pair::end));
        List<List<ForkEntry>> forks = new ArrayList<>();
        all(ends, ends.size(), forks);
        return forks.stream().flatMap(List::stream).toList();
    }

    /**
     * Does all of it, so many at once, and adds what comes of each.
     *
     * @throws IOException the first failure, when all others have come to their end
     */
    private static <T> void all(List<Callable<T>> tasks, int atOnce, List<? super T> results) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(Math.max(1, atOnce));
        try {
            IOException failure = null;
            for (Future<T> result : workers.invokeAll(tasks)) {
                try {
                    results.add(result.get());
                } catch (ExecutionException e) {
                    failure = failure == null ? asIo(e) : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while forks were running", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static IOException asIo(ExecutionException e) {
        if (e.getCause() instanceof IOException io) {
            return io;
        }
        if (e.getCause() instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return new IOException(e.getCause());
    }
}
