package dev.loopbench.core.session;

import dev.loopbench.core.frame.Header;
import java.util.function.LongSupplier;

/**
 * One probe pair of a slice: the CPU probe on the client's I/O thread, then, if asked for, a few wake-ups of the server's
 * processor, then, if asked for, the CPU probe on the server's thread by way of a control frame. One after the other,
 * because two hardware threads of one core would see each other.
 *
 * <p>Where the server is not asked, the control frame still makes its round trip, so that a probe pair ends in the same
 * state on every placement.
 */
public final class ProbePair {

    private final LongSupplier clientProbe;
    private final LongSupplier wakeUp;
    private final LongSupplier wakeUpCpu;
    private final boolean askServer;
    private long clientNanos;
    private long wakeUpNanos;
    private long wakeUpCpuNanos;
    private long serverNanos;

    /**
     * A probe pair without wake-ups.
     *
     * @param clientProbe runs the CPU probe on the calling thread, answering ns
     * @param askServer whether the server runs the CPU probe too
     */
    public ProbePair(LongSupplier clientProbe, boolean askServer) {
        this(clientProbe, () -> 0, () -> 0, askServer);
    }

    /**
     * @param clientProbe runs the CPU probe on the calling thread, answering ns
     * @param wakeUp wakes the server's processor from the calling thread and waits to be woken by it, answering ns
     * @param wakeUpCpu answers the processor time that took of the calling thread, ns
     * @param askServer whether the server runs the CPU probe too
     */
    public ProbePair(LongSupplier clientProbe, LongSupplier wakeUp, LongSupplier wakeUpCpu, boolean askServer) {
        this.clientProbe = clientProbe;
        this.wakeUp = wakeUp;
        this.wakeUpCpu = wakeUpCpu;
        this.askServer = askServer;
    }

    /** The CPU probe on the client's core in ns. */
    public long clientNanos() {
        return clientNanos;
    }

    /** The CPU probe on the server's core in ns, 0 when it was not asked. */
    public long serverNanos() {
        return serverNanos;
    }

    /** A wake-up of the server's processor and the one in return in ns, 0 when there was none. */
    public long wakeUpNanos() {
        return wakeUpNanos;
    }

    /** Processor time that the wake-up took of the client's I/O thread in ns, 0 when there was none. */
    public long wakeUpCpuNanos() {
        return wakeUpCpuNanos;
    }

    long ask() {
        clientNanos = clientProbe.getAsLong();
        wakeUpNanos = wakeUp.getAsLong();
        wakeUpCpuNanos = wakeUpCpu.getAsLong();
        return askServer ? Header.PROBE : Header.controlAnswer(0);
    }

    void answered(long value) {
        serverNanos = value;
    }
}
