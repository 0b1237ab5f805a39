package dev.loopbench.results.check;

import dev.loopbench.results.check.Finding.Severity;
import dev.loopbench.results.environment.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The clock source, and what it costs to read the time. */
public final class ClockCheck implements Check {

    private static final String CLOCK = "sys/devices/system/clocksource/clocksource0/";

    /** A read of the time-stamp counter takes 15 to 40 ns, a system call 100 and more. */
    private static final double USUAL_NANOS = 60;

    private static final double SLOW_NANOS = 250;

    @Override
    public List<Finding> findings(HostFiles files) {
        double nanos = nanoTimeNanos(files);
        String source = files.text(CLOCK + "current_clocksource").orElse("unknown");
        String available = files.optional(CLOCK + "available_clocksource").orElse("");
        Severity severity = nanos > SLOW_NANOS ? Severity.SPOILS : nanos > USUAL_NANOS ? Severity.COSTS : Severity.NOTE;
        Finding finding = Finding.of(
                severity,
                "clock",
                "clock",
                String.format(Locale.ROOT, "%s, System.nanoTime takes %.0f ns", source, nanos),
                "/" + CLOCK + "current_clocksource, measured",
                severity == Severity.NOTE
                        ? "every round trip is timed by two reads"
                        : "the time is read by a system call, and every round trip is timed by two reads");
        boolean hasBetter = severity != Severity.NOTE
                && !source.equals("tsc")
                && List.of(available.split(" ", -1)).contains("tsc");
        return List.of(hasBetter ? finding.fix("echo tsc | sudo tee /" + CLOCK + "current_clocksource") : finding);
    }

    private static double nanoTimeNanos(HostFiles files) {
        Map<String, Object> clock =
                Environment.read(files.root(), List.of()).facts().getOrDefault("clock", Map.of());
        return clock.get("nano_time_ns") instanceof Number nanos ? nanos.doubleValue() : 0;
    }
}
