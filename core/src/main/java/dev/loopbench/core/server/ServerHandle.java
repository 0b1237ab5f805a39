package dev.loopbench.core.server;

import dev.loopbench.core.placement.IoThreads.IoThread;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/** A server under command: in a process of its own, or in this one. What it is asked it may fail to answer. */
public interface ServerHandle extends AutoCloseable {

    /** Waits until it listens. */
    void await() throws IOException;

    /** The process that it runs in. */
    long pid();

    /** Where it listens, once it does; over TCP a port each, over Unix domain sockets one file. */
    List<SocketAddress> addresses();

    /** The first of them. */
    default SocketAddress address() {
        return addresses().get(0);
    }

    /** The mechanism that really moves its bytes. */
    String implementation() throws IOException;

    /** Its I/O threads that run now. */
    List<IoThread> threads() throws IOException;

    /** Bytes that its I/O threads have allocated since they started; empty where its JVM does not count them. */
    OptionalLong allocatedBytes() throws IOException;

    /** All that the server says of itself. Takes a moment: not to be asked while it is measured. */
    ServerReport report() throws IOException;

    /** Moves its I/O threads to other processors; see {@link dev.loopbench.core.placement.IoThreads#place}. */
    void place(SortedSet<Integer> cpus) throws IOException;

    /** See {@link dev.loopbench.core.transport.Server#park}. */
    void park() throws IOException;

    /** See {@link dev.loopbench.core.transport.Server#resume}. */
    void resume() throws IOException;

    /** Ends the server; returns when it is gone. May be called more than once. */
    @Override
    void close() throws IOException;
}
