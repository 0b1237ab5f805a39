package dev.loopbench.results.workload;

import dev.loopbench.core.benchmark.StreamBenchmark;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.session.ClientSession;
import dev.loopbench.results.workload.WorkloadKind.BenchmarkName;
import dev.loopbench.results.workload.WorkloadKind.Lead;

/** Chunks in one direction, each acknowledged, as many bytes a second as there can be. */
public final class Chunks extends WorkloadKind {

    /** Slices are counted in small messages, of which a chunk of 64 KiB is 128. */
    private static final int SMALL_MESSAGES = 128;

    /** The bytes outstanding unless told otherwise: enough that neither end waits for the other. */
    private static final int OUTSTANDING_BYTES = 1 << 20;

    private static final int LEAST_WINDOW = 4;

    public Chunks() {
        super(
                "chunks one way, each acknowledged",
                new BenchmarkName("Stream", "stream"),
                Lead.BYTES,
                StreamBenchmark.SLICE * SMALL_MESSAGES);
    }

    /** As many as hold 1 MiB, 4 to 1024. */
    @Override
    public int window(MessageShape shape) {
        int chunk = Math.max(1, Math.max(shape.requestBytes(), shape.responseBytes()));
        return Math.max(LEAST_WINDOW, Math.min(ClientSession.MAX_WINDOW, OUTSTANDING_BYTES / chunk));
    }

    @Override
    public boolean movesChunks() {
        return true;
    }
}
