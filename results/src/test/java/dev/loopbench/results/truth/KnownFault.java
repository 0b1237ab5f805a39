package dev.loopbench.results.truth;

import com.sun.jna.Memory;
import dev.loopbench.core.frame.Inbound;
import dev.loopbench.core.frame.Outbound;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * {@code nio-select} whose ends make pauses of their own, by {@code -Dknown-fault=}. It is registered in a directory of its own, so that it is there only for who asks;
 * {@code docs/evidence/2026-11-30-zen5-2vcpu/slow-requests.md} has the command.
 *
 * <ul>
 *   <li>{@code gc-client}, {@code gc-server}: the end asks for a collection after every 200th message;
 *   <li>{@code stall}, {@code long-stall}: the server sleeps for 5 or 30 ms before every 200th answer;
 *   <li>{@code touch}: before every 400th answer the server writes for 20 ms to memory that is not mapped yet;
 *   <li>{@code fresh-code}: before every 400th answer the server runs code for 20 ms that is new each time; with {@code -Xbatch} it waits for the compilers;
 *   <li>{@code split}: the server writes every 200th answer in two parts, which with {@code -Ddev.loopbench.noDelay=false} waits for an acknowledgement that the client delays.
 * </ul>
 */
public final class KnownFault implements Transport {

    private static final String FAULT = System.getProperty("known-fault", "none");

    /** Fewer than half of the slices have one of those that are seen by counters, so that the median has none. */
    private static final int EVERY = FAULT.equals("touch") || FAULT.equals("fresh-code") ? 400 : 200;

    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(FAULT.equals("long-stall") ? 30 : 5);

    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** The C library gives back what is as large as that when it is freed, so that it is mapped anew each time. */
    private static final long TOUCHED_BYTES = 512L << 20;

    /** One write for each page. */
    private static final int STRIDE = 4096;

    private static Transport sound() {
        return Transports.load().named("nio-select");
    }

    @Override
    public String name() {
        return "known-fault";
    }

    @Override
    public String implementation() {
        return sound().implementation();
    }

    @Override
    public Optional<Floor> floor() {
        return sound().floor();
    }

    @Override
    public Availability availability() {
        return sound().availability();
    }

    @Override
    public Availability availability(Setting setting) {
        return sound().availability(setting);
    }

    @Override
    public Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return sound().listen(bind, settings, () -> faulty(accepted.get(), "server"), threads);
    }

    @Override
    public Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return sound().connect(
                        server,
                        settings,
                        sessions.stream()
                                .map(session -> faulty(session, "client"))
                                .toList(),
                        threads);
    }

    @Override
    public Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        return sound().connectPerRequest(servers, settings, kept, cycles, threads);
    }

    private static Session faulty(Session session, String end) {
        if (FAULT.equals("gc-" + end)) {
            return new Faulty(session, System::gc);
        }
        if (FAULT.endsWith("stall") && end.equals("server")) {
            return new Faulty(session, KnownFault::stall);
        }
        if (FAULT.equals("touch") && end.equals("server")) {
            return new Faulty(session, KnownFault::touch);
        }
        if (FAULT.equals("fresh-code") && end.equals("server")) {
            return new Faulty(session, () -> FreshCode.run(WORK_NANOS));
        }
        if (FAULT.equals("split") && end.equals("server")) {
            return new Split(session);
        }
        return session;
    }

    private static void touch() {
        try (Memory fresh = new Memory(TOUCHED_BYTES)) {
            long end = System.nanoTime() + WORK_NANOS;
            for (long at = 0; at < TOUCHED_BYTES && System.nanoTime() < end; at += STRIDE) {
                fresh.setByte(at, (byte) 1);
            }
        }
    }

    private static void stall() {
        long end = System.nanoTime() + STALL_NANOS;
        for (long left = STALL_NANOS; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(KnownFault.class, left);
        }
    }

    /** Gives every 200th message away in two parts. */
    private static final class Split extends Faulty implements Outbound {

        private boolean isCut;

        Split(Session session) {
            super(session, () -> {});
        }

        @Override
        public Outbound out() {
            return this;
        }

        @Override
        public int pending() {
            return session.out().pending();
        }

        @Override
        public void fill(ByteBuffer out) {
            if (messages % EVERY == 0 && messages > 0 && !isCut) {
                isCut = true;
                int limit = out.limit();
                out.limit(out.position() + session.out().pending() / 2);
                session.out().fill(out);
                out.limit(limit);
                return;
            }
            isCut &= messages % EVERY == 0;
            session.out().fill(out);
        }
    }

    /** Does something else after every so many messages that it has read. */
    private static class Faulty implements Session, Inbound {

        final Session session;
        private final Runnable fault;
        int messages;

        Faulty(Session session, Runnable fault) {
            this.session = session;
            this.fault = fault;
        }

        @Override
        public Inbound in() {
            return this;
        }

        @Override
        public void received(ByteBuffer bytes) {
            session.in().received(bytes);
            if (++messages % EVERY == 0) {
                fault.run();
            }
        }

        @Override
        public Outbound out() {
            return session.out();
        }

        @Override
        public boolean finished() {
            return session.finished();
        }

        @Override
        public boolean sendsWhileReceiving() {
            return session.sendsWhileReceiving();
        }
    }
}
