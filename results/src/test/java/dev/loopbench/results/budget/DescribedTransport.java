package dev.loopbench.results.budget;

import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.ReferenceTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.core.transport.Transport;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A foreign transport that describes itself. */
public class DescribedTransport extends ReferenceTransport {

    private final String name;
    private final Traits traits;
    private final Optional<String> below;

    /** Event loops on Netty that are built on {@code nio-select}. */
    public DescribedTransport() {
        this("foreign-loop", Traits.of(Traits.Model.EVENT_LOOPS).on("netty").representing(), Optional.of("nio-select"));
    }

    DescribedTransport(String name, Traits traits, Optional<String> below) {
        this.name = name;
        this.traits = traits;
        this.below = below;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Traits traits() {
        return traits;
    }

    @Override
    public final Optional<Floor> floor() {
        return Optional.of(Floor.EPOLL);
    }

    @Override
    public final Layer layer() {
        return new Layer("foreign\nlibrary", below, "its loop", "another library");
    }

    @Override
    public final Optional<OneThreadTransport> onOneThread() {
        return Optional.of(new Both(this));
    }

    /** Is planned and never opened. */
    private static final class Both extends OneThreadTransport {

        Both(Transport model) {
            super(model);
        }

        @Override
        public Server listen(
                SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads) {
            throw new UnsupportedOperationException("listen");
        }

        @Override
        public Client connect(
                SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads) {
            throw new UnsupportedOperationException("connect");
        }
    }

    /** The same with a setting. */
    public static final class WithSetting extends DescribedTransport {

        public WithSetting() {
            super(
                    "foreign-loop-busy",
                    new DescribedTransport().traits().withSetting("foreign-loop"),
                    Optional.of("nio-select"));
        }
    }

    /** Never waits, and names a layer below that is not there. */
    public static final class Spinning extends DescribedTransport {

        public Spinning() {
            super("foreign-spin", Traits.of(Traits.Model.SPINNING), Optional.of("lost"));
        }
    }

    /** Is built on itself. */
    public static final class Circular extends DescribedTransport {

        public Circular() {
            super("foreign-circle", Traits.NONE, Optional.of("foreign-circle"));
        }
    }
}
