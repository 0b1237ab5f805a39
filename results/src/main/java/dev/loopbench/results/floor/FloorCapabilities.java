package dev.loopbench.results.floor;

import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.results.plan.JdkCapabilities;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The capabilities of a JDK, with the floors in addition to its transports. */
public final class FloorCapabilities implements JdkCapabilities {

    /** The bytes that the socket buffers of one connection hold for certain. */
    private static final int BUFFERED_BYTES = 64 * 1024;

    private final JdkCapabilities machine;
    private final Optional<String> missing;
    private final Optional<String> missingRing;
    private final Topology topology;

    /** @param missing why the program cannot be had; empty if it can */
    public FloorCapabilities(JdkCapabilities machine, Optional<String> missing, Topology topology) {
        this(machine, missing, RingSupport.missing(), topology);
    }

    /**
     * The same where it is known whether there is an io_uring.
     *
     * @param missing why the program cannot be had; empty if it can
     * @param missingRing why its io_uring floor cannot run; empty if it can
     */
    public FloorCapabilities(
            JdkCapabilities machine, Optional<String> missing, Optional<String> missingRing, Topology topology) {
        this.machine = machine;
        this.missing = missing;
        this.missingRing = missingRing;
        this.topology = topology;
    }

    @Override
    public String jdk() {
        return machine.jdk();
    }

    @Override
    public List<String> transports() {
        return machine.transports();
    }

    @Override
    public Map<String, Integer> warmupFactors() {
        return machine.warmupFactors();
    }

    @Override
    public Map<String, Floor> ownFloors() {
        return machine.ownFloors();
    }

    @Override
    public Map<String, Traits> traits() {
        return machine.traits();
    }

    @Override
    public List<Floor> floors() {
        return List.of(Floor.values());
    }

    @Override
    public List<Optional<String>> refusals(List<ForkSpec> cells) throws IOException {
        List<ForkSpec> others =
                cells.stream().filter(cell -> Floor.of(cell.server()).isEmpty()).toList();
        List<Optional<String>> answers = machine.refusals(others);
        List<Optional<String>> refusals = new ArrayList<>();
        int next = 0;
        for (ForkSpec cell : cells) {
            Optional<Floor> floor = Floor.of(cell.server());
            refusals.add(floor.isPresent() ? refusal(floor.get(), cell) : answers.get(next++));
        }
        return refusals;
    }

    private Optional<String> refusal(Floor floor, ForkSpec cell) {
        Traffic traffic = cell.traffic();
        Placements placements = new Placements(topology);
        if (missing.isPresent()) {
            return missing;
        }
        if (placements.assign(cell.placement()).isEmpty()) {
            return Optional.of(placements.missing(cell.placement()));
        }
        Availability congestion = traffic.congestionControl();
        if (!congestion.isAvailable()) {
            return congestion.reason();
        }
        Availability inTime = cell.endsInTime();
        if (!inTime.isAvailable()) {
            return inTime.reason();
        }
        if (cell.serverMode() == ServerMode.IN_PROCESS) {
            return Optional.of("a program in C cannot share a process with a JVM");
        }
        if (floor == Floor.BLOCKING && traffic.connections() > 1) {
            return Optional.of("a loop that blocks in a read serves one connection; " + traffic.connections()
                    + " would need as many threads");
        }
        if (floor == Floor.BLOCKING && traffic.pace().open() && traffic.window() > 1) {
            return Optional.of("a loop that blocks in a read cannot send meanwhile; a window of " + traffic.window()
                    + " would need a second thread");
        }
        if ((floor == Floor.SPIN || floor == Floor.RING) && traffic.use() == ConnectionUse.PER_REQUEST) {
            return Optional.of("this program keeps its connections");
        }
        if (floor == Floor.RING && traffic.pace().open()) {
            return Optional.of("this program sends when it has received, not by a plan");
        }
        if (floor == Floor.RING && missingRing.isPresent()) {
            return missingRing;
        }
        if (floor == Floor.SPIN && cell.placement() == Placement.SAME_CORE) {
            return Optional.of("two spinning ends need two processors; same-core has one");
        }
        if (floor == Floor.SPIN && topology.cpus().size() < 2) {
            return Optional.of("two spinning ends need two processors; this process has one");
        }
        if (!traffic.serving().equals(Serving.ECHO)) {
            return Optional.of("the program answers at once, on one thread");
        }
        Availability descriptors =
                Descriptors.enough(traffic.connections(), traffic.connections(), DescriptorLimit.ofThisProcess());
        if (!descriptors.isAvailable()) {
            return descriptors.reason();
        }
        long outstanding = traffic.outstandingBytes();
        boolean several = traffic.window() > 1 || traffic.connections() > 1;
        if (several && outstanding > BUFFERED_BYTES) {
            return Optional.of("the program does not read while it writes: " + traffic.connections() + " x "
                    + traffic.window() + " requests have " + outstanding
                    + " bytes outstanding or more each way, the socket buffers hold only " + BUFFERED_BYTES
                    + " for certain");
        }
        return Optional.empty();
    }
}
