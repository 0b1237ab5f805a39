package dev.loopbench.core.measurement;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Slice;
import dev.loopbench.core.transport.Setting;

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
 * @param use whether the client keeps its connections; if not, each has one request, and the window is 1
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
        ConnectionUse use) {

    /** The most connections of one client. */
    public static final int MAX_CONNECTIONS = 10_000;

    /**
     * At how many addresses a server listens whose clients open a connection for each request. Towards one address the kernel
     * gives every other port of its range away before it looks for the rest one by one, and a port is not given again for a
     * second after its use: 14 116 connections a second with the usual range.
     */
    private static final int LISTENERS = 8;

    private static final int LEAST_RAMP = 20;
    private static final int RAMP_WINDOWS = 4;

    public ForkSpec {
        require("connections", connections, MAX_CONNECTIONS);
        require("window", window, ClientSession.MAX_WINDOW);
        require("slice", slice, Integer.MAX_VALUE);
        if (use == ConnectionUse.PER_REQUEST && window > 1) {
            throw new IllegalArgumentException(
                    "window " + window + ": a connection for each request has one request at a time, allowed is 1");
        }
    }

    /** What one fork measures whose connections are kept. */
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
        this(server, client, placement, serverMode, address, shape, connections, window, slice, ConnectionUse.KEPT);
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

    /** Round trips at the beginning of a slice that do not count. */
    public int ramp() {
        return Math.max(LEAST_RAMP, outstanding() == 1 ? 0 : RAMP_WINDOWS * outstanding());
    }

    /**
     * Brackets inside of a slice, one after every {@value Lap#LENGTH} counted round trips but the last ones: with one
     * request at a time nothing is outstanding between two, and a bracket fits in. Else 0; also where the connection that
     * carries the brackets is not the one that is measured.
     */
    public int bracketsInside() {
        return outstanding() > 1 || use == ConnectionUse.PER_REQUEST || slice > RoundTripRecorder.NOTES
                ? 0
                : (slice - 1) / Lap.LENGTH;
    }

    /** All round trips between the brackets around a slice: ramp, counted ones, reserve, and the brackets inside. */
    public long tripsOfSlice() {
        return (long) ramp() + slice + Slice.reserve(outstanding()) + bracketsInside();
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

    /** At how many addresses the server listens. */
    public int listeners() {
        return use == ConnectionUse.PER_REQUEST && address == AddressFamily.TCP ? LISTENERS : 1;
    }

    /** The same as a question to a transport. */
    public Setting setting(int processors) {
        return new Setting(
                placement, processors, serverMode == ServerMode.IN_PROCESS, address, shape, connections, window, use);
    }
}
