package dev.loopbench.core.measurement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.core.cost.IoCalls;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel charged all I/O threads of one end between the brackets of a slice, ramp and drain included.
 *
 * @param cpuNanos time on processors, ns
 * @param waitNanos time on run queues, ns
 * @param voluntarySwitches processor given up to wait
 * @param forcedSwitches processor taken away
 * @param userTicks time outside of the kernel, sampled, in hundredths of a second: of use only over many slices
 * @param systemTicks time in the kernel, likewise
 * @param calls of read and write; absent where the kernel does not count them
 * @param cpus where the threads that ran were seen at the slice's end
 */
public record EndUsage(
        long cpuNanos,
        long waitNanos,
        long voluntarySwitches,
        long forcedSwitches,
        long userTicks,
        long systemTicks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable IoCalls calls,
        SortedSet<Integer> cpus) {}
