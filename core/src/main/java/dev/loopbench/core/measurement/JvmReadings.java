package dev.loopbench.core.measurement;

import dev.loopbench.core.ends.ForkEnds;
import dev.loopbench.core.record.ForkRecord.JvmReading;
import dev.loopbench.core.record.JvmUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The readings of a fork's JVMs, taken between slices: four a second, so that what is steady can be cut out afterwards, and
 * not one for each slice, since a reading takes some milliseconds. None where the ends are no JVMs.
 */
final class JvmReadings {

    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final List<JvmReading> readings = new ArrayList<>();
    private long lastAtNanos;

    /**
     * Whether the last is long enough ago. Not before the first slice: that would only delay it.
     *
     * @param atNanos since the fork's first slice
     */
    boolean isDue(long atNanos) {
        return atNanos - lastAtNanos >= INTERVAL_NANOS;
    }

    /**
     * Takes one.
     *
     * @param slices how many are over
     * @param atNanos since the fork's first slice
     */
    void take(ForkEnds ends, int slices, long atNanos) throws IOException {
        lastAtNanos = atNanos;
        Optional<JvmUsage> client = ends.clientJvm();
        Optional<JvmUsage> server = ends.serverJvm();
        if (client.isPresent() && server.isPresent()) {
            readings.add(new JvmReading(slices, client.get(), server.get()));
        }
    }

    /** In their order. */
    List<JvmReading> all() {
        return List.copyOf(readings);
    }
}
