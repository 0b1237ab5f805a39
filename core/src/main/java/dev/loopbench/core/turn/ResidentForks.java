package dev.loopbench.core.turn;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The forks of one pair of processes, warm, which take turns with those of other pairs. Used by one thread. */
public final class ResidentForks {

    private static final Duration LONGEST_TO_SETTLE = Duration.ofSeconds(8);

    private final List<Fork> forks = new ArrayList<>();

    private ResidentForks(Fork first) {
        forks.add(first);
    }

    /**
     * A fork that is open and has warmed up, and further ones in the same processes.
     *
     * @param spec of the first
     * @param files where the record of that name goes; empty leaves none
     * @throws IOException when the ends cannot be shared so, or cannot be had on such a placement
     */
    public static ResidentForks of(
            Fork first, ForkSpec spec, List<FurtherFork> also, Function<String, Optional<ForkFiles>> files)
            throws IOException {
        ResidentForks resident = new ResidentForks(first);
        try {
            for (FurtherFork one : also) {
                Fork fork = first.sharing(one.spec(spec), files.apply(one.name()));
                resident.forks.add(fork);
                fork.open();
                if (one.hasOtherLoad(spec)) {
                    fork.settle(LONGEST_TO_SETTLE);
                } else {
                    // The code is warm, the caches and the way between the processors are not.
                    fork.slice();
                }
            }
            return resident;
        } catch (IOException | RuntimeException e) {
            resident.closeShared();
            throw e;
        }
    }

    /**
     * Lets their code settle, parks them, and takes turns until the driver ends them or is gone.
     *
     * @param socket where the driver listens
     * @param name by which it knows this process
     * @throws IOException when a fork broke; its record says why
     */
    public void takeTurns(Path socket, String name) throws IOException {
        try {
            forks.get(0).settle(LONGEST_TO_SETTLE);
            for (Fork fork : forks) {
                fork.park();
            }
            try (TurnTaker taker = TurnTaker.connect(socket, name)) {
                taker.takeTurns(forks);
            }
        } finally {
            closeShared();
        }
    }

    /** All but the first, whose ends they share. */
    private void closeShared() throws IOException {
        for (int i = forks.size() - 1; i > 0; i--) {
            forks.get(i).close();
        }
    }
}
