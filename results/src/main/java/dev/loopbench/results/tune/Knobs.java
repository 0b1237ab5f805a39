package dev.loopbench.results.tune;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.SocketSettings;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.results.plan.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The catalogue. */
public final class Knobs {

    /** A control that anyone may ask for: it must show no effect. */
    public static final String NOTHING = "nothing";

    private static final String SOCKETS = "sockets";
    private static final String THREADS = "threads";
    private static final String PLACEMENT = "placement";
    private static final String COLLECTOR = "collector";
    private static final String JVM = "jvm";
    private static final String NETTY = "netty";
    private static final String JDK = "jdk";

    private final Map<String, Traits> traits;

    /** @param traits the description that each transport gives of itself, by name */
    public Knobs(Map<String, Traits> traits) {
        this.traits = Map.copyOf(traits);
    }

    /**
     * All of them.
     *
     * @param otherJdks full versions of JDKs that the cell is not on
     */
    public List<Knob> all(List<String> otherJdks) {
        List<Knob> knobs = new ArrayList<>(sockets());
        knobs.addAll(threads());
        knobs.addAll(placements());
        knobs.addAll(jvm());
        otherJdks.forEach(jdk -> knobs.add(Knob.of(
                "jdk-" + jdk.replaceAll("[^A-Za-z0-9.-].*", ""),
                JDK,
                "both ends on JDK " + jdk,
                Knobs::always,
                conditions -> conditions.onJdk(jdk))));
        knobs.add(Knob.jvm(NOTHING, "control", "changes nothing", Knobs::always, "-Ddev.loopbench.nothing=true"));
        return knobs;
    }

    private static List<Knob> sockets() {
        return List.of(
                Knob.jvm(
                        "nagle",
                        SOCKETS,
                        "TCP_NODELAY off: small segments wait for an acknowledgement",
                        Knobs::isOverTcp,
                        property(SocketSettings.NO_DELAY, "false")),
                Knob.jvm(
                        "buffers-16k",
                        SOCKETS,
                        "SO_SNDBUF and SO_RCVBUF of 16 KiB in place of autotuning",
                        Knobs::always,
                        property(SocketSettings.SEND_BUFFER, "16384"),
                        property(SocketSettings.RECEIVE_BUFFER, "16384")),
                Knob.jvm(
                        "buffers-1m",
                        SOCKETS,
                        "SO_SNDBUF and SO_RCVBUF of 1 MiB in place of autotuning",
                        Knobs::always,
                        property(SocketSettings.SEND_BUFFER, "1048576"),
                        property(SocketSettings.RECEIVE_BUFFER, "1048576")),
                Knob.jvm(
                        "backlog-16",
                        SOCKETS,
                        "a listen queue of 16 connections",
                        cell -> cell.conditions().traffic().use() == ConnectionUse.PER_REQUEST,
                        property(SocketSettings.BACKLOG, "16")),
                Knob.of(
                        "unix",
                        SOCKETS,
                        "Unix domain sockets in place of TCP",
                        Knobs::isOverTcp,
                        traffic(traffic -> traffic.over(AddressFamily.UNIX))),
                congestion("cubic"),
                congestion("reno"),
                congestion("bbr"));
    }

    private static Knob congestion(String name) {
        return Knob.of(
                name,
                SOCKETS,
                "congestion control " + name,
                cell -> isOverTcp(cell) && cell.workload().movesChunks(),
                traffic(traffic -> traffic.withCongestion(name)));
    }

    private List<Knob> threads() {
        return List.of(
                Knob.of(
                        "server-threads-2",
                        THREADS,
                        "two event loops or selectors at the server",
                        cell -> traits(cell).model() == Traits.Model.EVENT_LOOPS
                                && cell.conditions().traffic().keptConnections() > 1,
                        traffic(traffic -> traffic.servedBy(new Serving(
                                traffic.serving().workNanos(), traffic.serving().waitNanos(), 2)))),
                Knob.jvm(
                        "poller-threads",
                        THREADS,
                        "system threads as pollers of virtual threads (jdk.pollerMode=1)",
                        this::isVirtual,
                        "-Djdk.pollerMode=1"),
                Knob.jvm(
                        "carriers-2",
                        THREADS,
                        "two carriers for virtual threads",
                        this::isVirtual,
                        "-Djdk.virtualThreadScheduler.parallelism=2"));
    }

    private static List<Knob> placements() {
        List<Knob> knobs = new ArrayList<>();
        for (Placement placement : Placement.values()) {
            knobs.add(Knob.of(
                    placement.label(),
                    PLACEMENT,
                    placement.meaning(),
                    cell -> cell.conditions().placement() != placement,
                    conditions -> conditions.on(placement)));
        }
        return knobs;
    }

    private List<Knob> jvm() {
        return List.of(
                Knob.jvm("gc-parallel", COLLECTOR, "the parallel collector", Knobs::always, "-XX:+UseParallelGC"),
                Knob.jvm("gc-g1", COLLECTOR, "G1, the JDK's default", Knobs::always, "-XX:+UseG1GC"),
                Knob.jvm("gc-z", COLLECTOR, "ZGC", Knobs::always, "-XX:+UseZGC"),
                Knob.jvm(
                        "huge-pages",
                        JVM,
                        "transparent huge pages for the heap",
                        Knobs::always,
                        "-XX:+UseTransparentHugePages"),
                Knob.jvm("c1-only", JVM, "no optimising compiler", Knobs::always, "-XX:TieredStopAtLevel=1"),
                Knob.jvm(
                        "allocator-unpooled",
                        NETTY,
                        "Netty's unpooled buffers",
                        this::isNetty,
                        "-Dio.netty.allocator.type=unpooled"),
                Knob.jvm(
                        "allocator-pooled",
                        NETTY,
                        "Netty's pooled buffers in place of the adaptive ones",
                        this::isNetty,
                        "-Dio.netty.allocator.type=pooled"));
    }

    private static UnaryOperator<Cell.Conditions> traffic(UnaryOperator<Traffic> change) {
        return conditions -> new Cell.Conditions(
                conditions.workload(),
                conditions.placement(),
                conditions.server(),
                conditions.jdk(),
                conditions.client(),
                change.apply(conditions.traffic()));
    }

    private static String property(String name, String value) {
        return "-D" + name + "=" + value;
    }

    @SuppressWarnings("unused") // a predicate of cells
    private static boolean always(Cell cell) {
        return true;
    }

    private static boolean isOverTcp(Cell cell) {
        return cell.conditions().traffic().address() == AddressFamily.TCP;
    }

    private boolean isNetty(Cell cell) {
        return traits(cell).library().equals(NETTY);
    }

    /** Without a setting, which may be one of the knobs. */
    private boolean isVirtual(Cell cell) {
        return traits(cell).model() == Traits.Model.VIRTUAL_THREADS
                && traits(cell).settingOf().isEmpty();
    }

    private Traits traits(Cell cell) {
        return traits.getOrDefault(cell.transport(), Traits.NONE);
    }
}
