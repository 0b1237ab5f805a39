package dev.loopbench.results.option;

import dev.loopbench.core.text.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks what options were given. */
public final class OptionValues {

    /** The most blocks of a plan. */
    public static final int MOST_BLOCKS = 1000;

    /** The shortest warm-up and measurement of a fork. */
    public static final Duration LEAST = Duration.ofMillis(100);

    /** The longest. */
    public static final Duration MOST = Duration.ofMinutes(10);

    private static final Map<TimeUnit, String> UNITS = Map.of(
            TimeUnit.MINUTES, "m", TimeUnit.SECONDS, "s", TimeUnit.MILLISECONDS, "ms", TimeUnit.MICROSECONDS, "us");

    private OptionValues() {}

    /** @throws UnusableInput when nothing has that name */
    public static <T> T named(String option, String value, Function<String, T> named) {
        try {
            return named.apply(value);
        } catch (IllegalArgumentException e) {
            throw new UnusableInput(option, String.valueOf(e.getMessage()));
        }
    }

    /** @throws UnusableInput when there is a value and it is out of range */
    public static OptionalInt within(String option, @Nullable Integer value, int least, int most) {
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value < least || value > most) {
            throw new UnusableInput(option, value + ": allowed are " + least + " to " + most);
        }
        return OptionalInt.of(value);
    }

    /** @throws UnusableInput when one of the sizes cannot be read or is out of range */
    public static List<Integer> sizes(String option, List<String> values, int least, int most) {
        return values.stream()
                .map(value -> {
                    long bytes = named(option, value, ByteSize::parse);
                    if (bytes < least || bytes > most) {
                        throw new UnusableInput(option, value + ": allowed are " + least + " to " + most);
                    }
                    return (int) bytes;
                })
                .toList();
    }

    /** @throws UnusableInput when one of them is out of range */
    public static List<Integer> within(String option, List<Integer> values, int least, int most) {
        values.forEach(value -> within(option, value, least, most));
        return values.stream().distinct().toList();
    }

    /**
     * A duration in ns, 0 for none.
     *
     * @throws UnusableInput when it is longer
     */
    static long atMost(String option, @Nullable Duration value, long mostNanos) {
        long nanos = value == null ? 0 : value.toNanos();
        if (nanos > mostNanos) {
            throw new UnusableInput(
                    option,
                    TimeUnit.NANOSECONDS.toMicros(nanos) + "us: allowed are 0us to "
                            + TimeUnit.NANOSECONDS.toMicros(mostNanos) + "us");
        }
        return nanos;
    }

    /** @throws UnusableInput when there is a value and it is out of range */
    public static Optional<Duration> within(String option, @Nullable Duration value, Duration least, Duration most) {
        if (value != null && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
            throw new UnusableInput(option, text(value) + ": allowed are " + text(least) + " to " + text(most));
        }
        return Optional.ofNullable(value);
    }

    /** In the largest unit that leaves no fraction, as {@link DurationConverter} reads it. */
    private static String text(Duration duration) {
        long nanos = duration.toNanos();
        for (TimeUnit unit :
                List.of(TimeUnit.MINUTES, TimeUnit.SECONDS, TimeUnit.MILLISECONDS, TimeUnit.MICROSECONDS)) {
            if (nanos > 0 && nanos % unit.toNanos(1) == 0) {
                return nanos / unit.toNanos(1) + UNITS.get(unit);
            }
        }
        return nanos + "ns";
    }
}
