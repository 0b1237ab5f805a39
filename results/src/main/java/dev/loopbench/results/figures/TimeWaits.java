package dev.loopbench.results.figures;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.kernel.KernelReadings;
import dev.loopbench.core.kernel.KernelReadings.Counter;
import dev.loopbench.core.kernel.KernelReadings.KernelCounters;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.transport.Traffic;
import java.util.Map;

/**
 * How many sockets lingered in TIME_WAIT around a fork that opens a connection for each request: before it had any, and after
 * its last slice. They are of the whole network namespace, and of earlier forks, too. Over Unix domain sockets there is no
 * such state.
 */
final class TimeWaits {

    private TimeWaits() {}

    /** Puts down what can be told. */
    static void of(ForkRecord fork, Map<Metric, Double> values) {
        KernelReadings kernel = fork.kernel();
        Traffic traffic = fork.spec().traffic();
        if (kernel != null && traffic.use() == ConnectionUse.PER_REQUEST && traffic.address() == AddressFamily.TCP) {
            put(kernel.opening(), Metric.TIME_WAIT_BEFORE, values);
            put(kernel.ended(), Metric.TIME_WAIT_AFTER, values);
        }
    }

    private static void put(KernelCounters counters, Metric metric, Map<Metric, Double> values) {
        Long sockets = counters.counts().get(Counter.TIME_WAIT_SOCKETS);
        if (sockets != null) {
            values.put(metric, sockets.doubleValue());
        }
    }
}
