package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.Sockets;
import dev.loopbench.blocking.thread.PlatformThreads;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traits;

/** The common part of blocking transports with a platform thread for each connection, of which there cannot be many. */
abstract class PlatformThreadTransport extends BlockingTransport {

    /** The most connections. Each has a thread at either end, which is four files more in whoever meters it. */
    static final int MOST_CONNECTIONS = 1024;

    PlatformThreadTransport(String name, String implementation, Sockets sockets) {
        super(name, implementation, sockets, PlatformThreads::new);
    }

    /** Refuses more connections than a process should have threads, too. */
    @Override
    public final Availability availability(Setting setting) {
        Availability few = setting.traffic().connections() <= MOST_CONNECTIONS
                ? Availability.available()
                : Availability.unavailable(
                        setting.traffic().connections() + " connections are as many platform threads at each"
                                + " end: this stops at " + MOST_CONNECTIONS);
        return few.and(super.availability(setting));
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.THREADS);
    }

    /** One for each connection, and the one that accepts. */
    @Override
    public final int ioThreads(int connections, int wanted) {
        return connections + 1;
    }
}
