package dev.loopbench.results.host;

import org.jspecify.annotations.Nullable;

/**
 * The answer of a host: one of the two.
 *
 * @param survey what was found
 * @param name of the fork that has ended
 * @param fork how it ended
 */
record HostAnswer(
        @Nullable Survey survey,
        @Nullable String name,
        @Nullable ForkAnswer fork) {

    static HostAnswer of(Survey survey) {
        return new HostAnswer(survey, null, null);
    }

    static HostAnswer of(String name, ForkAnswer fork) {
        return new HostAnswer(null, name, fork);
    }
}
