package dev.loopbench.core.ends;

import dev.loopbench.core.placement.IoThread;
import java.util.List;

/**
 * Where one end of a fork runs.
 *
 * @param pid its process, which may be this one or that of the other end
 * @param ioThreads all threads that do its I/O
 */
public record EndProcess(long pid, List<IoThread> ioThreads) {

    public EndProcess {
        ioThreads = List.copyOf(ioThreads);
    }
}
