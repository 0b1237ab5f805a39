package dev.loopbench.core.socket;

/** Who is told that a session is {@link dev.loopbench.core.session.Session#finished finished}, on the thread that found it so. */
@FunctionalInterface
public interface SessionListener {

    /** One session has finished. */
    void finished();
}
