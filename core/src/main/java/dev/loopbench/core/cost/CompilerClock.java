package dev.loopbench.core.cost;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How long the compilers of some JVMs have been at work, for whoever looks every few milliseconds: a look that costs more than a
 * system call for each compiler would keep the compiler of the process that looks busy itself.
 *
 * <p>The files of the compilers' threads stay open. The threads are listed again when the last list is {@value #LIST_MILLIS} ms old,
 * since a JVM starts and ends compilers as it needs them; what one that has ended had used still counts. Used by one thread.
 */
public final class CompilerClock implements Closeable {

    private static final int LIST_MILLIS = 100;
    private static final long LIST_NANOS = LIST_MILLIS * 1_000_000L;
    private static final int DECIMAL = 10;

    private final List<Path> processes;
    private final Map<Path, Compiler> compilers = new HashMap<>();
    private final byte[] text = new byte[128];
    private long endedNanos;
    private long listedAtNanos;

    private CompilerClock(List<Path> processes) {
        this.processes = processes;
    }

    /**
     * Of processes of the same user; those that are no JVMs have no compilers.
     *
     * @param pids the client's and the server's, which may be the same
     * @throws IOException when one is not there
     */
    public static CompilerClock of(Collection<Long> pids) throws IOException {
        return in(pids.stream()
                .distinct()
                .map(pid -> Path.of("/proc", Long.toString(pid), "task"))
                .toList());
    }

    /** The same of such directories of threads. */
    static CompilerClock in(List<Path> processes) throws IOException {
        CompilerClock clock = new CompilerClock(processes);
        clock.list();
        return clock;
    }

    /**
     * Processor time of all compilers so far; never less than before.
     *
     * @return ns
     * @throws IOException when a process is gone
     */
    public long nanos() throws IOException {
        if (System.nanoTime() - listedAtNanos >= LIST_NANOS) {
            list();
        }
        long sum = 0;
        for (Compiler compiler : compilers.values()) {
            sum += compiler.read(text);
        }
        return sum + endedNanos;
    }

    /** Looks for those that have come and those that have gone. */
    void list() throws IOException {
        Set<Path> living = new HashSet<>();
        for (Path process : processes) {
            try (Stream<Path> tasks = Files.list(process)) {
                for (Path task : (Iterable<Path>) tasks::iterator) {
                    if (isCompiler(task)) {
                        living.add(task);
                    }
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        for (Iterator<Map.Entry<Path, Compiler>> all = compilers.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Path, Compiler> one = all.next();
            if (!living.contains(one.getKey())) {
                endedNanos += one.getValue().lastNanos;
                one.getValue().schedstat.close();
                all.remove();
            }
        }
        for (Path task : living) {
            if (!compilers.containsKey(task)) {
                open(task);
            }
        }
        listedAtNanos = System.nanoTime();
    }

    /** A thread may end at any moment after it was listed. */
    private static boolean isCompiler(Path task) {
        try {
            String name = Files.readString(task.resolve("comm")).strip();
            return JvmThreadKind.of(name) == JvmThreadKind.COMPILER;
        } catch (IOException e) {
            return false;
        }
    }

    private void open(Path task) throws IOException {
        try {
            compilers.put(
                    task,
                    new Compiler(new RandomAccessFile(task.resolve("schedstat").toFile(), "r")));
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Compiler compiler : compilers.values()) {
            compiler.schedstat.close();
        }
    }

    private static final class Compiler {
        private final RandomAccessFile schedstat;
        private long lastNanos;

        Compiler(RandomAccessFile schedstat) {
            this.schedstat = schedstat;
        }

        /** The first of the numbers in its file; the last that was read if the thread has ended. */
        long read(byte[] text) {
            try {
                schedstat.seek(0);
                int length = schedstat.read(text);
                long nanos = 0;
                for (int i = 0; i < length && Character.isDigit(text[i]); i++) {
                    nanos = nanos * DECIMAL + Character.digit(text[i], DECIMAL);
                }
                lastNanos = Math.max(lastNanos, nanos);
            } catch (IOException e) {
                // It has ended; the next list drops it.
            }
            return lastNanos;
        }
    }
}
