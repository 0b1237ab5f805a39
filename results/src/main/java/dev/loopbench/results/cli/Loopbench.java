package dev.loopbench.results.cli;

import dev.loopbench.core.jdk.NativeDirectory;
import dev.loopbench.core.text.Printable;
import dev.loopbench.results.doctor.Doctor;
import dev.loopbench.results.doctor.EarlyWatch;
import dev.loopbench.results.environment.Versions;
import dev.loopbench.results.option.Candidates;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.terminal.Colour;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.terminal.FailureLine;
import dev.loopbench.results.terminal.Screen;
import dev.loopbench.results.text.LineWidth;
import dev.loopbench.service.target.RefusedTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entry point. */
@Command(
        name = "loopbench",
        mixinStandardHelpOptions = true,
        versionProvider = Loopbench.SuiteVersion.class,
        description = "Measures local I/O on the JVM: blocking sockets, NIO and Netty over loopback.",
        subcommands = {
            RunCommand.class,
            ListCommand.class,
            CompareCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            BudgetCommand.class,
            CurveCommand.class,
            DoctorCommand.class,
            PortsCommand.class,
            ServeCommand.class,
            TuneCommand.class,
            MeasureCommand.class,
            CompletionCommand.class,
            ManCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all went well, 1 something failed or nothing was measured, 2 the input cannot be used.",
            "Run 'loopbench COMMAND --help' for a command's options."
        })
public final class Loopbench implements Runnable {

    /** System property: {@code true} adds the stack trace to the line that says why a command failed. */
    private static final String TRACE = "loopbench.trace";

    private static final int SUGGESTIONS = 3;
    private static final Set<String> WATCHING = Set.of("run", "tune");
    private static final Set<String> NOT_MEASURING = Set.of("--dry-run", "--help", "-h", "--version", "-V");

    private final @Nullable Screen screen;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            completionCandidates = Candidates.OfColours.class,
            defaultValue = "auto",
            description = "Colour verdicts: auto (on terminals, unless NO_COLOR is set), always or never. Default:"
                    + " ${DEFAULT-VALUE}.")
    private String color;

    /** One that colours nothing. */
    Loopbench() {
        this(null);
    }

    private Loopbench(@Nullable Screen screen) {
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        // Tables hold µ and ±, whatever the locale of the shell.
        Screen screen = new Screen();
        PrintStream out = screen.take();
        loadNativeCodeWhereItMay();
        if (measures(arguments)) {
            EarlyWatch.begin(Path.of("/"), Doctor.GLANCE, out);
        }
        int code = namesPrograms() ? commandLine(new Loopbench(screen)).execute(arguments) : ExitCode.UNUSABLE;
        // Output that could not be written, to a full disk say, is no success.
        if (out.checkError() && code == 0) {
            System.err.println("loopbench: standard output cannot be written");
            code = ExitCode.FAILED;
        }
        System.exit(code);
    }

    /** Where nothing will do, only commands that need native code fail: {@link #execute} says why. */
    private static void loadNativeCodeWhereItMay() {
        try {
            NativeDirectory.use();
        } catch (IOException e) {
            // Told when it matters.
        }
    }

    /** Whether the command is one that tells how the machine is before it measures. */
    private static boolean measures(String... arguments) {
        List<String> words = List.of(arguments);
        return !words.isEmpty()
                && WATCHING.contains(words.get(0))
                && words.stream().noneMatch(NOT_MEASURING::contains);
    }

    /** The JDK writes names of programs and files in the encoding of the JVM. One without ASCII starts nothing. */
    private static boolean namesPrograms() {
        boolean isAscii = "/".getBytes(Charset.defaultCharset()).length == 1;
        if (!isAscii) {
            System.err.println("loopbench: -Dfile.encoding " + Charset.defaultCharset()
                    + ": no program can be started in it; allowed are encodings that contain ASCII, such as UTF-8");
        }
        return isAscii;
    }

    /** One that colours nothing. */
    public static CommandLine commandLine() {
        return commandLine(new Loopbench());
    }

    private static CommandLine commandLine(Loopbench program) {
        CommandLine commandLine = new CommandLine(program);
        commandLine.setUsageHelpWidth(LineWidth.current());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setParameterExceptionHandler(Loopbench::unparsable);
        commandLine.setExecutionExceptionHandler(Loopbench::failed);
        commandLine.setExecutionStrategy(Loopbench::execute);
        return commandLine;
    }

    /** Without a command there is nothing to do but to say which there are. */
    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "name a command, such as run, list, doctor or ports; --help lists all");
    }

    /** A list that names nothing, such as {@code --transports ,}, would be taken for none at all. */
    private static int execute(ParseResult parsed) {
        if (parsed.commandSpec().userObject() instanceof Loopbench program) {
            program.colour();
        }
        for (ParseResult each = parsed; each != null; each = each.hasSubcommand() ? each.subcommand() : null) {
            for (OptionSpec option : each.matchedOptions()) {
                if (option.getValue() instanceof Collection<?> values
                        && (values.isEmpty()
                                || values.stream()
                                        .anyMatch(value -> String.valueOf(value).isBlank()))) {
                    throw new ParameterException(
                            each.commandSpec().commandLine(),
                            option.longestName() + " '" + String.join(" ", option.originalStringValues())
                                    + "' has an empty name in it: separate names by single commas");
                }
            }
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (LinkageError e) {
            throw new ParameterException(parsed.commandSpec().commandLine(), cannotBeLoaded(e), e);
        }
    }

    /** Mostly native code; where that is not the cause, a class that is missing or does not fit. */
    private static String cannotBeLoaded(LinkageError e) {
        try {
            NativeDirectory.use();
            return "code cannot be loaded: " + Printable.firstLine(String.valueOf(e.getMessage()), "no reason given");
        } catch (IOException nowhere) {
            return String.valueOf(nowhere.getMessage());
        }
    }

    private void colour() {
        try {
            Colour when = Colour.of(color);
            if (screen != null) {
                screen.colour(when);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--color " + e.getMessage(), e);
        }
    }

    private static int unparsable(ParameterException e, String[] arguments) {
        return unusable(e.getCommandLine(), e.getMessage() + suggestion(e));
    }

    /** Suggests the command or option that a misspelt one was probably meant to be, or lists the commands. */
    private static String suggestion(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return "";
        }
        // Similar commands are named with the program in front of them.
        String program = e.getCommandLine().getCommandSpec().root().name() + " ";
        List<String> similar = unmatched.getSuggestions().stream()
                .map(one -> one.startsWith(program) ? one.substring(program.length()) : one)
                .map(one -> one.replaceFirst("[ =].*", ""))
                .distinct()
                .limit(SUGGESTIONS)
                .toList();
        if (!similar.isEmpty()) {
            return "; did you mean " + String.join(" or ", similar) + "?";
        }
        // A command stands before everything else.
        return e.getCommandLine().getParent() == null
                ? "; there are "
                        + String.join(", ", e.getCommandLine().getSubcommands().keySet())
                : "";
    }

    private static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
        if (e instanceof UnusableInput || e instanceof RefusedTarget) {
            return unusable(commandLine, e.getMessage());
        }
        say(commandLine, FailureLine.line(e));
        if (Boolean.getBoolean(TRACE)) {
            e.printStackTrace(commandLine.getErr());
        }
        return ExitCode.FAILED;
    }

    private static int unusable(CommandLine commandLine, @Nullable String message) {
        say(commandLine, String.valueOf(message));
        return ExitCode.UNUSABLE;
    }

    private static void say(CommandLine commandLine, String message) {
        commandLine
                .getErr()
                .println(commandLine.getCommandSpec().qualifiedName() + ": "
                        + Printable.firstLine(message, "no reason given"));
    }

    /** The text of {@code --version}; the pom is the one place that has the number. */
    static final class SuiteVersion implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"Loopbench " + Versions.ofSuite()};
        }
    }
}
