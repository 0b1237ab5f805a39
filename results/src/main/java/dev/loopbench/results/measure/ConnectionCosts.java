package dev.loopbench.results.measure;

import dev.loopbench.results.service.TargetFigures.ConnectionCost;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.subject.Subject;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Measures one request at a time, with or without a connection of its own. */
final class ConnectionCosts {

    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private ConnectionCosts() {}

    /**
     * The cost of a new connection.
     *
     * @param cost absent where it was not measured, or could not be
     * @param note why it could not be; absent otherwise
     */
    record Outcome(@Nullable ConnectionCost cost, @Nullable String note) {

        /** Nothing was measured, and nobody misses it. */
        static final Outcome NONE = new Outcome(null, null);
    }

    /** @param one a closed loop of one request at a time */
    static Outcome of(Subject subject, ClientThreads threads, LoadShape one) throws InterruptedException {
        try {
            double kept = meanMicros(subject, threads, one);
            double each = meanMicros(subject, threads, one.withConnectPerRequest(true));
            return new Outcome(new ConnectionCost(kept, each, (each - kept) / kept), null);
        } catch (IOException e) {
            return new Outcome(null, "the cost of a new connection is left out: " + e.getMessage());
        }
    }

    /**
     * The mean response time, µs, above 0; the first of two turns is warm-up.
     *
     * @throws IOException when a connection or a request failed, or none was measured, with a message for people
     */
    private static double meanMicros(Subject subject, ClientThreads threads, LoadShape shape)
            throws IOException, InterruptedException {
        try (ServiceClient client = subject.client(threads, shape)) {
            client.connect();
            client.turn(TURN_NANOS);
            client.drainTo(new Latencies());
            client.turn(TURN_NANOS);
            Latencies latencies = new Latencies();
            client.drainTo(latencies);
            if (client.errors().total() > 0) {
                // The times of those that went well say nothing then.
                throw new IOException(ErrorText.line(client.errors()));
            }
            double nanos = latencies.response().getTotalCount() == 0
                    ? 0
                    : latencies.response().getMean();
            if (nanos <= 0) {
                throw new IOException("none of its requests was measured");
            }
            return nanos / 1e3;
        }
    }
}
