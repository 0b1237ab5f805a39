package dev.loopbench.nio.connection;

import java.io.Closeable;
import java.io.IOException;

/** Closes several things, each whether or not another would not close. */
public final class Closing {

    private Closing() {}

    /** @throws IOException the first failure, with the others as suppressed */
    public static void all(Iterable<? extends Closeable> things) throws IOException {
        IOException first = null;
        for (Closeable thing : things) {
            try {
                thing.close();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Clears up after a failure; a further one is added to it. */
    public static void after(Throwable cause, Iterable<? extends Closeable> things) {
        try {
            all(things);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
