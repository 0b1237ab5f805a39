package dev.loopbench.core.measurement;

import dev.loopbench.core.cost.ProcessClock;
import dev.loopbench.core.record.ForkRecord.ParkedUsage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Adds up what a fork's processes use between the end of one turn and the beginning of the next. */
final class ParkingMeter {

    private final ProcessClock client;
    private final @Nullable ProcessClock server;
    private boolean parked;
    private long sinceNanos;
    private long clientBefore;
    private long serverBefore;
    private long nanos;
    private long clientNanos;
    private long serverNanos;

    /** @param clientPid may be that of the server */
    ParkingMeter(long clientPid, long serverPid) {
        client = new ProcessClock(clientPid);
        server = clientPid == serverPid ? null : new ProcessClock(serverPid);
    }

    /** To be called as the last thing of a turn. */
    void parked() throws IOException {
        serverBefore = server == null ? 0 : server.nanos();
        clientBefore = client.nanos();
        sinceNanos = System.nanoTime();
        parked = true;
    }

    /** To be called as the first thing of a turn. */
    void resumed() throws IOException {
        if (!parked) {
            return;
        }
        parked = false;
        clientNanos += client.nanos() - clientBefore;
        serverNanos += server == null ? 0 : server.nanos() - serverBefore;
        nanos += System.nanoTime() - sinceNanos;
    }

    ParkedUsage usage() {
        return new ParkedUsage(nanos, clientNanos, serverNanos);
    }
}
