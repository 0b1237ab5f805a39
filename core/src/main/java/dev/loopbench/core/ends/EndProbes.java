package dev.loopbench.core.ends;

import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.probe.WakeUpProbe;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ProbePair;
import java.io.Closeable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the probe pairs of a fork: which ends they probe, and whether they wake a thread on the server's processor. */
final class EndProbes implements Closeable {

    private final boolean probeServer;
    private final @Nullable WakeUpProbe wakeUp;

    /** @param waits whether both ends wait in the kernel; ends that spin have no wake-ups */
    EndProbes(ForkSpec spec, Assignment assignment, boolean waits) {
        probeServer = !assignment.shared();
        wakeUp = spec.takesWakeUps(assignment, waits) ? new WakeUpProbe(assignment.server()) : null;
    }

    /** @param probe times the work on the processor of the thread that calls it, ns */
    ProbePair probePair(LongSupplier probe) {
        WakeUpProbe between = wakeUp;
        return between == null
                ? new ProbePair(probe, probeServer)
                : new ProbePair(probe, between::nanos, between::cpuNanos, probeServer);
    }

    /** Ends the thread that probe pairs wake. */
    @Override
    public void close() {
        if (wakeUp != null) {
            wakeUp.close();
        }
    }
}
