package dev.loopbench.core.load;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * The times that some workloads take of every counted round trip, in addition to the round trip itself. Each has a histogram of its own
 * for every slice, in the fork's {@code .hlog} under its tag.
 */
public enum Series {
    /** From the moment when the plan wanted the request to leave until its reply was read. */
    RESPONSE,
    /** From the moment when a request could have left until it left: what the generator itself was late by. */
    LATENESS,
    /** The response times of those requests that no pause of the platform touched. */
    UNDISTURBED,
    /**
     * Of the same requests, the part of the lateness in which nothing interrupted the generator; at most 5 µs where that is less than a tenth of
     * the response.
     */
    OWN_LATENESS,
    /** From asking for a connection until it was established. */
    CONNECT,
    /** From the first write on a new connection until the reply was read. */
    EXCHANGE,
    /** The closing of a connection by the client. */
    CLOSE;

    /** Those of requests that leave by a plan. */
    public static Set<Series> ofPlans() {
        return EnumSet.of(RESPONSE, LATENESS, UNDISTURBED, OWN_LATENESS);
    }

    /** Its tag in an {@code .hlog}, and the first word of its metrics, such as {@code response}. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The series of that tag.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Series of(String tag) {
        return Arrays.stream(values())
                .filter(series -> series.tag().equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no series is called '" + tag + "'"));
    }
}
