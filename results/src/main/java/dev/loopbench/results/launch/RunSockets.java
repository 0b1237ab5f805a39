package dev.loopbench.results.launch;

import dev.loopbench.core.address.SocketDirectory;
import dev.loopbench.results.option.UnusableInput;
import dev.loopbench.results.run.TurnTable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The directory of a run's socket files, if it has any, and the socket on which its forks are granted their turns. May be closed by
 * another thread, and more than once.
 */
public final class RunSockets implements Closeable {

    /** The option that names the directory in which the directories of runs are. */
    public static final String OPTION = "--socket-directory";

    private final Optional<SocketDirectory> made;
    private final TurnTable turns;

    private RunSockets(Optional<SocketDirectory> made, TurnTable turns) {
        this.made = made;
        this.turns = turns;
    }

    /**
     * Removes what runs that were killed left, and makes the directory of this one.
     *
     * @param base where such directories are
     * @param needed whether this run has socket files
     * @throws UnusableInput when it cannot be made
     */
    static RunSockets make(Path base, boolean needed) {
        SocketDirectory.removeLeftovers(base);
        try {
            TurnTable turns = TurnTable.open(base);
            try {
                return new RunSockets(needed ? Optional.of(SocketDirectory.create(base)) : Optional.empty(), turns);
            } catch (IOException e) {
                turns.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnusableInput(OPTION, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Those of a run without socket files, in the directory for temporary files.
     *
     * @throws UnusableInput when they cannot be made there
     */
    static RunSockets makeTemporary() {
        return make(Path.of(System.getProperty("java.io.tmpdir")), false);
    }

    /** Where forks are granted their turns. */
    TurnTable turns() {
        return turns;
    }

    /** Where the directory is. */
    Optional<Path> directory() {
        return made.map(SocketDirectory::path);
    }

    @Override
    public void close() throws IOException {
        turns.close();
        if (made.isPresent()) {
            made.get().close();
        }
    }
}
