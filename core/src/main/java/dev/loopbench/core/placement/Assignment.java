package dev.loopbench.core.placement;

import java.util.SortedSet;

/**
 * The processors of both ends.
 *
 * @param client where the client's I/O threads may run
 * @param server where the server's I/O threads may run
 * @param held whether each end's threads are pinned to one processor; false leaves them to the scheduler
 */
public record Assignment(SortedSet<Integer> client, SortedSet<Integer> server, boolean held) {

    /** Whether the ends share their only processor. */
    public boolean shared() {
        return held && client.equals(server);
    }

    /** Whether each end has a processor of its own. */
    public boolean apart() {
        return held && !client.equals(server);
    }
}
