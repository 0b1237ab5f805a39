package dev.loopbench.results.floor;

import dev.loopbench.core.frame.Payload;
import dev.loopbench.core.frame.Token;
import dev.loopbench.core.load.Pacer;
import dev.loopbench.core.placement.Placements.Assignment;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.TrafficText;
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
     * Starts a server; one of cycles listens at as many addresses as the traffic says.
     *
     * @param traffic whose connections are open when it reads their socket options
     */
    FloorEnd server(Traffic traffic, SocketAddress bind) throws IOException {
        int listeners = traffic.use() == ConnectionUse.PER_REQUEST ? traffic.listeners() : KEPT;
        return start(
                "server",
                assignment.server(),
                List.of(TrafficText.write(traffic), text(bind), Integer.toString(listeners)));
    }

    /** Starts a client and connects it. */
    FloorEnd client(ForkSpec spec, List<SocketAddress> servers) throws IOException {
        List<String> load = new ArrayList<>(List.of(
                TrafficText.write(spec.traffic()),
                servers.stream().map(FloorStarter::text).collect(Collectors.joining(FloorEnd.SEPARATOR))));
        load.addAll(slices(spec));
        load.add(spec.takesWakeUps(assignment, floor.waits()) ? cpu(assignment.server()) : NO_CPU);
        load.add(Long.toString(
                Pacer.of(spec.placement(), spec.traffic().connections()).aheadNanos()));
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

    /** They go over the process's standard input: everyone can read its arguments. */
    private String secrets() {
        return token.hex() + " " + HexFormat.of().formatHex(Payload.period());
    }

    private static String cpu(SortedSet<Integer> cpus) {
        return Integer.toString(cpus.first());
    }

    private static SortedSet<Integer> held(Assignment assignment, SortedSet<Integer> cpus) {
        return assignment.held() ? cpus : new TreeSet<>();
    }
}
