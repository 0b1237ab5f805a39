package dev.loopbench.core.transport;

import dev.loopbench.core.placement.Placement;

/**
 * The conditions under which a transport is to run, as far as they may be a reason to refuse.
 *
 * @param processors how many processors the process may use
 * @param inProcess whether both ends share one JVM
 */
public record Setting(Placement placement, int processors, boolean inProcess, Traffic traffic) {

    /** The same as a question to the client's transport, which has no part in what the server does. */
    public Setting asClient() {
        return new Setting(placement, processors, inProcess, traffic.servedBy(Serving.ECHO));
    }
}
