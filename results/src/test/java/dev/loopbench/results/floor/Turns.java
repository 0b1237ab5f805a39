package dev.loopbench.results.floor;

import dev.loopbench.core.measurement.Fork;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.record.ForkSpec;
import java.io.IOException;

/** A fork of the program that takes a few turns and has nobody to take them with. */
final class Turns {

    private static final int ROUNDS = 3;

    private Turns() {}

    static void take(FloorForks forks, ForkSpec spec, ForkFiles files) throws IOException {
        try (Fork fork = forks.fork(spec, files)) {
            fork.open();
            fork.park();
            for (int round = 1; round <= ROUNDS; round++) {
                fork.turn(round);
            }
        }
    }
}
