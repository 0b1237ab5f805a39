package dev.loopbench.core.pause;

import dev.loopbench.core.cost.JvmThreadKind;
import dev.loopbench.core.cost.ProcessClock;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Watches how the scheduler treats the I/O threads of one end, and whether its process was stopped. One thread at a time. */
final class EndWatch implements Closeable {

    /** A thread of HotSpot that sleeps until a signal comes for the JVM: a process that is stopped and continued wakes it. */
    private static final String SLEEPER = "Signal Dispatch";

    /** Readings that the usual wait of a request is remembered from. */
    private static final double MEMORY = 16;

    private final PausedEnd end;
    private final int cpu;
    private final List<ThreadSchedule> threads = new ArrayList<>();
    private final List<ProcessClock> clocks = new ArrayList<>();
    private final Optional<ThreadSchedule> sleeper;
    private final Optional<MoveCount> moves;
    private long cpuNanos;
    private long waitNanos;
    private long ranNanos;
    private long waitedNanos;
    private long wakings;
    private double usualNanos;

    /**
     * Watches an end.
     *
     * @param countsMoves whether somebody wants to know how often its threads are moved, which takes another file of each to read
     * @throws IOException when one of the threads is gone
     */
    EndWatch(PausedEnd end, SchedulerWatch.Threads watched, boolean countsMoves) throws IOException {
        this.end = end;
        cpu = watched.cpu();
        long pid = watched.pid();
        try {
            for (int tid : watched.tids()) {
                threads.add(new ThreadSchedule(pid, tid));
                if (pid == ProcessHandle.current().pid()) {
                    clocks.add(ProcessClock.ofThread(tid));
                }
            }
            sleeper = sleeper(pid);
        } catch (IOException e) {
            close(threads);
            throw e;
        }
        // Threads that the scheduler places are moved all the time.
        moves = countsMoves && cpu != Pause.ANY_CPU
                ? Optional.of(new MoveCount(this::migrations, this::isElsewhere))
                : Optional.empty();
    }

    private static Optional<ThreadSchedule> sleeper(long pid) throws IOException {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        try (Stream<Path> all = Files.list(tasks)) {
            for (Path task : (Iterable<Path>) all::iterator) {
                if (isSleeper(task)) {
                    int tid = Integer.parseInt(task.getFileName().toString());
                    return Optional.of(new ThreadSchedule(pid, tid));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return Optional.empty();
    }

    /** Any other thread may end at any moment after it was listed. */
    private static boolean isSleeper(Path task) {
        try {
            return Files.readString(task.resolve("comm")).startsWith(SLEEPER);
        } catch (IOException e) {
            return false;
        }
    }

    /** Forgets what was before. */
    void begin(long now) {
        read();
        moves.ifPresent(count -> count.begin(now));
        isAwakened();
    }

    /** Reads what has come since the last call: {@link #waitedNanos} and {@link #ranNanos} say it. */
    void read() {
        long ran = 0;
        long waited = 0;
        for (int i = 0; i < threads.size(); i++) {
            ThreadSchedule thread = threads.get(i);
            thread.read();
            ran += clocks.isEmpty() ? thread.cpuNanos() : nanos(i);
            waited += thread.waitNanos();
        }
        ranNanos = ran - cpuNanos;
        waitedNanos = waited - waitNanos;
        cpuNanos = ran;
        waitNanos = waited;
    }

    private long nanos(int thread) {
        try {
            return clocks.get(thread).nanos();
        } catch (IOException e) {
            // One that has ended breaks the fork where it is used.
            return threads.get(thread).cpuNanos();
        }
    }

    /**
     * How long its threads waited between two readings, for whom is not known yet.
     *
     * @param nanos of the wait, ns
     * @param moves of the threads to another CPU
     * @param cpus where they are
     * @param mostOwnNanos that the helpers of both processes can have run there in that time, ns
     */
    record Undecided(long nanos, long moves, Set<Integer> cpus, long mostOwnNanos) {

        /** @param work of the helpers in that time, and perhaps before and after it */
        SchedulerSample.Wait wait(HelperThreads.Work work) {
            if (work.pieces().isEmpty() || nanos == 0) {
                return new SchedulerSample.Wait(nanos, moves, 0, 0, 0);
            }
            long compilers = work.mostNanos(JvmThreadKind.COMPILER, cpus);
            long collectors = work.mostNanos(JvmThreadKind.COLLECTOR, cpus);
            long rest = work.mostNanos(JvmThreadKind.OTHER, cpus);
            double part = Math.min(1, (double) mostOwnNanos / Math.max(1, compilers + collectors + rest));
            return new SchedulerSample.Wait(
                    nanos, moves, (long) (part * compilers), (long) (part * collectors), (long) (part * rest));
        }
    }

    /**
     * How long its threads waited between the last two readings.
     *
     * @param others how long the helpers of both processes ran in that time, wherever, ns
     * @param since the earlier of the two readings
     * @param now the later one
     */
    Undecided undecided(long others, long since, long now) {
        long moved = waitedNanos >= SchedulerWatch.LEAST_WAIT_NANOS
                ? moves.map(count -> count.between(since, now)).orElse(0L)
                : 0L;
        Set<Integer> cpus = cpu == Pause.ANY_CPU ? cpus() : Set.of(cpu);
        long room = cpus.size() * (now - since) - ranNanos;
        return new Undecided(waitedNanos, moved, cpus, Math.max(0, Math.min(others, room)));
    }

    /**
     * How much longer than usual its threads waited between the last two readings, ns: each request is waited for a little, by threads
     * of the end that hand it to each other, and as it wakes them.
     *
     * @param answers since the reading before, at least 1
     * @param isSlow whether one of them took as long as a pause; of the others it learns the usual wait
     */
    long surplus(long answers, boolean isSlow) {
        long surplus = waitedNanos - (long) (usualNanos * (answers - 1));
        if (!isSlow) {
            usualNanos += ((double) waitedNanos / answers - usualNanos) / MEMORY;
        }
        return surplus;
    }

    /** Has the count of moves no older than need be, when there is time. */
    void refreshMoves(long now) {
        moves.ifPresent(count -> count.refresh(now));
    }

    private long migrations() {
        return threads.stream().mapToLong(ThreadSchedule::migrations).sum();
    }

    private boolean isElsewhere() {
        return threads.stream().anyMatch(thread -> thread.cpu() != cpu);
    }

    /** Where its threads are. */
    private Set<Integer> cpus() {
        return threads.stream().map(ThreadSchedule::cpu).collect(Collectors.toSet());
    }

    /** How long its threads ran between the last two readings, ns. */
    long ranNanos() {
        return ranNanos;
    }

    /** How long its threads were ready and did not run in between, ns. */
    long waitedNanos() {
        return waitedNanos;
    }

    /** Whether the process was stopped and continued since the last call. */
    boolean isAwakened() {
        if (sleeper.isEmpty() || !sleeper.get().read()) {
            return false;
        }
        long before = wakings;
        wakings = sleeper.get().slices();
        return wakings != before;
    }

    Pause pause(PauseKind kind, long since, long nanos, long now) {
        return new Pause(kind, end, cpu, since, nanos, now - since);
    }

    @Override
    public void close() {
        close(threads);
        sleeper.ifPresent(ThreadSchedule::close);
    }

    private static void close(List<ThreadSchedule> threads) {
        threads.forEach(ThreadSchedule::close);
    }
}
