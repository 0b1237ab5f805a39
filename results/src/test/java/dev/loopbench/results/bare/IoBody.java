package dev.loopbench.results.bare;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The body of an I/O thread, which may fail; the JVM then prints why, and whoever waits for a slice gives up. */
@FunctionalInterface
interface IoBody {

    void run() throws IOException;

    /** The same for a thread. */
    static Runnable runnable(IoBody body) {
        return () -> {
            try {
                body.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
