package dev.loopbench.results.environment;

/** The clock, and what it costs to read. */
final class ClockFacts {

    private static final String SECTION = "clock";
    private static final int TRIES = 20;
    private static final int READINGS = 10_000;

    // Keeps the readings alive; never read for its value.
    @SuppressWarnings("unused")
    private static volatile long sink;

    private ClockFacts() {}

    static void addTo(FactSheet sheet) {
        String clock = "sys/devices/system/clocksource/clocksource0/";
        sheet.file(SECTION, "source", clock + "current_clocksource");
        sheet.file(SECTION, "available", clock + "available_clocksource");
        sheet.put(SECTION, "nano_time_ns", nanoTimeNanos());
    }

    /** The time of one {@link System#nanoTime} in this JVM, ns: the best of several tries. */
    private static double nanoTimeNanos() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            long last = start;
            for (int reading = 0; reading < READINGS; reading++) {
                last = System.nanoTime();
            }
            sink = last;
            best = Math.min(best, last - start);
        }
        return (double) best / READINGS;
    }
}
