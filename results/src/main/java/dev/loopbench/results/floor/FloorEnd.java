package dev.loopbench.results.floor;

import dev.loopbench.core.ends.ForkEnds.EndProcess;
import dev.loopbench.core.frame.ProtocolException;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.EndRecord.ThreadRecord;
import dev.loopbench.core.server.CommandedProcess;
import dev.loopbench.core.server.JvmFacts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A process of the program: one end, or a part. Its first thread does the I/O, so the pid is that thread's id, too. */
final class FloorEnd implements AutoCloseable {

    /** Between addresses, in its arguments and in what a server reports. */
    static final String SEPARATOR = ",";

    /** The program's name for its further I/O threads. */
    private static final String IO_THREAD = "floor-io";

    private static final String WRONG = "wrong ";
    private static final String BROKEN = "broken ";

    private final String role;
    private final FloorProgram program;
    private final SortedSet<Integer> cpus;
    private final CommandedProcess process;
    private final String opening;

    /**
     * Starts the process and waits until it is ready.
     *
     * @param role server, client or part
     * @param cpus those to which its I/O threads are pinned; empty where the scheduler places them
     * @param arguments those after the role
     * @param firstLine what it reads first from its standard input
     */
    FloorEnd(String role, FloorProgram program, SortedSet<Integer> cpus, List<String> arguments, String firstLine)
            throws IOException {
        this.role = role;
        this.program = program;
        this.cpus = cpus;
        List<String> command = new ArrayList<>(List.of(program.path().toString(), role));
        command.addAll(arguments);
        process = new CommandedProcess("the floor's " + role, new ProcessBuilder(command));
        try {
            opening = ask(firstLine);
        } catch (IOException | RuntimeException e) {
            process.kill();
            throw e;
        }
    }

    /**
     * The line that it wrote when it was ready: a server its ports, or 0 if it has a socket file; a client its socket options; a
     * part nothing.
     */
    String opening() {
        return opening;
    }

    /**
     * The address at which a server listens, or the first of several.
     *
     * @param bind the address that it was given
     */
    SocketAddress listening(SocketAddress bind) {
        return allListening(bind).get(0);
    }

    /** All of its addresses. */
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
     * Sends a command and waits for the answer.
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

    /** Its pid and the threads that do I/O now. */
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

    /** A thread that sleeps during a measurement; a server has one for commands. */
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
     * Describes this end for the fork's record.
     *
     * @param label name of what it measures
     * @param implementation what moves its bytes
     */
    EndRecord record(
            String label, String implementation, Map<String, String> socketOptions, List<ThreadRecord> threads) {
        return new EndRecord(label, implementation, socketOptions, Map.of(), facts(), cpus, threads);
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
