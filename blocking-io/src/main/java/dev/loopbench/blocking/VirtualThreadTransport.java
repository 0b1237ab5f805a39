package dev.loopbench.blocking;

import dev.loopbench.blocking.connection.ChannelSockets;
import dev.loopbench.blocking.thread.VirtualThreads;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traits;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code virtual-thread}: {@link java.nio.channels.SocketChannel} in blocking mode with direct buffers, a virtual
 * thread for each connection. Needs JDK 21.
 *
 * <p>A JVM has one pool of carriers. It is kept at one carrier, as every other transport has one thread for each
 * connection on the one processor of its end.
 */
public class VirtualThreadTransport extends BlockingTransport {

    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    private static final String MAX_POOL_SIZE = "jdk.virtualThreadScheduler.maxPoolSize";

    private static final Set<Placement> ONE_POOL_SERVES = EnumSet.of(Placement.SAME_CORE, Placement.FREE);

    /** The name without a setting. */
    static final String NAME = "virtual-thread";

    public VirtualThreadTransport() {
        this(NAME);
    }

    VirtualThreadTransport(String name) {
        super(name, "blocking sun.nio.ch on VirtualThread", new ChannelSockets(), VirtualThreads::new);
    }

    /** A virtual thread does not wait in a read: the JDK waits for its socket, by epoll. */
    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.EPOLL);
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.VIRTUAL_THREADS).representing();
    }

    /** None: whatever a virtual thread waits for goes through the JDK's poller, a thread of its own. */
    @Override
    public Optional<OneThreadTransport> onOneThread() {
        return Optional.empty();
    }

    @Override
    public Availability availability() {
        return VirtualThreads.availability();
    }

    /** Refuses two processors for one JVM, too. */
    @Override
    public Availability availability(Setting setting) {
        Availability pool = setting.inProcess() && !ONE_POOL_SERVES.contains(setting.placement())
                ? Availability.unavailable("both ends in one JVM share its one pool of carriers, so they cannot be on "
                        + setting.placement().meaning())
                : Availability.available();
        return pool.and(super.availability(setting));
    }

    @Override
    public List<String> jvmArguments() {
        return List.of("-D" + PARALLELISM + "=1", "-D" + MAX_POOL_SIZE + "=1");
    }

    /** How many carriers this JVM may have. */
    @Override
    public Map<String, String> facts() {
        return Map.of(
                PARALLELISM,
                System.getProperty(PARALLELISM, "as many as processors"),
                MAX_POOL_SIZE,
                System.getProperty(MAX_POOL_SIZE, "256"));
    }
}
