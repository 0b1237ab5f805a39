package dev.loopbench.core.server;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The server's process. One line of JSON on standard input says what to be; every further line asks for a report, which
 * is one line of JSON on standard output. The end of standard input ends the process: a parent that is killed leaves
 * nothing behind.
 */
public final class ServerMain {

    private ServerMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever a library prints must not be taken for an answer.
        System.setOut(System.err);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String first = commands.readLine();
        if (first == null) {
            return;
        }
        try (InProcessServer server = InProcessServer.start(Json.read(first, ServerSpec.class))) {
            answers.println(Json.line(server.report()));
            while (commands.readLine() != null) {
                answers.println(Json.line(server.report()));
            }
        }
        // Nothing that a transport left running may keep the process alive.
        Runtime.getRuntime().halt(0);
    }
}
