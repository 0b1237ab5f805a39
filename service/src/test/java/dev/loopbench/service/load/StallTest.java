package dev.loopbench.service.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Latencies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A service that stalls once: the open loop counts what fell due meanwhile, as wrk2 defines it. */
@Timeout(60)
class StallTest {

    private static final long STALL_MILLIS = 300;
    private static final byte[] REPLY =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    @Test
    void responseTimesHoldTheStallAndServiceTimesHardlyDo() throws IOException, InterruptedException {
        AtomicBoolean stalled = new AtomicBoolean();
        try (ClientThreads threads = Clients.threads();
                RawServer server = new RawServer((in, out) -> {
                    while (RawServer.head(in)) {
                        if (stalled.compareAndSet(false, true)) {
                            // The planned stall: what is tested is how it shows, not when it ends.
                            Thread.sleep(STALL_MILLIS);
                        }
                        out.write(REPLY);
                    }
                });
                NettyServiceClient client = new NettyServiceClient(
                        threads,
                        Clients.http(server.address(), "GET"),
                        Clients.closed(1, 1).withRate(500))) {
            client.connect();
            // Shorter than the stall: a turn must not end in it.
            client.turn(TimeUnit.MILLISECONDS.toNanos(100));
            Latencies latencies = new Latencies();
            client.drainTo(latencies);
            Histogram response = latencies.response();

            long stall = TimeUnit.MILLISECONDS.toNanos(STALL_MILLIS);
            // One request was in the service for that long; a hundred and more fell due meanwhile.
            assertThat(latencies.service().getCountBetweenValues(stall / 2, Long.MAX_VALUE >> 2))
                    .isLessThanOrEqualTo(1);
            assertThat(response.getCountBetweenValues(stall / 2, Long.MAX_VALUE >> 2))
                    .isGreaterThan(50);
            assertThat(response.getTotalCount()).isGreaterThan(120);
        }
    }
}
