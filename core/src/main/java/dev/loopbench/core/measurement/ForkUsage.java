package dev.loopbench.core.measurement;

import dev.loopbench.core.kernel.KernelMeter;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import dev.loopbench.core.record.ForkRecord.ParkedUsage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The kernel's counters of a fork's processes, and their CPU time while they are parked. Used by the fork's thread. */
final class ForkUsage {

    private final KernelMeter kernel = KernelMeter.ofThisMachine();
    private final KernelCounters opening;

    private @Nullable KernelCounters started;
    private @Nullable ParkingMeter parking;
    private Set<Long> pids = Set.of();
    private long clientPid;
    private long serverPid;
    private boolean isInTurns;

    /** Reads the machine's counters, before the ends are opened. */
    ForkUsage() {
        opening = kernel.read(List.of());
    }

    /** Both ends are open. They live in one process, or each in its own. */
    void opened(long client, long server) {
        clientPid = client;
        serverPid = server;
        pids = new TreeSet<>(List.of(client, server));
        started = kernel.read(pids);
    }

    /** The processes of the ends. */
    Set<Long> pids() {
        return pids;
    }

    /** Begins to watch the parked ends: they are parked for the first time. */
    void beginParking() throws IOException {
        parking = new ParkingMeter(clientPid, serverPid);
        parking.parked();
    }

    /** The ends are parked again. */
    void parked() throws IOException {
        requireParking().parked();
    }

    /** The ends are about to resume. */
    void resumed() throws IOException {
        requireParking().resumed();
    }

    /** @throws IllegalStateException when the ends were never parked */
    void requireParked() {
        requireParking();
    }

    /** The first turn that counts begins: until now the processes have started up, and run the turns of forks that share them. */
    void beginTurns() throws IOException {
        if (!isInTurns) {
            isInTurns = true;
            parking = new ParkingMeter(clientPid, serverPid);
            started = kernel.read(pids);
        }
    }

    private ParkingMeter requireParking() {
        ParkingMeter meter = parking;
        if (meter == null) {
            throw new IllegalStateException("the fork is not parked");
        }
        return meter;
    }

    /** CPU time of the ends while they were parked; null if they never were. */
    @Nullable
    ParkedUsage ofParkedEnds() {
        return parking == null ? null : parking.usage();
    }

    /** The kernel's counters until now; null if the ends were never open. */
    @Nullable
    KernelReadings counted() {
        return started == null ? null : new KernelReadings(opening, started, kernel.read(pids));
    }
}
