package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.workload.PlannedRequests;
import java.util.Optional;

/**
 * One point of the plan.
 *
 * @param transport the server's transport, or the label of a {@link Floor}
 * @param client the client's transport, mostly the same
 * @param variant what sets it apart from a cell that is the same otherwise, such as {@value #TWIN}; mostly empty
 * @param conditions what it shares with the cells that it is compared with
 */
public record Cell(String transport, String client, String variant, Conditions conditions) {

    /** The variant of the second half of an A/A pair. */
    public static final String TWIN = "twin";

    /** The variant of a cell whose ends share one I/O thread, for a budget. */
    public static final String ONE_THREAD = "one-thread";

    /** The variant of a cell that is a piece of a round trip, run alone by the program of the floors, for a budget. */
    public static final String PART = "part";

    // Where no end waits a round trip may take nanoseconds: the wake-up of the process or thread that is told to begin
    // would
    // be a twentieth of a shorter slice, and the slice would count as one that waited for the processor.
    private static final int LONG_SLICE = 1000;

    /**
     * The conditions that all cells of a panel have in common.
     *
     * @param jdk the full version of the forks' JDK
     * @param client the one client that all servers are measured with; empty where each has one of its own kind
     * @param traffic what the ends have to do with each other
     */
    public record Conditions(
            Workload workload,
            Placement placement,
            ServerMode server,
            String jdk,
            Optional<String> client,
            Traffic traffic) {

        /** The same on another placement. */
        public Conditions on(Placement other) {
            return new Conditions(workload, other, server, jdk, client, traffic);
        }

        /** The same on another JDK. */
        public Conditions onJdk(String other) {
            return new Conditions(workload, placement, server, other, client, traffic);
        }

        /** Counted round trips of one slice. */
        int slice() {
            return traffic.pace().open() ? PlannedRequests.slice(traffic.pace()) : workload.slice(placement, traffic);
        }
    }

    /** The floor that it measures; empty when it measures a transport. */
    public Optional<Floor> floor() {
        return Floor.of(transport);
    }

    /** Whether it is there for the others to be held against, and for no verdict of its own. */
    public boolean isFloor() {
        return floor().isPresent();
    }

    /** Whether it is the second half of an A/A pair. */
    public boolean isTwin() {
        return variant.equals(TWIN);
    }

    /** Whether it is a piece of a round trip. */
    public boolean isPart() {
        return variant.equals(PART);
    }

    /** Whether both ends share one I/O thread. */
    public boolean isOnOneThread() {
        return variant.equals(ONE_THREAD);
    }

    /** The same cell without a variant. */
    public Cell sibling() {
        return new Cell(transport, client, "", conditions);
    }

    public Workload workload() {
        return conditions.workload();
    }

    /** The name in tables: transport, client if it differs, variant if there is one. */
    public String label() {
        return label(transport, client, variant);
    }

    /** The name in tables of a cell with that transport, client and variant. */
    public static String label(String transport, String client, String variant) {
        String ends = client.equals(transport) ? transport : transport + " < " + client;
        return variant.isEmpty() ? ends : ends + " (" + variant + ")";
    }

    /** A name for files: letters, digits, dots, dashes and underscores only; unique within a plan. */
    public String slug() {
        Traffic traffic = conditions.traffic();
        Pace pace = traffic.pace();
        String parts = String.join(
                "_",
                conditions.workload().label(),
                conditions.placement().label(),
                transport,
                client.equals(transport) ? "" : "by-" + client,
                variant,
                conditions.server().label(),
                traffic.address() == AddressFamily.TCP ? "" : traffic.address().label(),
                traffic.shape().requestBytes() + "x" + traffic.shape().responseBytes(),
                traffic.connections() + "x" + traffic.window(),
                pace.open() ? pace.perSecond() + "-" + pace.arrivals().label() : "",
                traffic.serving().equals(Serving.ECHO) ? "" : slug(traffic.serving()),
                traffic.setsCongestion() ? traffic.congestion() : "",
                conditions.jdk());
        return parts.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("__+", "_");
    }

    private static String slug(Serving serving) {
        return serving.workNanos() + "ns-" + serving.waitNanos() + "ns-" + serving.threads();
    }

    /** The specification of one of its forks. */
    public ForkSpec spec() {
        return new ForkSpec(
                transport,
                client,
                conditions.placement(),
                conditions.server(),
                conditions.traffic(),
                isPart() || isOnOneThread() ? LONG_SLICE : conditions.slice());
    }
}
