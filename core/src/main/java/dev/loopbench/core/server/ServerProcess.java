package dev.loopbench.core.server;

import dev.loopbench.core.jdk.TimedCode;
import dev.loopbench.core.ledger.LedgerDirectory;
import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.placement.IoThreads.IoThread;
import dev.loopbench.core.process.PrivateChannel;
import dev.loopbench.core.server.ServerMain.ServerCommand;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * A server in a JVM of its own: same JDK, same options and same class path as this one, commanded over its standard
 * input and gone when that ends.
 */
public final class ServerProcess implements ServerHandle {

    /**
     * Options that belong to this process alone: the harness's hints and what names this fork. An agent given by
     * {@code -agentpath} is inherited: a profiler is to see both ends.
     */
    private static final List<String> NOT_INHERITED =
            List.of("-Dloopbench.", "-Djmh.", "-XX:CompileCommandFile", "-agentlib", "-javaagent");

    private static final String LEDGER = "-D" + LedgerDirectory.PROPERTY + "=";

    private final CommandedProcess process;
    private List<SocketAddress> addresses = List.of();
    private SortedSet<Integer> placed;

    private ServerProcess(CommandedProcess process, SortedSet<Integer> placed) {
        this.process = process;
        this.placed = placed;
    }

    /**
     * Launches the JVM and tells it what to be; {@link #await} says when it listens. In between the caller may do
     * something useful.
     */
    public static ServerProcess launch(ServerSpec spec) throws IOException {
        List<String> command = command(ManagementFactory.getRuntimeMXBean().getInputArguments());
        CommandedProcess process =
                new CommandedProcess("the server's process", new ProcessBuilder(PrivateChannel.command(command)));
        process.tell(spec.line());
        return new ServerProcess(process, spec.cpus());
    }

    /** The command of a server whose client's JVM has these options. */
    static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // JMH's hints are not inherited, but the CPU probe runs on this end, too.
        command.addAll(TimedCode.with(inheritedOptions(options)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerMain.class.getName()));
        return command;
    }

    private static List<String> inheritedOptions(List<String> options) {
        return options.stream()
                .filter(option ->
                        option.startsWith(LEDGER) || NOT_INHERITED.stream().noneMatch(option::startsWith))
                .toList();
    }

    /**
     * Waits until the server listens.
     *
     * @throws IOException when it cannot listen, and why; when it ended or does not answer, its last words
     */
    @Override
    public void await() throws IOException {
        String answer = process.answer();
        if (answer.startsWith(ServerMain.FAILED)) {
            throw new IOException("the server does not listen: " + answer.substring(ServerMain.FAILED.length()));
        }
        addresses = AddressText.parseAll(answer);
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public List<SocketAddress> addresses() {
        if (addresses.isEmpty()) {
            throw new IllegalStateException("the server's process has not been waited for");
        }
        return addresses;
    }

    @Override
    public String implementation() throws IOException {
        return ask(ServerCommand.IMPLEMENTATION);
    }

    @Override
    public List<IoThread> threads() throws IOException {
        List<IoThread> threads = new ArrayList<>();
        for (String thread : ask(ServerCommand.THREADS).split("\t", -1)) {
            int space = thread.indexOf(' ');
            if (space > 0) {
                threads.add(new IoThread(thread.substring(space + 1), Integer.parseInt(thread.substring(0, space))));
            }
        }
        return threads;
    }

    @Override
    public OptionalLong allocatedBytes() throws IOException {
        String bytes = ask(ServerCommand.ALLOCATED);
        return bytes.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(bytes));
    }

    @Override
    public ServerReport report() throws IOException {
        return ServerReport.parse(ask(ServerCommand.REPORT));
    }

    /** Asks nothing where they are there already. */
    @Override
    public void place(SortedSet<Integer> cpus) throws IOException {
        if (!cpus.equals(placed)) {
            process.ask(ServerCommand.PLACE.name() + " " + CpuList.format(cpus));
            placed = cpus;
        }
    }

    @Override
    public void park() throws IOException {
        ask(ServerCommand.PARK);
    }

    @Override
    public void resume() throws IOException {
        ask(ServerCommand.RESUME);
    }

    private String ask(ServerCommand command) throws IOException {
        return process.ask(command.name());
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
