package dev.loopbench.core.ends;

import dev.loopbench.core.load.SliceCount;
import org.HdrHistogram.Histogram;

/**
 * Round trips of which nothing is kept.
 *
 * @param roundTrips how many
 * @param p50Nanos their median, which knows little of what else the machine does meanwhile, ns
 */
public record Exercise(long roundTrips, long p50Nanos) {

    static Exercise of(SliceCount slice, Histogram roundTrips) {
        return new Exercise(slice.count(), roundTrips.getValueAtPercentile(50));
    }
}
