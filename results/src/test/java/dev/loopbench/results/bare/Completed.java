package dev.loopbench.results.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CompletionHandler;

/** What to do when an asynchronous operation has succeeded; when it failed, the JVM prints why. */
@FunctionalInterface
interface Completed<V> extends CompletionHandler<V, Void> {

    void completed(V result) throws IOException;

    @Override
    default void completed(V result, Void attachment) {
        try {
            completed(result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    default void failed(Throwable cause, Void attachment) {
        throw new IllegalStateException("an asynchronous operation failed", cause);
    }
}
