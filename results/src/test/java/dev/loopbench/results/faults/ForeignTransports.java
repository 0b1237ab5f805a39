package dev.loopbench.results.faults;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Transports of careless authors. */
public final class ForeignTransports {

    private ForeignTransports() {}

    /** Has a name and moves nothing. */
    public abstract static class CarelessTransport implements Transport {

        private final String name;

        protected CarelessTransport(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String implementation() {
            return "careless";
        }

        @Override
        public Availability availability() {
            return Availability.unavailable("it moves nothing");
        }

        @Override
        public Server listen(
                SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
                throws IOException {
            throw new IOException("it moves nothing");
        }

        @Override
        public Client connect(
                SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
                throws IOException {
            throw new IOException("it moves nothing");
        }
    }

    /** Throws when it is made. */
    public static final class Throwing extends CarelessTransport {
        public Throwing() {
            super("throwing");
            throw new IllegalStateException("no licence");
        }
    }

    /** Waits for ever when it is asked for its name. */
    public static final class Hanging extends CarelessTransport {
        public Hanging() {
            super("hanging");
        }

        @Override
        public String name() {
            return await();
        }
    }

    /** Waits for ever when it is asked whether it is there. */
    public static final class Busy extends CarelessTransport {
        public Busy() {
            super("busy");
        }

        @Override
        public Availability availability() {
            return Availability.unavailable(await());
        }
    }

    /** Has no name. */
    public static final class Nameless extends CarelessTransport {
        public Nameless() {
            super("");
        }
    }

    /** Has a name that sets the title of a terminal. */
    public static final class Unreadable extends CarelessTransport {
        public Unreadable() {
            super("\u001b]0;owned\u0007");
        }
    }

    /** Has the name of another. */
    public static final class Twofold extends CarelessTransport {
        public Twofold() {
            super("nio-select");
        }
    }

    /** Lacks a class. */
    public static final class Linking extends CarelessTransport {
        public Linking() {
            super("linking");
            throw new NoClassDefFoundError("com/example/Library");
        }
    }

    private static String await() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "interrupted";
    }
}
