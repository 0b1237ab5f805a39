package dev.loopbench.results.measure;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.subject.Subject;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Measures one request at a time, with or without a connection of its own. */
final class ConnectionCosts {

    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private ConnectionCosts() {}

    /** The mean response time, µs; the first of two turns is warm-up. 0 when no request succeeded. */
    static double meanMicros(Subject subject, ClientThreads threads, LoadShape shape)
            throws IOException, InterruptedException {
        try (ServiceClient client = subject.client(threads, shape)) {
            client.connect();
            client.turn(TURN_NANOS);
            client.drainTo(new Latencies());
            client.turn(TURN_NANOS);
            Latencies latencies = new Latencies();
            client.drainTo(latencies);
            return latencies.response().getTotalCount() == 0
                    ? 0
                    : latencies.response().getMean() / 1e3;
        }
    }
}
