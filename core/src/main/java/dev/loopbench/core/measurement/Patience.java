package dev.loopbench.core.measurement;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How long a fork goes on beyond its planned time for the sake of quiet laps. Only brackets are asked, never a
 * lap's own result: a fork that stopped when it liked its figures would be choosing them.
 *
 * @param longest what may be added, 0 or more
 * @param quietLaps how many quiet steady laps are enough
 * @param tolerance how far a bracket may be from its reference, as a share of it
 * @param clientNanos the witness's usual time on the client's core, ns
 * @param serverNanos the same for the server's core, ns; of no meaning where the ends share a core
 * @param wakeUpTolerance how far a wake-up of the other processor may be from its usual time, as a share of it
 * @param wakeUpNanos its usual time, ns, which then counts instead of the witness's; 0 while it is not known
 */
public record Patience(
        Duration longest,
        int quietLaps,
        double tolerance,
        double clientNanos,
        double serverNanos,
        double wakeUpTolerance,
        double wakeUpNanos) {

    /** A fork that ends when its time is over. */
    public static final Patience NONE = new Patience(Duration.ZERO, 0, 0, 0, 0, 0, 0);

    private static final int FIELDS = 7;

    /** The text that {@link #parse} reads: one word without spaces. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%d,%d,%s,%s,%s,%s,%s",
                longest.toMillis(),
                quietLaps,
                Double.toString(tolerance),
                Double.toString(clientNanos),
                Double.toString(serverNanos),
                Double.toString(wakeUpTolerance),
                Double.toString(wakeUpNanos));
    }

    /** @throws IllegalArgumentException when it is not what {@link #text} writes */
    public static Patience parse(String text) {
        List<String> fields = List.of(text.split(",", -1));
        if (fields.size() != FIELDS) {
            throw new IllegalArgumentException("a patience of '" + text + "': it has " + FIELDS + " fields");
        }
        return new Patience(
                Duration.ofMillis(Long.parseLong(fields.get(0))),
                Integer.parseInt(fields.get(1)),
                Double.parseDouble(fields.get(2)),
                Double.parseDouble(fields.get(3)),
                Double.parseDouble(fields.get(4)),
                Double.parseDouble(fields.get(5)),
                Double.parseDouble(fields.get(6)));
    }

    /**
     * Whether there are enough quiet laps.
     *
     * @param slices of the fork so far
     * @param warmup slices that begin earlier than this after the first do not count
     */
    boolean satisfiedBy(List<SliceRecord> slices, Duration warmup) {
        return slices.stream()
                        .filter(slice -> slice.atNanos() >= warmup.toNanos())
                        .flatMap(slice -> slice.laps().stream())
                        .filter(lap -> quiet(lap.witnessed()))
                        .count()
                >= quietLaps;
    }

    private boolean quiet(Witnessed witnessed) {
        if (wakeUpNanos > 0 && witnessed.hasWakeUps()) {
            return near(witnessed.wakeUpBefore(), wakeUpNanos, wakeUpTolerance)
                    && near(witnessed.wakeUpAfter(), wakeUpNanos, wakeUpTolerance);
        }
        return near(witnessed.clientBefore(), clientNanos, tolerance)
                && near(witnessed.clientAfter(), clientNanos, tolerance)
                && near(witnessed.serverBefore(), serverNanos, tolerance)
                && near(witnessed.serverAfter(), serverNanos, tolerance);
    }

    /** A bracket of 0 was not taken. */
    private static boolean near(long nanos, double reference, double tolerance) {
        return nanos == 0 || Math.abs(nanos - reference) <= tolerance * reference;
    }
}
