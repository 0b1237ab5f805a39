package dev.loopbench.results.measure;

import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.Latencies;
import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.TurnResult;
import java.io.IOException;

/** A client of which every request takes as long, unless it fails. */
final class FakeClient implements ServiceClient {

    private final long nanos;
    private final String refusal;
    private final Errors errors = new Errors();

    private FakeClient(long nanos, String refusal) {
        this.nanos = nanos;
        this.refusal = refusal;
    }

    /** @param nanos of each request; 0 for a service that answers none in time to count */
    static FakeClient taking(long nanos) {
        return new FakeClient(nanos, "");
    }

    static FakeClient refused(String why) {
        return new FakeClient(0, why);
    }

    @Override
    public void connect() throws IOException {
        if (!refusal.isEmpty()) {
            throw new IOException(refusal);
        }
    }

    @Override
    public TurnResult turn(long duration) {
        return nanos == 0 ? TurnResult.NONE : new TurnResult(duration, duration / nanos, duration / nanos, 0);
    }

    @Override
    public void drainTo(Latencies into) {
        if (nanos > 0) {
            into.closed(nanos);
        }
    }

    @Override
    public Errors errors() {
        return errors;
    }

    @Override
    public void close() {}
}
