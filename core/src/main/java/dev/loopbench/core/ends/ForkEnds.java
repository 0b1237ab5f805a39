package dev.loopbench.core.ends;

import dev.loopbench.core.load.ClientLoad.Observed;
import dev.loopbench.core.load.ClientLoad.SliceCount;
import dev.loopbench.core.load.Series;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.JvmUsage;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.server.ServerReport;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * The two ends of a fork, connected on their placement: what a {@link Fork} needs of them, whatever they are made of.
 * Used by one thread.
 */
public interface ForkEnds extends AutoCloseable {

    /** Brings up the ends of a fork. */
    @FunctionalInterface
    interface Opener {

        /**
         * Starts the server, waits until it listens, and connects.
         *
         * @throws IOException when the placement or what moves the bytes cannot be had here, or an end does not come up
         */
        ForkEnds open(ForkSpec spec) throws IOException;
    }

    /**
     * An opener of forks whose ends share one I/O thread of this process.
     *
     * @param transport that does so and was not used yet; forks may name another
     */
    static Opener onOneThread(Transport transport) {
        return spec -> TransportEndsOpener.open(spec, transport);
    }

    /**
     * Makes both ends ready for a slice: on the processors of their placement, and served. To be called before whatever
     * sends something; costs nothing where nothing changed.
     */
    default void resume() throws IOException {}

    /**
     * Has both ends run there until they are parked for the first time, wherever their placement has them: pairs that warm up at the
     * same time each get a processor.
     */
    default void warmUpOn(int cpu) {}

    /** Has both ends use no processor time until {@link #resume}; an end that waits in the kernel does not anyway. */
    default void park() throws IOException {}

    /**
     * The same ends on another placement, or the same server and other connections to it: either is to be resumed only while the
     * other is parked. What is returned is closed before this, and closing it leaves these ends as they are.
     *
     * @param other differs from the spec of these ends by its placement, its connections, its window and its slice alone
     * @throws IOException when these ends cannot be shared so, or the placement cannot be had
     */
    default ForkEnds sharedWith(ForkSpec other) throws IOException {
        throw new IOException("these ends cannot be shared; " + other.placement() + " was asked for");
    }

    /** Takes a probe pair: the CPU probe on the client's core and then, unless both share it, on the server's. */
    ProbeTimes probePair() throws IOException;

    /**
     * Runs one slice to its end, with {@link ForkSpec#probePairsInside} probe pairs inside, in which the client only takes a glance.
     *
     * @throws IOException when an end broke or stalled
     * @throws dev.loopbench.core.frame.ProtocolException when a peer's bytes were wrong
     */
    SliceCount slice() throws IOException;

    /**
     * Runs round trips of which nothing is kept, for the sake of the compilers: as many at a time as make what is around a slice hardly
     * count.
     *
     * @throws IOException as {@link #slice}
     */
    default Exercise exercise() throws IOException {
        SliceCount slice = slice();
        Histogram roundTrips = new Histogram(1);
        drainInto(roundTrips);
        return Exercise.of(slice, roundTrips);
    }

    /**
     * Moves the counted round trips of the slice that was run last into a histogram of ns.
     *
     * @return the same in order, ns, as far as there are probe pairs inside of a slice; else of no meaning
     */
    long[] drainInto(Histogram roundTrips) throws IOException;

    /** The times that the client takes in addition to the round trip. */
    default Set<Series> series() {
        return Set.of();
    }

    /** Moves what was timed in the slice that was run last, for every one of {@link #series}, into its histogram of ns. */
    default void drainInto(Map<Series, Histogram> secondary) throws IOException {
        if (!secondary.isEmpty()) {
            throw new IllegalArgumentException("only round trips are timed here, but asked was " + secondary.keySet());
        }
    }

    /**
     * The pauses of the platform in the slice that was run last, on the clock of {@link System#nanoTime()}: those of a plan, once
     * the times in addition to the round trips have been drained.
     */
    default List<Pause> pauses() {
        return List.of();
    }

    /**
     * The single requests of the last slice, after its times were drained; empty unless the process keeps a ledger and the ends can observe
     * requests.
     */
    default Optional<Observed> observed() {
        return Optional.empty();
    }

    /**
     * Holds what moves the bytes against what was asked for.
     *
     * @throws IOException when it was substituted
     */
    void verifyImplementations() throws IOException;

    /** The growth of memory when the connections were opened and each was used once; empty where those are few. */
    default Optional<MemoryGrowth> memory() {
        return Optional.empty();
    }

    /** The client's process and the threads that do its I/O. */
    EndProcess client() throws IOException;

    /** The server's process and the threads that do its I/O. */
    EndProcess server() throws IOException;

    /**
     * The work of the client's JVM other than I/O. Takes a moment, but none of the I/O threads' time: for between slices.
     *
     * @return empty where the end is no JVM
     */
    Optional<JvmUsage> clientJvm() throws IOException;

    /** The same of the server. */
    Optional<JvmUsage> serverJvm() throws IOException;

    /** All that the server says of itself. Takes a moment: not to be asked while it is measured. */
    ServerReport serverReport() throws IOException;

    /** @param threads the client's, and where they were seen */
    EndRecord clientRecord(List<ThreadRecord> threads) throws IOException;

    /** @param threads the server's, and where they were seen */
    EndRecord serverRecord(ServerReport report, List<ThreadRecord> threads);

    /** Ends both ends; returns when they are gone. */
    @Override
    void close() throws IOException;

    /**
     * Where one end of a fork runs.
     *
     * @param pid its process, which may be this one or that of the other end
     * @param ioThreads all threads that do its I/O
     */
    record EndProcess(long pid, List<IoThread> ioThreads) {

        public EndProcess {
            ioThreads = List.copyOf(ioThreads);
        }
    }

    /**
     * Round trips of which nothing is kept.
     *
     * @param roundTrips how many
     * @param p50Nanos their median, which knows little of what else the machine does meanwhile, ns
     */
    record Exercise(long roundTrips, long p50Nanos) {

        static Exercise of(SliceCount slice, Histogram roundTrips) {
            return new Exercise(slice.count(), roundTrips.getValueAtPercentile(50));
        }
    }
}
