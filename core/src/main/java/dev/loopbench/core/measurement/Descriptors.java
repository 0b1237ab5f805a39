package dev.loopbench.core.measurement;

import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.text.Counted;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.HandlerOffloads;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import java.util.OptionalLong;

/** Whether the processes of a fork may open as many files and sockets as it needs. */
public final class Descriptors {

    /** The descriptors that a JVM has open in addition to connections and meters: jars, pipes, selectors, some of each to spare. */
    private static final int OTHERS = 100;

    /** Files of one I/O thread that are open while it is metered, in the client's process. */
    private static final int OF_A_THREAD = 4;

    private Descriptors() {}

    /**
     * Whether a fork of transports can be run.
     *
     * @param limit what each process may open; empty for no limit
     */
    public static Availability enough(ForkSpec spec, Transport client, Transport server, OptionalLong limit) {
        Traffic traffic = spec.traffic();
        int threads = client.ioThreads(traffic.connections(), 1)
                + server.ioThreads(traffic.connections(), traffic.serving().threads())
                + (traffic.serving().blocks() ? HandlerOffloads.THREADS : 0);
        int sockets = spec.serverMode() == ServerMode.IN_PROCESS ? 2 * traffic.connections() : traffic.connections();
        return judged(traffic.connections(), sockets + OF_A_THREAD * threads + OTHERS, limit);
    }

    /**
     * The same where nothing but the connections is known.
     *
     * @param sockets of them in one process
     */
    public static Availability enough(int connections, int sockets, OptionalLong limit) {
        return judged(connections, sockets + OTHERS, limit);
    }

    private static Availability judged(int connections, int needed, OptionalLong limit) {
        return limit.isEmpty() || needed <= limit.getAsLong()
                ? Availability.available()
                : Availability.unavailable(Counted.of(connections, "connection needs", "connections need") + " "
                        + needed + " descriptors in one process, which may open " + limit.getAsLong()
                        + ": raise the limit by 'ulimit -n " + needed + "'");
    }
}
