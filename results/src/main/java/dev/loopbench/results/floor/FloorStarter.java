package dev.loopbench.results.floor;

import dev.loopbench.core.frame.PayloadPeriod;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.Pacer;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Starts the ends of one fork of a floor; it knows the order of the program's arguments. */
final class FloorStarter {

    /** In the place of an option that the program need not set. */
    private static final String ABSENT = "-";

    private static final String NO_CPU = "-";

    /** Number of listeners of a server whose connections are kept. */
    private static final int KEPT = 0;

    private final FloorProgram program;
    private final Floor floor;
    private final Assignment assignment;
    private final Token token;

    FloorStarter(FloorProgram program, Floor floor, Assignment assignment, Token token) {
        this.program = program;
        this.floor = floor;
        this.assignment = assignment;
        this.token = token;
    }

    /**
     * Starts a server whose connections are kept.
     *
     * @param connections how many will be open when it reads their socket options
     */
    FloorEnd server(int connections, SocketAddress bind, String congestion) throws IOException {
        return server(connections, KEPT, bind, congestion);
    }

    /** Starts a server with a connection for each request. It listens at as many addresses as the traffic says. */
    FloorEnd serverOfCycles(ForkSpec spec, SocketAddress bind) throws IOException {
        Traffic traffic = spec.traffic();
        return server(traffic.connections(), traffic.listeners(), bind, traffic.congestion());
    }

    private FloorEnd server(int connections, int listeners, SocketAddress bind, String congestion) throws IOException {
        return start(
                "server",
                assignment.server(),
                List.of(Integer.toString(connections), text(bind), option(congestion), Integer.toString(listeners)));
    }

    /** Starts a client and connects it. */
    FloorEnd client(ForkSpec spec, List<SocketAddress> servers) throws IOException {
        Traffic traffic = spec.traffic();
        List<String> load = new ArrayList<>(List.of(
                Integer.toString(traffic.connections()),
                servers.stream().map(FloorStarter::text).collect(Collectors.joining(FloorEnd.SEPARATOR)),
                option(traffic.congestion()),
                Integer.toString(traffic.window()),
                Integer.toString(traffic.shape().requestBytes()),
                Integer.toString(traffic.shape().responseBytes())));
        load.addAll(slices(spec));
        load.add(spec.takesWakeUps(assignment, floor.waits()) ? cpu(assignment.server()) : NO_CPU);
        load.addAll(pace(spec));
        load.add(traffic.use().label());
        return start("client", assignment.client(), load);
    }

    /** Starts a part. Each message that it moves is as long as the frame of a request. */
    static FloorEnd part(FloorProgram program, Part part, Assignment assignment, ForkSpec spec) throws IOException {
        List<String> load =
                new ArrayList<>(List.of(Integer.toString(spec.traffic().shape().requestFrame())));
        load.addAll(slices(spec));
        SortedSet<Integer> cpus = held(assignment, assignment.client());
        return new FloorEnd("part", program, cpus, arguments(part.label(), cpus, load), "");
    }

    private FloorEnd start(String role, SortedSet<Integer> assigned, List<String> load) throws IOException {
        SortedSet<Integer> cpus = held(assignment, assigned);
        String mode = floor.name().toLowerCase(Locale.ROOT);
        return new FloorEnd(role, program, cpus, arguments(mode, cpus, load), secrets());
    }

    private static List<String> arguments(String what, SortedSet<Integer> cpus, List<String> load) {
        List<String> arguments = new ArrayList<>(List.of(what, cpus.isEmpty() ? NO_CPU : cpu(cpus)));
        arguments.addAll(load);
        return arguments;
    }

    private static List<String> pace(ForkSpec spec) {
        return List.of(
                Integer.toString(spec.traffic().pace().perSecond()),
                spec.traffic().pace().arrivals().label(),
                Long.toString(
                        Pacer.of(spec.placement(), spec.traffic().connections()).aheadNanos()));
    }

    private static List<String> slices(ForkSpec spec) {
        return List.of(
                Integer.toString(spec.ramp()),
                Integer.toString(spec.slice()),
                Integer.toString(spec.lap()),
                Integer.toString(spec.probePairsInside()));
    }

    private static String text(SocketAddress address) {
        return address instanceof InetSocketAddress tcp ? Integer.toString(tcp.getPort()) : address.toString();
    }

    private static String option(String congestion) {
        return congestion.equals(Traffic.KERNELS_CHOICE) ? ABSENT : congestion;
    }

    /** They go over the process's standard input: everyone can read its arguments. */
    private String secrets() {
        return token.hex() + " " + HexFormat.of().formatHex(PayloadPeriod.bytes());
    }

    private static String cpu(SortedSet<Integer> cpus) {
        return Integer.toString(cpus.first());
    }

    private static SortedSet<Integer> held(Assignment assignment, SortedSet<Integer> cpus) {
        return assignment.held() ? cpus : new TreeSet<>();
    }
}
