package dev.loopbench.core.server;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.process.PrivateChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The server's process. The first line of standard input says what to be; the first answer is where it listens, or after
 * {@value #FAILED} why it does not. Every further
 * line is a {@link ServerCommand}, with its argument after a space if it has one. The end of standard input ends the process: a parent that is killed leaves nothing
 * behind.
 */
public final class ServerMain {

    /** The beginning of the first answer where there is no server. */
    static final String FAILED = "failed ";

    private ServerMain() {}

    public static void main(String[] arguments) {
        int code = 1;
        try {
            serve();
            code = 0;
        } catch (IOException | RuntimeException e) {
            System.err.println("the server's process ends: " + e);
        } finally {
            // Nothing that a transport left running may keep the process alive.
            Runtime.getRuntime().halt(code);
        }
    }

    private static void serve() throws IOException {
        PrintStream answers = PrivateChannel.open();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String first = commands.readLine();
        if (first == null) {
            return;
        }
        try (InProcessServer server = start(ServerSpec.parse(first), answers)) {
            answers.println(AddressText.ofAll(server.addresses()));
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                int space = line.indexOf(' ');
                String name = space < 0 ? line : line.substring(0, space);
                answers.println(answer(
                        server,
                        ServerCommand.valueOf(name),
                        line.substring(name.length()).strip()));
            }
        }
    }

    private static InProcessServer start(ServerSpec spec, PrintStream answers) throws IOException {
        try {
            return InProcessServer.start(spec);
        } catch (IOException e) {
            answers.println(
                    FAILED + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"));
            throw e;
        }
    }

    private static String answer(InProcessServer server, ServerCommand command, String argument) throws IOException {
        return switch (command) {
            case IMPLEMENTATION -> server.implementation();
            case THREADS ->
                server.threads().stream()
                        .map(thread -> thread.tid() + " " + thread.name())
                        .collect(Collectors.joining("\t"));
            case ALLOCATED -> {
                OptionalLong bytes = server.allocatedBytes();
                yield bytes.isPresent() ? Long.toString(bytes.getAsLong()) : "";
            }
            case REPORT -> server.report().line();
            case PLACE -> {
                server.place(CpuList.parse(argument));
                yield "";
            }
            case PARK -> {
                server.park();
                yield "";
            }
            case RESUME -> {
                server.resume();
                yield "";
            }
        };
    }

    /**
     * The commands that a server's process takes over its standard input, one name a line. Each is answered by one line, which is empty
     * where there is nothing to say.
     */
    enum ServerCommand {
        /** The implementation, as text. */
        IMPLEMENTATION,
        /** The I/O threads: number, space and name of each, separated by tabs. */
        THREADS,
        /** Bytes that the I/O threads have allocated, or nothing where the JVM does not count them. */
        ALLOCATED,
        /** The report, as JSON. */
        REPORT,
        /** Moves the I/O threads to the processors that follow after a space. */
        PLACE,
        /** Stops using processor time. */
        PARK,
        /** Serves again. */
        RESUME
    }
}
