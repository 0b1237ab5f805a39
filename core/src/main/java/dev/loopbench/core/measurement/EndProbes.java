package dev.loopbench.core.measurement;

import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.session.Bracket;
import dev.loopbench.core.witness.WakeUp;
import java.io.Closeable;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes the brackets of a fork: which ends they probe, and whether they wake a thread on the server's processor. */
final class EndProbes implements Closeable {

    private final boolean probeServer;
    private final @Nullable WakeUp wakeUp;

    /** @param waits whether both ends wait in the kernel; ends that spin have no wake-ups */
    EndProbes(ForkSpec spec, Assignment assignment, boolean waits) {
        probeServer = !assignment.shared();
        wakeUp = spec.takesWakeUps(assignment, waits) ? new WakeUp(assignment.server()) : null;
    }

    /** @param probe times the work on the processor of the thread that calls it, ns */
    Bracket bracket(LongSupplier probe) {
        WakeUp between = wakeUp;
        return between == null
                ? new Bracket(probe, probeServer)
                : new Bracket(probe, between::nanos, between::cpuNanos, probeServer);
    }

    /** Ends the thread that brackets wake. */
    @Override
    public void close() {
        if (wakeUp != null) {
            wakeUp.close();
        }
    }
}
