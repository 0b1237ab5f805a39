package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.CongestionControl;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;

/**
 * What one fork measures.
 *
 * @param server the server's transport, or the label of a floor
 * @param client the client's transport; the same unless said
 * @param placement how the ends stand to each other
 * @param serverMode where the server lives
 * @param address what the ends talk over
 * @param shape payload sizes
 * @param connections open at once, 1 to {@value #MAX_CONNECTIONS}
 * @param window requests outstanding on each connection
 * @param slice counted round trips of one slice, or cycles where no connection is kept, at least 1
 * @param pace whether requests leave as responses come, or by a plan
 * @param serving what the server does before it answers, and on how many threads
 * @param use whether the client keeps its connections; if not, each has one request, and the window is 1
 * @param congestion the congestion control that both ends set, {@value #KERNELS_CHOICE} for none
 */
public record ForkSpec(
        String server,
        String client,
        Placement placement,
        ServerMode serverMode,
        AddressFamily address,
        MessageShape shape,
        int connections,
        int window,
        int slice,
        Pace pace,
        Serving serving,
        ConnectionUse use,
        String congestion) {

    /** For {@link #congestion}: what the kernel chooses. */
    public static final String KERNELS_CHOICE = "default";

    /** The most connections of one client. */
    public static final int MAX_CONNECTIONS = 10_000;

    /**
     * At how many addresses a server listens whose clients open a connection for each request. Towards one address the kernel
     * gives every other port of its range away before it looks for the rest one by one, and a port is not given again for a
     * second after its use: 14 116 connections a second with the usual range.
     */
    private static final int LISTENERS = 8;

    private static final int LEAST_RAMP = 20;
    private static final int LEAST_LARGE_RAMP = 2;
    private static final int RAMP_WINDOWS = 4;
    private static final int LEAST_PACED_RAMP = 2;
    private static final int RAMPS_A_SECOND = 100;

    /**
     * A closed loop on connections that are kept, with a server that answers at once, on one thread, and the congestion
     * control that the kernel chooses.
     */
    public ForkSpec(
            String server,
            String client,
            Placement placement,
            ServerMode serverMode,
            AddressFamily address,
            MessageShape shape,
            int connections,
            int window,
            int slice) {
        this(
                server,
                client,
                placement,
                serverMode,
                address,
                shape,
                connections,
                window,
                slice,
                Pace.CLOSED,
                Serving.ECHO,
                ConnectionUse.KEPT,
                KERNELS_CHOICE);
    }

    public ForkSpec {
        require("connections", connections, MAX_CONNECTIONS);
        require("window", window, ClientSession.MAX_WINDOW);
        require("slice", slice, Integer.MAX_VALUE);
        if (use == ConnectionUse.PER_REQUEST && window > 1) {
            throw new IllegalArgumentException(
                    "window " + window + ": a connection for each request has one request at a time, allowed is 1");
        }
    }

    private static void require(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " " + value + ": allowed are 1 to " + most);
        }
    }

    /** Requests outstanding on all connections together. */
    public int outstanding() {
        return connections * window;
    }

    /** Connections that are open from the beginning to the end; where each has one request, one beside them. */
    public int keptConnections() {
        return use == ConnectionUse.KEPT ? connections : 1;
    }

    /** Round trips from one bracket to the next inside of a slice. */
    public int lap() {
        return Lap.length(shape);
    }

    /**
     * Round trips at the beginning of a slice that do not count: some four windows, but of messages so large that few of
     * them make a slice one window, or what half of the slice is if that is more; of a plan those of 10 ms.
     */
    public int ramp() {
        if (pace.open()) {
            return Math.min(LEAST_RAMP, Math.max(LEAST_PACED_RAMP, pace.perSecond() / RAMPS_A_SECOND));
        }
        int least = Math.max(LEAST_LARGE_RAMP, LEAST_RAMP * lap() / Lap.LENGTH);
        if (outstanding() == 1) {
            return least;
        }
        return Math.max(least, Math.min(RAMP_WINDOWS * outstanding(), Math.max(outstanding(), slice / 2)));
    }

    /**
     * Brackets inside of a slice, one after every {@link #lap} counted round trips but the last ones: with one request at a
     * time nothing is outstanding between two, and a bracket fits in. Else 0; in a plan, too, since a bracket would make it
     * late, and where the connection that carries the brackets is not the one that is measured.
     */
    public int bracketsInside() {
        return outstanding() > 1 || use == ConnectionUse.PER_REQUEST || slice > RoundTripRecorder.NOTES || pace.open()
                ? 0
                : (slice - 1) / lap();
    }

    /** All round trips between the brackets around a slice: ramp, counted ones, reserve, and the brackets inside. */
    public long tripsOfSlice() {
        if (pace.open()) {
            return connections * (long) (share(ramp()) + share(slice));
        }
        return (long) ramp() + slice + Slice.reserve(outstanding()) + bracketsInside();
    }

    /** As many connections have to begin, so that all begin alike. */
    private int share(int requests) {
        return (requests + connections - 1) / connections;
    }

    /**
     * Whether a bracket takes the wake-up of the other end's processor, too: where one request at a time is outstanding
     * and each end waits on a processor of its own, since a round trip holds two of them.
     *
     * @param waiting whether both ends wait for bytes rather than ask for them over and over
     */
    public boolean takesWakeUps(Assignment assignment, boolean waiting) {
        return waiting && outstanding() == 1 && assignment.apart();
    }

    /** The socket options of both ends. */
    public SocketSettings settings() {
        SocketSettings settings = SocketSettings.defaults();
        return congestion.equals(KERNELS_CHOICE) ? settings : settings.withCongestionControl(congestion);
    }

    /**
     * Whether this process may set the congestion control that is asked for; asks the kernel. It is set on connections once
     * they are open, and those of one request are measured from before that on.
     */
    public Availability congestionControl() {
        if (congestion.equals(KERNELS_CHOICE)) {
            return Availability.available();
        }
        return use == ConnectionUse.PER_REQUEST
                ? Availability.unavailable("congestion control is set on connections that are kept")
                : CongestionControl.availability(congestion, address);
    }

    /** At how many addresses the server listens. */
    public int listeners() {
        return use == ConnectionUse.PER_REQUEST && address == AddressFamily.TCP ? LISTENERS : 1;
    }

    /** The same as a question to a transport. */
    public Setting setting(int processors) {
        return new Setting(
                placement,
                processors,
                serverMode == ServerMode.IN_PROCESS,
                address,
                shape,
                connections,
                window,
                pace,
                serving,
                use);
    }
}
