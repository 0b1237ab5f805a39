package dev.loopbench.results.bare;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Semaphore;

/** A client whose I/O thread writes and waits in a loop, and parks between slices. */
final class LoopClient implements BareClient, IoBody {

    /** Sends a frame and waits until it is back. */
    @FunctionalInterface
    interface Exchange {
        void roundTrip() throws IOException;
    }

    private final BareSlice slice;
    private final Exchange exchange;
    private final Semaphore begun = new Semaphore(0);

    /** The body of the I/O thread is {@link #run}. */
    LoopClient(BareSlice slice, Exchange exchange) {
        this.slice = slice;
        this.exchange = exchange;
    }

    @Override
    public void begin() {
        begun.release();
    }

    @Override
    public void run() throws IOException {
        try {
            while (true) {
                begun.acquire();
                measure();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a slice");
        }
    }

    private void measure() throws IOException {
        slice.begin();
        do {
            exchange.roundTrip();
        } while (slice.replied());
    }
}
