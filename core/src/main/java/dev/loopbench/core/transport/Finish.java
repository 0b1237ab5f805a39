package dev.loopbench.core.transport;

/** Who is told that a session is {@link dev.loopbench.core.session.Session#finished finished}, on the thread that found it so. */
@FunctionalInterface
public interface Finish {

    /** One session has finished. */
    void finished();
}
