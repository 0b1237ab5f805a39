package dev.loopbench.results.figures;

import dev.loopbench.core.load.Series;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * All that was timed in one slice, ns.
 *
 * @param roundTrips its counted round trips
 * @param beside what its workload times beside them; mostly nothing
 */
public record SliceTimes(Histogram roundTrips, Map<Series, Histogram> beside) {}
