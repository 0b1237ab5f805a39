package dev.loopbench.core.placement;

import com.sun.jna.LastErrorException;
import dev.loopbench.core.placement.Placements.Assignment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All I/O threads of one end: each is created through or adopted by this, named, pinned one by one, and counted. So
 * the JVM's own threads (compilers, collectors) stay free to use other processors.
 *
 * <p>Safe for use by several threads.
 */
public final class IoThreads {

    private static final Path TASKS = Path.of("/proc/self/task");

    /** ESRCH: a thread that is ending is refused while it is still listed. */
    private static final int NO_SUCH_THREAD = 3;

    private final String end;
    private final boolean held;
    private final int wanted;
    private final AtomicInteger created = new AtomicInteger();
    private final Map<Integer, IoThread> running = new ConcurrentHashMap<>();
    private final Set<Integer> adopted = ConcurrentHashMap.newKeySet();
    private volatile SortedSet<Integer> cpus;
    private volatile boolean alone;

    private IoThreads(String end, SortedSet<Integer> cpus, boolean held, boolean alone, int wanted) {
        this.end = end;
        this.cpus = cpus;
        this.held = held;
        this.alone = alone;
        this.wanted = wanted;
    }

    /** Threads bound to these processors, which the other end may use, too. */
    public static IoThreads pinned(String end, SortedSet<Integer> cpus) {
        return new IoThreads(end, cpus, true, false, 1);
    }

    /** Threads that the scheduler places. */
    public static IoThreads free(String end) {
        return new IoThreads(end, new TreeSet<>(), false, false, 1);
    }

    /** The client's threads, as its processors are assigned. */
    public static IoThreads ofClient(Assignment assignment) {
        return assignment.held()
                ? new IoThreads("client", assignment.client(), true, assignment.apart(), 1)
                : free("client");
    }

    /**
     * Moves all threads of the end to other processors, those that are yet to come included.
     *
     * @param target at least one processor
     * @param hasOwn whether the other end runs elsewhere
     * @throws IllegalStateException where the scheduler places the threads
     */
    public synchronized void place(SortedSet<Integer> target, boolean hasOwn) {
        if (!held) {
            throw new IllegalStateException("the scheduler places the threads of the " + end);
        }
        alone = hasOwn;
        if (!target.equals(cpus)) {
            cpus = target;
            running.keySet().forEach(tid -> bindIfAlive(tid, target));
        }
    }

    /** A thread may end at any moment. */
    private void bindIfAlive(int tid, SortedSet<Integer> target) {
        try {
            ThreadAffinity.bind(tid, target);
        } catch (LastErrorException e) {
            if (e.getErrorCode() != NO_SUCH_THREAD) {
                throw e;
            }
            running.remove(tid);
        }
    }

    /** The same, where so many event loops or selectors are wanted; before any thread is made. */
    public IoThreads wanting(int loops) {
        return new IoThreads(end, cpus, held, alone, loops);
    }

    /** How many event loops or selectors the end should have if it has such, 1 or more. */
    public int wanted() {
        return wanted;
    }

    /**
     * Waits between two looks for input, for a moment that is too near for sleep. Gives
     * way to any other thread of either end that could run on its processor.
     */
    @SuppressWarnings("ThreadPriorityCheck") // giving way is all that is asked of the scheduler: no order relies on it
    public void giveWay() {
        if (alone && running.size() == 1) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }

    /**
     * The same where no input can come before that moment, so that the other end has nothing to do, either: it gives way to
     * other threads of its own end only, if there are any.
     */
    public void spin() {
        if (running.size() == 1) {
            Thread.onSpinWait();
        } else {
            giveWay();
        }
    }

    /** Platform threads named after the end and the role. */
    public ThreadFactory factory(String role) {
        return body -> new Thread(enrolled(body), threadName(role));
    }

    /** A name for the next thread of a role, for those who make threads of a kind of their own. */
    public String threadName(String role) {
        return end + "-" + role + "-" + created.getAndIncrement();
    }

    /** The body for a thread of the caller's own making: pins and counts the thread for as long as it runs. */
    public Runnable enrolled(Runnable body) {
        return () -> {
            int tid = ThreadAffinity.currentThread();
            enrol(new IoThread(Thread.currentThread().getName(), tid));
            try {
                body.run();
            } finally {
                running.remove(tid);
            }
        };
    }

    /**
     * Takes in threads that the JDK or a library started by itself, such as carriers and pollers of virtual threads:
     * pins and counts those that run now.
     *
     * @param named tells them by the kernel's name for the thread, which has at most 15 characters
     */
    public void adopt(Predicate<String> named) {
        try (Stream<Path> tasks = Files.list(TASKS)) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                adopt(task, named);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets go of the threads that were taken in: they live on, and are counted no more. */
    public void releaseAdopted() {
        running.keySet().removeAll(adopted);
        adopted.clear();
    }

    private void adopt(Path task, Predicate<String> named) throws IOException {
        int tid = Integer.parseInt(task.getFileName().toString());
        try {
            String name = Files.readString(task.resolve("comm")).strip();
            if (!running.containsKey(tid) && named.test(name)) {
                enrol(new IoThread(name, tid));
                adopted.add(tid);
            }
        } catch (IOException | LastErrorException e) {
            // The thread may end at any moment after the listing; that is no failure.
            if (Files.exists(task)
                    && !(e instanceof LastErrorException refused && refused.getErrorCode() == NO_SUCH_THREAD)) {
                throw e;
            }
            running.remove(tid);
        }
    }

    private synchronized void enrol(IoThread thread) {
        if (held) {
            ThreadAffinity.bind(thread.tid(), cpus);
        }
        running.put(thread.tid(), thread);
    }

    /** The threads that run now, in the order of their numbers. */
    public List<IoThread> running() {
        List<IoThread> threads = new ArrayList<>(running.values());
        threads.sort(Comparator.comparingInt(IoThread::tid));
        return threads;
    }

    /** The processors to which each thread is bound; empty when the scheduler decides. */
    public SortedSet<Integer> cpus() {
        return cpus;
    }

    /**
     * A thread that moves bytes.
     *
     * @param name what the thread is for
     * @param tid the kernel's number of it
     */
    public record IoThread(String name, int tid) {}
}
