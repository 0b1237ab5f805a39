package dev.loopbench.results.floor;

import dev.loopbench.core.measurement.EndProcess;
import dev.loopbench.core.measurement.EndRecord;
import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.core.measurement.Lap;
import dev.loopbench.core.measurement.ThreadRecord;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.placement.IoThread;
import dev.loopbench.core.server.CommandedProcess;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.session.PayloadPeriod;
import dev.loopbench.core.session.ProtocolException;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.Floor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One end: a process of the program. Its first thread does the I/O, so that its number is the process's. */
final class FloorEnd implements AutoCloseable {

    /** What it says of an option that its kind of socket does not have. */
    private static final String ABSENT = "-";

    private static final List<String> OPTIONS = List.of("TCP_NODELAY", "SO_SNDBUF", "SO_RCVBUF");
    private static final String NO_CPU = "-";
    private static final String WRONG = "wrong ";
    private static final String BROKEN = "broken ";

    private final String role;
    private final FloorProgram program;
    private final Floor floor;
    private final SortedSet<Integer> cpus;
    private final CommandedProcess process;
    private final String opening;

    private FloorEnd(
            String role,
            FloorProgram program,
            Floor floor,
            SortedSet<Integer> cpus,
            Token token,
            int connections,
            SocketAddress address,
            List<String> load)
            throws IOException {
        this.role = role;
        this.program = program;
        this.floor = floor;
        this.cpus = cpus;
        List<String> command = new ArrayList<>(List.of(program.path().toString(), role, mode(floor)));
        command.add(cpus.isEmpty() ? NO_CPU : cpu(cpus));
        command.add(Integer.toString(connections));
        command.add(address instanceof InetSocketAddress tcp ? Integer.toString(tcp.getPort()) : address.toString());
        command.addAll(load);
        process = new CommandedProcess("the floor's " + role, new ProcessBuilder(command));
        try {
            opening = ask(token.hex() + " " + HexFormat.of().formatHex(PayloadPeriod.bytes()));
        } catch (IOException | RuntimeException e) {
            process.kill();
            throw e;
        }
    }

    /** A server that listens; it looks at its connections when so many are open. */
    static FloorEnd server(
            FloorProgram program, Floor floor, Assignment assignment, Token token, int connections, SocketAddress bind)
            throws IOException {
        return new FloorEnd(
                "server", program, floor, held(assignment, assignment.server()), token, connections, bind, List.of());
    }

    /** A client that is connected. */
    static FloorEnd client(
            FloorProgram program, Floor floor, Assignment assignment, Token token, ForkSpec spec, SocketAddress server)
            throws IOException {
        List<String> load = List.of(
                Integer.toString(spec.window()),
                Integer.toString(spec.shape().requestBytes()),
                Integer.toString(spec.shape().responseBytes()),
                Integer.toString(spec.ramp()),
                Integer.toString(spec.slice()),
                Integer.toString(Lap.LENGTH),
                Integer.toString(spec.bracketsInside()),
                spec.takesWakeUps(assignment, floor.waits()) ? cpu(assignment.server()) : NO_CPU);
        return new FloorEnd(
                "client",
                program,
                floor,
                held(assignment, assignment.client()),
                token,
                spec.connections(),
                server,
                load);
    }

    private static String cpu(SortedSet<Integer> cpus) {
        return Integer.toString(cpus.first());
    }

    private static SortedSet<Integer> held(Assignment assignment, SortedSet<Integer> cpus) {
        return assignment.held() ? cpus : new TreeSet<>();
    }

    private static String mode(Floor floor) {
        return floor.name().toLowerCase(Locale.ROOT);
    }

    /** What it said when it was ready: a server its port, or 0 if it has a socket file; a client its socket options. */
    String opening() {
        return opening;
    }

    /**
     * Where a server listens.
     *
     * @param bind where it was told to
     */
    SocketAddress listening(SocketAddress bind) {
        return bind instanceof InetSocketAddress tcp
                ? new InetSocketAddress(tcp.getAddress(), Integer.parseInt(opening))
                : bind;
    }

    /**
     * Commands it and waits for the answer.
     *
     * @throws IOException when it broke or stalled
     * @throws ProtocolException when its peer's bytes were wrong
     */
    String ask(String command) throws IOException {
        String answer = process.ask(command);
        if (answer.startsWith(WRONG)) {
            throw new ProtocolException(answer.substring(WRONG.length()));
        }
        if (answer.startsWith(BROKEN)) {
            throw new IOException("the floor's " + role + ": " + answer.substring(BROKEN.length()));
        }
        return answer;
    }

    EndProcess endProcess() {
        return new EndProcess(process.pid(), List.of(new IoThread("floor-" + role, Math.toIntExact(process.pid()))));
    }

    JvmFacts facts() {
        return program.facts(process.pid());
    }

    EndRecord record(Map<String, String> socketOptions, List<ThreadRecord> threads) {
        return new EndRecord(floor.label(), floor.implementation(), socketOptions, Map.of(), facts(), cpus, threads);
    }

    /** From the numbers in the order in which the program tells them; those that its kind of socket has. */
    static Map<String, String> socketOptions(List<String> numbers) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < OPTIONS.size(); i++) {
            if (!numbers.get(i).equals(ABSENT)) {
                options.put(OPTIONS.get(i), numbers.get(i));
            }
        }
        // As the JDK says it.
        options.computeIfPresent("TCP_NODELAY", (name, number) -> String.valueOf(!number.equals("0")));
        return options;
    }

    /** Ends it at once; from any thread. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
