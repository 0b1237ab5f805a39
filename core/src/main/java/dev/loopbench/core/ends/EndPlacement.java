package dev.loopbench.core.ends;

import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where the I/O threads of a fork's ends run: on their assignment, or both on one processor while they warm up. */
final class EndPlacement {

    private final Assignment assignment;
    private final boolean waits;
    private @Nullable Integer warmUpCpu;

    /**
     * @param waits whether both ends wait in the kernel; ends that spin would keep each other from running on one processor
     */
    EndPlacement(Assignment assignment, boolean waits) {
        this.assignment = assignment;
        this.waits = waits;
    }

    /** @throws IOException when this machine has no processors for the placement */
    static Assignment assignment(ForkSpec spec, Topology topology) throws IOException {
        Placements placements = new Placements(topology);
        return placements
                .assign(spec.placement())
                .orElseThrow(() -> new IOException(spec.placement() + ": " + placements.missing(spec.placement())));
    }

    /** Whether threads are pinned; else the scheduler places them. */
    boolean isHeld() {
        return assignment.held();
    }

    /** The client's processors; empty where the scheduler places its threads. */
    SortedSet<Integer> client() {
        return isHeld() ? assignment.client() : new TreeSet<>();
    }

    /** The server's processors, likewise. */
    SortedSet<Integer> server() {
        return isHeld() ? assignment.server() : new TreeSet<>();
    }

    /** Has both ends run on one processor until {@link #endWarmUp}; not those that spin or that the scheduler places. */
    void warmUpOn(int cpu) {
        if (assignment.held() && waits) {
            warmUpCpu = cpu;
        }
    }

    /** Takes over on which processor another placement of the same processes warms up. */
    void warmUpLike(EndPlacement shared) {
        warmUpCpu = shared.warmUpCpu;
    }

    void endWarmUp() {
        warmUpCpu = null;
    }

    /** Moves the threads of both ends to where they are to run now. */
    void apply(ClientEnd client, ServerEnd server) throws IOException {
        if (warmUpCpu != null) {
            SortedSet<Integer> one = new TreeSet<>(List.of(warmUpCpu));
            client.threads().place(one, false);
            server.place(one);
        } else if (assignment.held()) {
            client.threads().place(assignment.client(), assignment.apart());
            server.place(assignment.server());
        }
    }
}
