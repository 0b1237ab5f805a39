package dev.loopbench.core.process;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A pipe from a child to its parent on which nothing but answers travels. A JVM and the libraries in it write to standard output
 * whenever they like, so the shell that starts the child makes the parent's pipe descriptor 3 and sends standard output where
 * standard error goes.
 */
public final class PrivateChannel {

    private static final String SCRIPT = "exec \"$@\" 3>&1 1>&2";
    private static final Path CHILDS_END = Path.of("/proc/self/fd/3");

    private PrivateChannel() {}

    /** The command with such a pipe in place of its standard output; the process keeps its number. */
    public static List<String> command(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sh"));
        wrapped.addAll(command);
        return wrapped;
    }

    /**
     * The child's end.
     *
     * @throws IOException when this process was not started with such a pipe
     */
    public static PrintStream open() throws IOException {
        return open(CHILDS_END);
    }

    /**
     * Only a pipe is opened: in a JVM that somebody starts by hand the descriptor is the JDK's own {@code lib/modules}, which opening it as
     * a file would empty.
     */
    static PrintStream open(Path descriptor) throws IOException {
        if (!Files.isSymbolicLink(descriptor)
                || !Files.readSymbolicLink(descriptor).toString().startsWith("pipe:")) {
            throw new IOException("this program is started by Loopbench alone: it has nobody to answer to");
        }
        return new PrintStream(
                Files.newOutputStream(descriptor, StandardOpenOption.WRITE), true, StandardCharsets.UTF_8);
    }
}
