package dev.loopbench.core.record;

import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traffic;
import java.util.Locale;

/**
 * The task of one fork.
 *
 * @param server the server's transport, or the label of a floor
 * @param client the client's transport; the same unless said
 * @param placement how the ends stand to each other
 * @param serverMode where the server lives
 * @param traffic what they have to do with each other
 * @param slice counted round trips of one slice, or cycles where no connection is kept, at least 1
 */
public record ForkSpec(
        String server, String client, Placement placement, ServerMode serverMode, Traffic traffic, int slice) {

    /** Counted round trips of the longest slice that is divided into laps: a recorder keeps so many times one by one. */
    public static final int LONGEST_WITH_LAPS = 1024;

    private static final int LEAST_RAMP = 20;
    private static final int LEAST_LARGE_RAMP = 2;
    private static final int RAMP_WINDOWS = 4;
    private static final int LEAST_PACED_RAMP = 2;
    private static final int RAMPS_A_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    /** The longest that a slice may take by its own plan, s: the limit of a run leaves room beyond that. */
    private static final double MOST_SECONDS = 15;

    /** One slice in fifty takes longer: e to the minus fourth power. */
    private static final double POISSON_SPREAD = 4;

    public ForkSpec {
        if (slice < 1) {
            throw new IllegalArgumentException("slice " + slice + ": allowed are 1 to " + Integer.MAX_VALUE);
        }
    }

    /** The same with slices of so many counted round trips. */
    public ForkSpec withSlice(int roundTrips) {
        return new ForkSpec(server, client, placement, serverMode, traffic, roundTrips);
    }

    /** Round trips from one probe pair to the next inside of a slice. */
    public int lap() {
        return Lap.length(traffic.shape());
    }

    /**
     * Round trips at the beginning of a slice that do not count: some four windows, but of messages so large that few of
     * them make a slice one window, or what half of the slice is if that is more; of a plan those of 10 ms.
     */
    public int ramp() {
        if (traffic.pace().open()) {
            return Math.min(
                    LEAST_RAMP, Math.max(LEAST_PACED_RAMP, traffic.pace().perSecond() / RAMPS_A_SECOND));
        }
        int least = Math.max(LEAST_LARGE_RAMP, LEAST_RAMP * lap() / Lap.LENGTH);
        if (traffic.outstanding() == 1) {
            return least;
        }
        return Math.max(
                least, Math.min(RAMP_WINDOWS * traffic.outstanding(), Math.max(traffic.outstanding(), slice / 2)));
    }

    /**
     * Probe pairs inside of a slice, one after every {@link #lap} counted round trips but the last ones: with one request at a
     * time nothing is outstanding between two, and a probe pair fits in. Else 0; in a plan, too, since a probe pair would make it
     * late, and where the connection that carries the probe pairs is not the one that is measured.
     */
    public int probePairsInside() {
        return traffic.outstanding() > 1
                        || traffic.use() == ConnectionUse.PER_REQUEST
                        || slice > LONGEST_WITH_LAPS
                        || traffic.pace().open()
                ? 0
                : (slice - 1) / lap();
    }

    /**
     * All round trips between the probe pairs around a slice: ramp, counted ones, reserve, and the probe pairs inside.
     *
     * @param counted of the slice; of a plan that was behind, more than were planned
     */
    public long tripsOfSlice(long counted) {
        return traffic.pace().open()
                ? traffic.connections() * (long) share(ramp()) + counted
                : (long) ramp() + slice + Slice.reserve(traffic.outstanding()) + probePairsInside();
    }

    /** Counted round trips of a slice at the least: of a plan at least one of each connection. */
    public long plannedTrips() {
        return traffic.pace().open() ? traffic.connections() * (long) share(slice) : slice;
    }

    /**
     * Whether a slice ends before it would count as stalled, as far as that can be known beforehand: a plan has its own time,
     * and a server that takes its time another. The time of Poisson arrivals is bounded as the sum of so many exponential
     * distances (Chernoff), the longest of all connections.
     */
    public Availability endsInTime() {
        double seconds = leastSeconds();
        return seconds <= MOST_SECONDS
                ? Availability.available()
                : Availability.unavailable(String.format(
                        Locale.ROOT,
                        "a slice of %d round trips on %d connections would take %.0f s or more, allowed are %.0f s",
                        plannedTrips(),
                        traffic.connections(),
                        seconds,
                        MOST_SECONDS));
    }

    private double leastSeconds() {
        if (!traffic.pace().open()) {
            return tripsOfSlice(slice) * traffic.serving().nanosEach(traffic.connections()) / NANOS_PER_SECOND;
        }
        double each = share(ramp()) + share(slice);
        if (traffic.pace().arrivals() == Pace.Arrivals.POISSON) {
            double spread = Math.log(traffic.connections()) + POISSON_SPREAD;
            each += Math.sqrt(2 * each * spread) + spread;
        }
        return each * traffic.connections() / traffic.pace().perSecond();
    }

    /** As many connections have to begin, so that all begin alike. */
    private int share(int requests) {
        return (requests + traffic.connections() - 1) / traffic.connections();
    }

    /**
     * Whether a probe pair takes the wake-up of the other end's processor, too: where one request at a time is outstanding
     * and each end waits on a processor of its own, since a round trip holds two of them.
     *
     * @param waiting whether both ends wait for bytes rather than ask for them over and over
     */
    public boolean takesWakeUps(Assignment assignment, boolean waiting) {
        return waiting && traffic.outstanding() == 1 && assignment.apart();
    }

    /** The same as a question to a transport. */
    public Setting setting(int processors) {
        return new Setting(placement, processors, serverMode == ServerMode.IN_PROCESS, traffic);
    }
}
