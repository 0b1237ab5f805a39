package dev.loopbench.results.cli;

import dev.loopbench.core.address.SocketDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The directory of a run's socket files, if it has any. May be closed by another thread, and more than once. */
final class RunSockets implements Closeable {

    private final Optional<SocketDirectory> made;

    private RunSockets(Optional<SocketDirectory> made) {
        this.made = made;
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
            return new RunSockets(needed ? Optional.of(SocketDirectory.create(base)) : Optional.empty());
        } catch (IOException e) {
            throw new UnusableInput(RunCommand.SOCKET_DIRECTORY, String.valueOf(e.getMessage()));
        }
    }

    /** Where it is. */
    Optional<Path> directory() {
        return made.map(SocketDirectory::path);
    }

    @Override
    public void close() throws IOException {
        if (made.isPresent()) {
            made.get().close();
        }
    }
}
