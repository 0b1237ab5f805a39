package dev.loopbench.results.floor;

import dev.loopbench.core.measurement.EndProcess;
import dev.loopbench.core.measurement.EndRecord;
import dev.loopbench.core.measurement.ForkSpec;
import dev.loopbench.core.measurement.Pacer;
import dev.loopbench.core.measurement.ThreadRecord;
import dev.loopbench.core.placement.Assignment;
import dev.loopbench.core.placement.IoThread;
import dev.loopbench.core.server.CommandedProcess;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.session.PayloadPeriod;
import dev.loopbench.core.session.ProtocolException;
import dev.loopbench.core.session.Token;
import dev.loopbench.core.transport.CongestionControl;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One end, or a part: a process of the program. Its first thread does the I/O, so that its number is the process's. */
final class FloorEnd implements AutoCloseable {

    /** What it says of an option that its kind of socket does not have, and is told of what it need not set. */
    private static final String ABSENT = "-";

    private static final List<String> OPTIONS =
            List.of("TCP_NODELAY", "SO_SNDBUF", "SO_RCVBUF", CongestionControl.OPTION);
    private static final String NO_CPU = "-";
    /** For the number of listeners of a server whose connections are kept. */
    private static final int KEPT = 0;

    private static final String SEPARATOR = ",";

    /** What the program calls its threads for I/O beside the first. */
    private static final String IO_THREAD = "floor-io";

    private static final String WRONG = "wrong ";
    private static final String BROKEN = "broken ";

    private final String role;
    private final FloorProgram program;
    private final SortedSet<Integer> cpus;
    private final CommandedProcess process;
    private final String opening;

    private FloorEnd(
            String role,
            FloorProgram program,
            String what,
            SortedSet<Integer> cpus,
            List<String> more,
            String firstLine)
            throws IOException {
        this.role = role;
        this.program = program;
        this.cpus = cpus;
        List<String> command = new ArrayList<>(List.of(program.path().toString(), role, what));
        command.add(cpus.isEmpty() ? NO_CPU : cpu(cpus));
        command.addAll(more);
        process = new CommandedProcess("the floor's " + role, new ProcessBuilder(command));
        try {
            opening = ask(firstLine);
        } catch (IOException | RuntimeException e) {
            process.kill();
            throw e;
        }
    }

    /** A server that listens; it looks at its connections when so many are open. */
    static FloorEnd server(
            FloorProgram program,
            Floor floor,
            Assignment assignment,
            Token token,
            int connections,
            SocketAddress bind,
            String congestion)
            throws IOException {
        return server(program, floor, assignment, token, connections, KEPT, bind, congestion);
    }

    /** A server of cycles that listens at so many addresses. */
    static FloorEnd serverOfCycles(
            FloorProgram program, Floor floor, Assignment assignment, Token token, ForkSpec spec, SocketAddress bind)
            throws IOException {
        return server(
                program,
                floor,
                assignment,
                token,
                spec.traffic().connections(),
                spec.traffic().listeners(),
                bind,
                spec.traffic().congestion());
    }

    private static FloorEnd server(
            FloorProgram program,
            Floor floor,
            Assignment assignment,
            Token token,
            int connections,
            int listeners,
            SocketAddress bind,
            String congestion)
            throws IOException {
        return new FloorEnd(
                "server",
                program,
                mode(floor),
                held(assignment, assignment.server()),
                List.of(Integer.toString(connections), text(bind), argument(congestion), Integer.toString(listeners)),
                secrets(token));
    }

    /** A client that is connected to a server with one address. */
    static FloorEnd client(
            FloorProgram program, Floor floor, Assignment assignment, Token token, ForkSpec spec, SocketAddress server)
            throws IOException {
        return client(program, floor, assignment, token, spec, List.of(server));
    }

    /** A client that is connected. */
    static FloorEnd client(
            FloorProgram program,
            Floor floor,
            Assignment assignment,
            Token token,
            ForkSpec spec,
            List<SocketAddress> servers)
            throws IOException {
        Traffic traffic = spec.traffic();
        List<String> load = new ArrayList<>(List.of(
                Integer.toString(traffic.connections()),
                servers.stream().map(FloorEnd::text).collect(Collectors.joining(SEPARATOR)),
                argument(traffic.congestion()),
                Integer.toString(traffic.window()),
                Integer.toString(traffic.shape().requestBytes()),
                Integer.toString(traffic.shape().responseBytes())));
        load.addAll(slices(spec));
        load.add(spec.takesWakeUps(assignment, floor.waits()) ? cpu(assignment.server()) : NO_CPU);
        load.addAll(pace(spec));
        load.add(traffic.use().label());
        return new FloorEnd(
                "client", program, mode(floor), held(assignment, assignment.client()), load, secrets(token));
    }

    /** A part that can begin; what it moves is as long as the frame of a request. */
    static FloorEnd part(FloorProgram program, Part part, Assignment assignment, ForkSpec spec) throws IOException {
        List<String> load =
                new ArrayList<>(List.of(Integer.toString(spec.traffic().shape().requestFrame())));
        load.addAll(slices(spec));
        return new FloorEnd("part", program, part.label(), held(assignment, assignment.client()), load, "");
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
                Integer.toString(spec.bracketsInside()));
    }

    /** As the program reads it. */
    private static String text(SocketAddress address) {
        return address instanceof InetSocketAddress tcp ? Integer.toString(tcp.getPort()) : address.toString();
    }

    private static String argument(String congestion) {
        return congestion.equals(Traffic.KERNELS_CHOICE) ? ABSENT : congestion;
    }

    private static String secrets(Token token) {
        return token.hex() + " " + HexFormat.of().formatHex(PayloadPeriod.bytes());
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

    /**
     * What it said when it was ready: a server its ports, or 0 if it has a socket file; a client its socket options; a part
     * nothing.
     */
    String opening() {
        return opening;
    }

    /**
     * Where a server listens, or the first of several addresses.
     *
     * @param bind where it was told to
     */
    SocketAddress listening(SocketAddress bind) {
        return allListening(bind).get(0);
    }

    /** The same of all. */
    List<SocketAddress> allListening(SocketAddress bind) {
        List<SocketAddress> found = new ArrayList<>();
        for (String port : opening.split(SEPARATOR, -1)) {
            found.add(
                    bind instanceof InetSocketAddress tcp
                            ? new InetSocketAddress(tcp.getAddress(), Integer.parseInt(port))
                            : bind);
        }
        return found;
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

    /** With those of its threads that do I/O now. */
    EndProcess endProcess() throws IOException {
        List<IoThread> threads = new ArrayList<>();
        threads.add(new IoThread("floor-" + role, Math.toIntExact(process.pid())));
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            for (Path task : (Iterable<Path>) tasks::iterator) {
                if (Files.readString(task.resolve("comm")).strip().equals(IO_THREAD)) {
                    threads.add(new IoThread(
                            IO_THREAD, Integer.parseInt(task.getFileName().toString())));
                }
            }
        }
        return new EndProcess(process.pid(), threads);
    }

    /** A thread of it that sleeps while it is measured: of a server the one for commands. */
    OptionalInt sleeper() throws IOException {
        List<Integer> io = endProcess().ioThreads().stream().map(IoThread::tid).toList();
        try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            return tasks.mapToInt(task -> Integer.parseInt(task.getFileName().toString()))
                    .filter(tid -> !io.contains(tid))
                    .findFirst();
        }
    }

    JvmFacts facts() {
        return program.facts(process.pid());
    }

    /**
     * What it is, for the fork's record.
     *
     * @param label of what it measures
     * @param implementation what moves its bytes
     */
    EndRecord record(
            String label, String implementation, Map<String, String> socketOptions, List<ThreadRecord> threads) {
        return new EndRecord(label, implementation, socketOptions, Map.of(), facts(), cpus, threads);
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
