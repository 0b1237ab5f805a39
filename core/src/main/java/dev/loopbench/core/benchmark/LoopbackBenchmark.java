package dev.loopbench.core.benchmark;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.server.ParentWatch;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.TrafficText;
import dev.loopbench.core.turn.FurtherFork;
import dev.loopbench.core.turn.ResidentForks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The common part of all benchmarks over a loopback connection: its parameters, and the fork that it owns.
 *
 * <p>One invocation is one slice; its counted round trips are the operations per invocation, which whoever runs the
 * benchmark may set. JMH's score therefore includes probe pairs and drain; {@link JmhForkFigures} are without, and the figures that count
 * are in the fork's own record, which is left in the directory named by {@value #RECORD_DIRECTORY} under the name {@value #RECORD_NAME}.
 */
@State(Scope.Thread)
@Threads(1)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public abstract class LoopbackBenchmark {

    /** System property: the run directory for the fork's record and histograms. Absent: no record is left. */
    public static final String RECORD_DIRECTORY = "loopbench.record.directory";

    /** System property: the name of the fork's files, without ending. */
    public static final String RECORD_NAME = "loopbench.record.name";

    /**
     * System property: the socket on which a driver grants turns after JMH's iterations. Absent: there are no turns, and what
     * is measured is JMH's score.
     */
    public static final String TURNS = "loopbench.turns";

    /**
     * System property: further forks that take turns in the same pair of processes, each as
     * {@code PLACEMENT:SLICE:NAME} with the counted round trips of a slice and the name of its record, separated by commas.
     * Absent: none.
     */
    public static final String ALSO = "loopbench.also";

    /**
     * System property: the number of the processor on which both ends run until their first turn, wherever their placement has them
     * from then on. Absent: they are placed from the start.
     */
    public static final String WARM_UP_CPU = "loopbench.warmup.cpu";

    /**
     * System property: the directory for socket files, as {@link dev.loopbench.core.address.SocketDirectory} makes it.
     * Absent: there are none, and the {@link #address} cannot be {@code unix}.
     */
    public static final String SOCKET_DIRECTORY = "loopbench.socket.directory";

    /** For {@link #client}: the transport of the server. */
    public static final String SAME = "same";

    /** The client's transport, {@value #SAME} for that of the server. */
    @Param(SAME)
    public String client;

    /** How the ends stand to each other; see {@link Placement}. */
    @Param("same-core")
    public String placement;

    /** Where the server lives; see {@link ServerMode}. */
    @Param("process")
    public String server;

    /** The address family of both ends; see {@link AddressFamily}. */
    @Param("tcp")
    public String address;

    /** Payload of a request, such as {@code 64} bytes, {@code 64KiB} or {@code 1MiB}. */
    @Param("64")
    public String requestBytes;

    /** Payload of a response, likewise. */
    @Param("64")
    public String responseBytes;

    /** How long the server computes before each answer, ns; see {@link Serving}. */
    @Param("0")
    public long serverWorkNanos;

    /** How long the server's handler blocks before each answer, ns. */
    @Param("0")
    public long serverWaitNanos;

    /** I/O threads of the server. */
    @Param("1")
    public int serverThreads;

    /** The congestion control that both ends set; see {@link Traffic#congestion}. */
    @Param(Traffic.KERNELS_CHOICE)
    public String congestion;

    private final boolean isInTurns = System.getProperty(TURNS) != null;
    private @Nullable Fork fork;
    private @Nullable ForkSpec spec;

    /** The server's transport: a {@code @Param} of the concrete class. */
    protected abstract String transport();

    /** The traffic of the workload before its parameters are applied. */
    protected Traffic usual() {
        return Traffic.of(new MessageShape(0, 0), 1, 1);
    }

    /** Brings up both ends. */
    @Setup(Level.Trial)
    public final void open(BenchmarkParams params) throws IOException {
        if (!isInTurns) {
            JmhRequest.of(getClass(), transport(), params).check();
        }
        ParentWatch.start();
        ForkSpec asked = new ForkSpec(
                transport(),
                client.equals(SAME) ? transport() : client,
                Placement.of(placement),
                ServerMode.of(server),
                traffic(params),
                params.getOpsPerInvocation());
        spec = asked;
        fork = new Fork(
                asked,
                files(recordName()),
                Optional.ofNullable(System.getProperty(SOCKET_DIRECTORY)).map(Path::of));
        fork.open();
        Integer cpu = Integer.getInteger(WARM_UP_CPU);
        if (cpu != null) {
            fork.warmUpOn(cpu);
        }
    }

    /** Takes turns where there is a driver, leaves the records and ends both ends. */
    @TearDown(Level.Trial)
    public final void close() throws IOException {
        Fork first = fork;
        ForkSpec of = spec;
        if (first == null || of == null) {
            return;
        }
        try (first) {
            String socket = System.getProperty(TURNS);
            if (socket != null) {
                ResidentForks.of(
                                first, of, FurtherFork.parseAll(System.getProperty(ALSO, "")), LoopbackBenchmark::files)
                        .takeTurns(Path.of(socket), recordName());
            }
        }
    }

    /** Measures one slice: its counted round trips. */
    protected final long slice(JmhForkFigures figures) throws IOException {
        Fork measured = fork;
        if (measured == null) {
            throw new IllegalStateException("the benchmark was not set up");
        }
        return isInTurns ? measured.slice() : figures.slice(measured);
    }

    /** The parameters of the concrete class by their names, since not every workload has all of them. */
    private Traffic traffic(BenchmarkParams params) {
        Traffic traffic = usual();
        for (String name : params.getParamsKeys()) {
            if (TrafficText.NAMES.contains(name)) {
                try {
                    traffic = TrafficText.with(traffic, name, params.getParam(name));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("-p " + e.getMessage(), e);
                }
            }
        }
        return traffic;
    }

    private static String recordName() {
        return System.getProperty(RECORD_NAME, "fork");
    }

    private static Optional<ForkFiles> files(String name) {
        return Optional.ofNullable(System.getProperty(RECORD_DIRECTORY))
                .map(directory -> ForkFiles.in(Path.of(directory), name));
    }
}
