package dev.loopbench.results.host;

import dev.loopbench.core.record.ForkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line to a {@link ForkHost}: exactly one of the two is there.
 *
 * @param survey cells to judge: can they be measured on this JDK and machine?
 * @param fork a fork to run
 */
record HostCommand(
        @Nullable List<ForkSpec> survey, @Nullable ForkRequest fork) {}
