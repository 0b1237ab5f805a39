package dev.loopbench.core.load;

import dev.loopbench.core.cause.TimedRequest;
import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.pause.Pause;
import dev.loopbench.core.pause.SchedulerSample;
import dev.loopbench.core.pause.SchedulerWatch;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Probed.ProbeTimes;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.ProbePair;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * The work of a client: its sessions, their input before a run, and their records after it. Not to be
 * touched while they run.
 */
public interface ClientLoad extends AutoCloseable {

    /** A run that takes longer is called stalled; more than {@link ForkSpec#endsInTime} grants to a slice. */
    Duration LIMIT = Duration.ofSeconds(20);

    /** A slice that was given to the sessions. */
    @FunctionalInterface
    interface Begun {

        /**
         * Counts the requests, once the client has run.
         *
         * @throws IOException when it was not completed
         */
        SliceCount count() throws IOException;
    }

    /** The load of such a fork. */
    static ClientLoad of(ForkSpec spec, Token token) {
        if (spec.traffic().use() == ConnectionUse.PER_REQUEST) {
            return new CycleLoad(spec, token);
        }
        return spec.traffic().pace().open() ? new PacedLoad(spec, token) : new ClosedLoad(spec, token);
    }

    /** Opens the connections that are kept. */
    Client connect(Transport transport, List<SocketAddress> servers, SocketSettings settings, IoThreads threads)
            throws IOException;

    /**
     * Runs what must come before everything else, once the connections are open; nothing unless said.
     *
     * @throws IOException when that fails
     */
    default void prime(Client client) throws IOException {}

    /**
     * The same sessions with slices of another spec.
     *
     * @throws IOException when they cannot have others
     */
    default ClientLoad sharing(ForkSpec other) throws IOException {
        throw new IOException(
                "clients with a plan and clients that connect for each request share no pair of processes");
    }

    /** The same sessions with slices that are as long as is good for compilers. */
    default ClientLoad exercise() {
        return this;
    }

    /** Gives the next run a probe pair. */
    void assign(ProbePair probePair);

    /**
     * Gives the next run a slice, which all sessions share.
     *
     * @param inside makes probe pairs for its inside
     */
    Begun assignSlice(Supplier<ProbePair> inside);

    /** See {@link ForkEnds#drainInto(Histogram)}. */
    long[] drainInto(Histogram roundTrips);

    /** See {@link ForkEnds#series}. */
    Set<Series> series();

    /** See {@link ForkEnds#drainInto(Map)}. */
    void drainInto(Map<Series, Histogram> secondary) throws IOException;

    /**
     * Says between two slices which threads do the I/O of both ends; of no meaning unless said.
     *
     * @throws IOException when one of them is gone
     */
    default void watch(SchedulerWatch.Threads client, SchedulerWatch.Threads server) throws IOException {}

    /** See {@link ForkEnds#pauses}. */
    default List<Pause> pauses() {
        return List.of();
    }

    /** See {@link ForkEnds#observed}. */
    default Optional<Observed> observed() {
        return Optional.empty();
    }

    /** Lets go of what it watches. */
    @Override
    default void close() {}

    /**
     * Observations of single requests in the last slice.
     *
     * @param slowest those that may be among the slowest of the fork
     * @param plan all of them, of a plan; empty in a closed loop
     * @param readings of the scheduler in between that show a wait; empty where it was not asked
     */
    record Observed(List<TimedRequest> slowest, Optional<PlanTimes> plan, Optional<List<SchedulerSample>> readings) {

        public Observed {
            slowest = List.copyOf(slowest);
            readings = readings.map(List::copyOf);
        }

        /** Of a closed loop. */
        static Observed of(List<TimedRequest> slowest) {
            return new Observed(slowest, Optional.empty(), Optional.empty());
        }
    }

    /**
     * The counted stretch of a slice.
     *
     * @param count its round trips
     * @param nanos its wall time, probe pairs inside included, ns
     * @param inside the probe pairs inside, in their order
     * @param plannedNanos the wall time that a plan meant it to take, ns; 0 in a closed loop
     */
    record SliceCount(long count, long nanos, List<ProbeTimes> inside, long plannedNanos) {

        public SliceCount {
            inside = List.copyOf(inside);
        }

        /** Of a closed loop. */
        public SliceCount(long count, long nanos, List<ProbeTimes> inside) {
            this(count, nanos, inside, 0);
        }
    }
}
