package dev.loopbench.results.cli;

import dev.loopbench.results.files.Documents;
import dev.loopbench.results.option.OptionValues;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.ports.PortExplanation;
import dev.loopbench.results.ports.PortsDocument;
import dev.loopbench.results.ports.PortsReport;
import dev.loopbench.results.terminal.ExitCode;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists who listens on this machine, or explains one port. */
@Command(
        name = "ports",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the listeners of this machine (TCP, UDP and Unix domain sockets), who owns them and who can reach them,"
                    + " and names likely mistakes with their remedy. Reads the kernel's tables; connects to nothing.",
            "With a port: explains that one."
        },
        footer = {"", "Exit codes: 0 listed, 1 with --exposed if a listener is exposed, 2 the input cannot be used."})
final class PortsCommand implements Callable<Integer> {

    private static final int LAST = 65535;
    private static final String LOOKING = "reading the kernel's tables and looking for the owners of sockets";

    @Parameters(paramLabel = "PORT", arity = "0..1", description = "The port to explain, such as 62893.")
    private @Nullable Integer port;

    @Option(names = "--exposed", description = "List exposed listeners only; exit with 1 if there is any.")
    private boolean exposed;

    @Option(
            names = "--ask",
            description =
                    "Greet each TCP listener on loopback as a Redis and as a PostgreSQL client would, to find those"
                            + " that ask for no password. Reads and changes no data. Default: nothing is sent.")
    private boolean ask;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        OptionValues.within("PORT", port, 1, LAST);
        if (port != null && exposed) {
            throw new UnusableInput("--exposed", "lists ports: give it without " + port);
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            Integer one = port;
            if (one != null) {
                PortExplanation explanation = Step.during(LOOKING, () -> PortExplanation.ofThisMachine(one, ask));
                out.print(json ? Documents.text(explanation) : explanation.text());
                out.flush();
                return 0;
            }
            PortsDocument all = Step.during(LOOKING, () -> PortsDocument.ofThisMachine(ask));
            PortsDocument ports = exposed ? all.onlyExposed() : all;
            out.print(json ? Documents.text(ports) : PortsReport.text(ports));
            out.flush();
            return exposed && ports.anyExposed() ? ExitCode.FAILED : 0;
        } catch (IOException e) {
            throw new UnusableInput("ports", String.valueOf(e.getMessage()));
        }
    }
}
