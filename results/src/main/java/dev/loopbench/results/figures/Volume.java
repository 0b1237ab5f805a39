package dev.loopbench.results.figures;

import dev.loopbench.core.frame.MessageShape;
import java.util.Map;

/**
 * Round trips in bytes of payload, of both directions together. Told from 1 KiB a round trip on: of less, the bytes are not
 * what a round trip takes its time for.
 *
 * @param payloadBytes of a round trip
 */
record Volume(long payloadBytes) {

    private static final int LEAST_BYTES = 1024;
    private static final double GIB = 1L << 30;
    private static final double MICROS_PER_MILLI = 1e3;

    static Volume of(MessageShape shape) {
        return new Volume(shape.payloadBytes());
    }

    /** Puts down what follows from the values that are there. */
    void into(Map<Metric, Double> values) {
        if (payloadBytes < LEAST_BYTES) {
            return;
        }
        rate(values, Metric.THROUGHPUT_PER_S, Metric.BYTES_PER_S);
        rate(values, Metric.THROUGHPUT_PER_S_ALL, Metric.BYTES_PER_S_ALL);
        cost(values, Metric.CPU_US, Metric.CPU_MS_PER_GIB);
        cost(values, Metric.CLIENT_CPU_US, Metric.CLIENT_CPU_MS_PER_GIB);
        cost(values, Metric.SERVER_CPU_US, Metric.SERVER_CPU_MS_PER_GIB);
    }

    private void rate(Map<Metric, Double> values, Metric trips, Metric bytes) {
        Double rate = values.get(trips);
        if (rate != null) {
            values.put(bytes, rate * payloadBytes);
        }
    }

    private void cost(Map<Metric, Double> values, Metric micros, Metric millisPerGib) {
        Double each = values.get(micros);
        if (each != null) {
            values.put(millisPerGib, each / MICROS_PER_MILLI * (GIB / payloadBytes));
        }
    }
}
