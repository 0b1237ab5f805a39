package dev.loopbench.results.cli;

import dev.loopbench.service.target.RefusedTarget;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line's entry point. */
@Command(
        name = "loopbench",
        mixinStandardHelpOptions = true,
        version = "Loopbench 0.1.0",
        description = "Measures local I/O on the JVM: blocking sockets, NIO and Netty over loopback.",
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            CompareCommand.class,
            BudgetCommand.class,
            CurveCommand.class,
            DoctorCommand.class,
            PortsCommand.class,
            ServeCommand.class,
            TuneCommand.class,
            MeasureCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all went well, 1 measured but something failed, 2 the input cannot be used.",
            "Run 'loopbench COMMAND --help' for a command's options."
        })
public final class Loopbench implements Runnable {

    static final int FAILED = 1;
    static final int UNUSABLE = 2;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        // Tables hold µ and ±, whatever the locale of the shell.
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Loopbench());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(Loopbench::unparsable);
        commandLine.setExecutionExceptionHandler(Loopbench::failed);
        return commandLine;
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command, such as run, list, doctor or ports; --help lists all");
    }

    private static int unparsable(ParameterException e, String[] arguments) {
        return unusable(e.getCommandLine(), e.getMessage());
    }

    private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
        if (e instanceof UnusableInput || e instanceof RefusedTarget) {
            return unusable(commandLine, e.getMessage());
        }
        throw e;
    }

    private static int unusable(CommandLine commandLine, @Nullable String message) {
        commandLine
                .getErr()
                .println(commandLine.getCommandSpec().qualifiedName() + ": "
                        + String.valueOf(message).lines().findFirst().orElse(""));
        return UNUSABLE;
    }
}
