package dev.loopbench.results.option;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.plan.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which clients meet which servers, as options. */
final class MatrixOptions {

    private static final String MATRIX = "--matrix";
    private static final String CLIENTS = "--clients";

    @Option(
            names = MATRIX,
            description = "Measure every server with each of the clients, one panel per client, and print a"
                    + " table of all of them at the end.")
    private boolean matrix;

    @Option(
            names = CLIENTS,
            split = ",",
            paramLabel = "GLOB",
            description = "Clients of a matrix, such as 'nio-select,netty-*'. Default: the same as --transports.")
    private List<String> clients = List.of();

    /**
     * Globs of the clients of a matrix; none where none is asked for.
     *
     * @param transports globs of the servers; none for all
     * @param client the one that was asked for otherwise
     * @throws UnusableInput naming the option, the value and what is allowed
     */
    List<String> clients(List<String> transports, @Nullable String client) {
        if (!matrix) {
            if (!clients.isEmpty()) {
                throw new UnusableInput(CLIENTS, "needs " + MATRIX + "; --client sets the client of all cells");
            }
            return List.of();
        }
        if (client != null) {
            throw new UnusableInput(MATRIX, "cannot be combined with --client: list the client in " + CLIENTS);
        }
        List<String> chosen = clients.isEmpty() ? transports : clients;
        return chosen.isEmpty() ? Names.transports() : select(chosen);
    }

    private static List<String> select(List<String> globs) {
        try {
            List<String> selected = Glob.select(globs, Names.transportsAndFloors());
            if (selected.stream().anyMatch(name -> Floor.of(name).isPresent())) {
                throw new UnusableInput(MATRIX, "cannot be combined with floors: both ends of a floor are one program");
            }
            return selected;
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(CLIENTS, String.valueOf(e.getMessage()));
        }
    }
}
