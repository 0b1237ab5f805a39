package dev.loopbench.core.pause;

import dev.loopbench.core.cost.JvmThreadKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The threads of the measured processes that move no bytes, such as compilers and collectors: how long they ran, and on which CPU. A
 * thread that waits for a CPU waits for those that ran there alone. Used by one thread.
 */
public final class HelperThreads implements Closeable {

    /**
     * Threads that are asked besides all compilers and collectors, each with one descriptor and some µs: with those two JVMs have some 40.
     */
    private static final int MOST_OTHERS = 96;

    private static final long BETWEEN_LISTS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Long> pids;
    private final Set<Integer> ioThreads = new HashSet<>();
    private final Map<Integer, Helper> helpers = new HashMap<>();
    private final int mostOthers;
    private Set<Integer> listed = Set.of();
    private long others;
    private long listedAt;

    /**
     * Those of processes of the same user.
     *
     * @param pids of both ends, which may be the same
     * @throws IOException when one is not there
     */
    public HelperThreads(Collection<Long> pids) throws IOException {
        this(pids, MOST_OTHERS);
    }

    /** @param mostOthers that are asked besides compilers and collectors */
    HelperThreads(Collection<Long> pids, int mostOthers) throws IOException {
        this.pids = pids.stream().distinct().toList();
        this.mostOthers = mostOthers;
        try {
            list();
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * The work of the helpers between two readings.
     *
     * @param pieces one for each that ran
     */
    public record Work(List<Piece> pieces) {

        /** None. */
        static final Work NONE = new Work(List.of());

        public Work {
            pieces = List.copyOf(pieces);
        }

        /**
         * Of one thread.
         *
         * @param before the CPU where it was before; {@link Pause#ANY_CPU} if nobody knows
         * @param cpu where it ran last
         */
        record Piece(JvmThreadKind kind, int before, int cpu, long nanos) {

            boolean mayHaveRunOn(Set<Integer> some) {
                return some.contains(cpu) || some.contains(before) || before == Pause.ANY_CPU;
            }
        }

        /**
         * How long helpers of a kind ran on some CPUs, ns.
         *
         * @param cpus which; of a thread that moved meanwhile all its time counts where it was last
         */
        public long nanos(JvmThreadKind kind, Set<Integer> cpus) {
            return sum(piece -> piece.kind() == kind && cpus.contains(piece.cpu()));
        }

        /**
         * How long they may have run there, ns.
         *
         * @param cpus which; all the time of a thread that moved counts on both of its CPUs
         */
        long mostNanos(JvmThreadKind kind, Set<Integer> cpus) {
            return sum(piece -> piece.kind() == kind && piece.mayHaveRunOn(cpus));
        }

        /** How long helpers of a kind ran wherever, ns. */
        public long nanos(JvmThreadKind kind) {
            return sum(piece -> piece.kind() == kind);
        }

        private long sum(Predicate<Piece> which) {
            return pieces.stream().filter(which).mapToLong(Piece::nanos).sum();
        }
    }

    /** These move bytes, and are no helpers. */
    public void except(Collection<Integer> tids) {
        for (int tid : tids) {
            Helper taken = ioThreads.add(tid) ? helpers.remove(tid) : null;
            if (taken != null) {
                taken.schedule.close();
            }
        }
    }

    /**
     * Looks for threads that have come or gone, unless it did so a moment ago; takes some 0.1 ms.
     *
     * @throws IOException when a process is gone
     */
    public void refresh() throws IOException {
        if (System.nanoTime() - listedAt >= BETWEEN_LISTS_NANOS) {
            list();
        }
    }

    private void list() throws IOException {
        others = helpers.values().stream()
                .filter(helper -> helper.kind == JvmThreadKind.OTHER)
                .count();
        Set<Integer> living = new HashSet<>();
        for (long pid : pids) {
            try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
                for (Path task : (Iterable<Path>) tasks::iterator) {
                    int tid = Integer.parseInt(task.getFileName().toString());
                    living.add(tid);
                    meet(pid, tid, task);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        for (Iterator<Map.Entry<Integer, Helper>> all = helpers.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Integer, Helper> one = all.next();
            if (!living.contains(one.getKey())) {
                one.getValue().schedule.close();
                all.remove();
            }
        }
        listed = living;
        listedAt = System.nanoTime();
    }

    /** A thread may end at any moment after it was listed. One that found no room is not looked at again while there is none. */
    private void meet(long pid, int tid, Path task) {
        boolean isKnown = listed.contains(tid);
        if (ioThreads.contains(tid) || helpers.containsKey(tid) || (isKnown && others >= mostOthers)) {
            return;
        }
        try {
            JvmThreadKind kind =
                    JvmThreadKind.of(Files.readString(task.resolve("comm")).strip());
            if (kind == JvmThreadKind.OTHER && others >= mostOthers) {
                return;
            }
            boolean isNew = !listed.isEmpty() && !isKnown;
            helpers.put(tid, new Helper(kind, new ThreadSchedule(pid, tid), isNew));
            others += kind == JvmThreadKind.OTHER ? 1 : 0;
        } catch (IOException e) {
            return;
        }
    }

    /** Their work since the last reading, or since they were first listed; of threads that have come after that, all their work. */
    public Work read() {
        List<Work.Piece> pieces = new ArrayList<>();
        for (Helper helper : helpers.values()) {
            long nanos = helper.ranNanos();
            if (nanos > 0) {
                pieces.add(new Work.Piece(helper.kind, helper.lastCpu, helper.cpu(), nanos));
            }
        }
        return new Work(pieces);
    }

    @Override
    public void close() {
        helpers.values().forEach(helper -> helper.schedule.close());
        helpers.clear();
    }

    private static final class Helper {
        private final JvmThreadKind kind;
        private final ThreadSchedule schedule;
        private long lastNanos;
        private int lastCpu = Pause.ANY_CPU;

        /** @param isNew whether all that it has done so far is of now */
        Helper(JvmThreadKind kind, ThreadSchedule schedule, boolean isNew) {
            this.kind = kind;
            this.schedule = schedule;
            if (!isNew) {
                ranNanos();
            }
        }

        /** How long it ran since the last call, ns. */
        private long ranNanos() {
            schedule.read();
            long before = lastNanos;
            lastNanos = schedule.cpuNanos();
            return lastNanos - before;
        }

        /** Where it is. */
        private int cpu() {
            lastCpu = schedule.cpu();
            return lastCpu;
        }
    }
}
