package dev.loopbench.core.session;

import java.util.function.LongSupplier;

/**
 * One bracket of a slice: the witness on the client's I/O thread, then, if asked for, a few wake-ups of the server's
 * processor, then, if asked for, the witness on the server's thread by way of a control frame. One after the other,
 * because two hardware threads of one core would see each other.
 *
 * <p>Where the server is not asked, the control frame still makes its round trip, so that a bracket ends in the same
 * state on every placement.
 */
public final class Bracket {

    private final LongSupplier clientProbe;
    private final LongSupplier wakeUp;
    private final LongSupplier wakeUpCpu;
    private final boolean askServer;
    private long clientNanos;
    private long wakeUpNanos;
    private long wakeUpCpuNanos;
    private long serverNanos;

    /**
     * A bracket without wake-ups.
     *
     * @param clientProbe runs the witness on the calling thread, answering ns
     * @param askServer whether the server runs the witness too
     */
    public Bracket(LongSupplier clientProbe, boolean askServer) {
        this(clientProbe, () -> 0, () -> 0, askServer);
    }

    /**
     * @param clientProbe runs the witness on the calling thread, answering ns
     * @param wakeUp wakes the server's processor from the calling thread and waits to be woken by it, answering ns
     * @param wakeUpCpu answers the processor time that took of the calling thread, ns
     * @param askServer whether the server runs the witness too
     */
    public Bracket(LongSupplier clientProbe, LongSupplier wakeUp, LongSupplier wakeUpCpu, boolean askServer) {
        this.clientProbe = clientProbe;
        this.wakeUp = wakeUp;
        this.wakeUpCpu = wakeUpCpu;
        this.askServer = askServer;
    }

    /** The witness on the client's core in ns. */
    public long clientNanos() {
        return clientNanos;
    }

    /** The witness on the server's core in ns, 0 when it was not asked. */
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
