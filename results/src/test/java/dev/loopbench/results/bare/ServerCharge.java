package dev.loopbench.results.bare;

import dev.loopbench.core.cost.ThreadMeter;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.server.ServerProcess;
import java.io.IOException;

/**
 * What the kernel had charged all I/O threads of a server at one moment.
 *
 * @param cpuNanos time on processors, ns
 * @param atNanos the moment
 */
record ServerCharge(long cpuNanos, long atNanos) {

    static ServerCharge of(ServerProcess server) throws IOException {
        long sum = 0;
        for (IoThread thread : server.threads()) {
            try (ThreadMeter meter = new ThreadMeter(server.pid(), thread.tid())) {
                sum += meter.read().cpuNanos();
            }
        }
        return new ServerCharge(sum, System.nanoTime());
    }

    /** Processor time ÷ wall time between an earlier moment and this one. */
    double busySince(ServerCharge earlier) {
        return (double) (cpuNanos - earlier.cpuNanos) / (atNanos - earlier.atNanos);
    }
}
