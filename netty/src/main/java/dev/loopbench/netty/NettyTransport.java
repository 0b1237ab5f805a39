package dev.loopbench.netty;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.IoThreads;
import dev.loopbench.core.session.CycleSession;
import dev.loopbench.core.session.Session;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Client;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.core.transport.OneThreadTransport;
import dev.loopbench.core.transport.Server;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.netty.io.IoKind;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.Version;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The common part of transports over Netty: all but the kind of I/O. Options that are not set here keep Netty's defaults. */
abstract class NettyTransport implements Transport {

    /**
     * Below 512 MB of heap Netty's allocator has no thread-local caches and pools nothing beyond 16 KiB, which hardly any
     * service runs with; a fork's heap is small so that it is quickly there.
     */
    private static final String LOW_MEMORY = "io.netty.allocator.lowMemory";

    /** The name of Netty's layer in budgets. */
    static final String LAYER = "Netty";

    private final String name;
    private final IoKind kind;

    NettyTransport(String name, IoKind kind) {
        this.name = name;
        this.kind = kind;
    }

    /** Why the kind of I/O cannot be had here; null when it can. */
    abstract @Nullable Throwable unavailabilityCause();

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String implementation() {
        return implementation(AddressFamily.TCP);
    }

    /** The channels are of another class over Unix domain sockets. */
    @Override
    public final String implementation(AddressFamily address) {
        return kind.implementation(address);
    }

    @Override
    public Optional<Floor> floor() {
        return Optional.of(Floor.EPOLL);
    }

    @Override
    public Traits traits() {
        return Traits.of(Traits.Model.EVENT_LOOPS).on("netty");
    }

    @Override
    public Layer layer() {
        return layer("fewer steps between epoll_wait and handler, and between write and flush, in Netty itself");
    }

    /** That of a native library, which calls the kernel itself. */
    static Layer layer(String lever) {
        return new Layer(LAYER, "JNI, event loop, pipeline, buffers", lever);
    }

    @Override
    public final Availability availability() {
        Throwable cause = unavailabilityCause();
        return cause == null ? Availability.available() : Availability.unavailable(reason(cause));
    }

    /** Whatever is asked, over Unix domain sockets too, with as many event loops as wanted. */
    @Override
    public final Availability availability(Setting setting) {
        return Availability.available();
    }

    @Override
    public final List<String> jvmArguments() {
        return List.of("-Dio.netty.leakDetection.level=disabled", "-D" + LOW_MEMORY + "=false");
    }

    /** Two processes of two thousand classes each: on two cores their code settles after 2 to 2.5 s. */
    @Override
    public final int warmupFactor() {
        return 2;
    }

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        Version version = Version.identify().get("netty-transport");
        facts.put("netty", version == null ? "unknown" : version.artifactVersion());
        facts.put("unsafe", String.valueOf(PlatformDependent.hasUnsafe()));
        facts.put("allocator", ByteBufAllocator.DEFAULT.getClass().getSimpleName());
        facts.put(LOW_MEMORY, System.getProperty(LOW_MEMORY, "not set"));
        return facts;
    }

    @Override
    public final Optional<OneThreadTransport> onOneThread() {
        return Optional.of(new OneLoopTransport(this, kind));
    }

    @Override
    public final Server listen(
            SocketAddress bind, SocketSettings settings, Supplier<? extends Session> accepted, IoThreads threads)
            throws IOException {
        return NettyServer.listen(kind, bind, settings, accepted, threads);
    }

    @Override
    public final Client connect(
            SocketAddress server, SocketSettings settings, List<? extends Session> sessions, IoThreads threads)
            throws IOException {
        return NettyClient.connect(kind, server, settings, sessions, threads);
    }

    @Override
    public final Client connectPerRequest(
            List<? extends SocketAddress> servers,
            SocketSettings settings,
            Session kept,
            List<? extends CycleSession> cycles,
            IoThreads threads)
            throws IOException {
        return NettyClient.connect(kind, servers, settings, kept, cycles, threads);
    }

    /** The first message in a chain of causes: the outer ones may be of class loading, which have none. */
    private static String reason(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(cause.toString());
    }
}
