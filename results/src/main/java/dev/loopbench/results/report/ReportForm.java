package dev.loopbench.results.report;

import dev.loopbench.results.words.RunWords;
import java.time.Duration;

/**
 * How a run is shown.
 *
 * @param costs whether each panel's table has what a round trip costs both ends
 * @param serviceTime how long a request of the reader's own service takes, more than 0: the words relate differences to it
 */
public record ReportForm(boolean costs, Duration serviceTime) {

    /** Without costs, for a service of {@link RunWords#SERVICE_TIME}. */
    public static final ReportForm PLAIN = new ReportForm(false, RunWords.SERVICE_TIME);

    /** The same with costs. */
    public ReportForm withCosts() {
        return new ReportForm(true, serviceTime);
    }
}
