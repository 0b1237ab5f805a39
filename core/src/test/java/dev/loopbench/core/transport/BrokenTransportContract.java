package dev.loopbench.core.transport;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;

/**
 * The part of the contract by which every byte arrives, once, in order, for a transport whose server sees to it that they
 * do not. Never run by itself: it fails, and must.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class BrokenTransportContract implements ConversationContract {

    private final Fault fault;

    BrokenTransportContract(Fault fault) {
        this.fault = fault;
    }

    @Override
    public Transport transport() {
        return new ReferenceTransport() {
            @Override
            public Server listen(
                    SocketAddress bind,
                    SocketSettings settings,
                    Supplier<? extends Session> accepted,
                    IoThreads threads)
                    throws IOException {
                return super.listen(bind, settings, () -> new DamagedSession(accepted.get(), fault), threads);
            }
        };
    }

    /** Short, because every reply that never comes takes all of it. */
    @Override
    public Duration limit() {
        return Duration.ofMillis(50);
    }

    static class Truncating extends BrokenTransportContract {
        Truncating() {
            super(Fault.TRUNCATE);
        }
    }

    static class Corrupting extends BrokenTransportContract {
        Corrupting() {
            super(Fault.CORRUPT);
        }
    }

    static class Reordering extends BrokenTransportContract {
        Reordering() {
            super(Fault.REORDER);
        }
    }

    static class Duplicating extends BrokenTransportContract {
        Duplicating() {
            super(Fault.DUPLICATE);
        }
    }

    static class Stalling extends BrokenTransportContract {
        Stalling() {
            super(Fault.STALL);
        }
    }

    static class Dropping extends BrokenTransportContract {
        Dropping() {
            super(Fault.DROP);
        }
    }
}
