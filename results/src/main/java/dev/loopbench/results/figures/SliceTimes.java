package dev.loopbench.results.figures;

import dev.loopbench.core.load.Series;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * All that was timed in one slice, ns.
 *
 * @param roundTrips its counted round trips
 * @param secondary further times that the workload takes; mostly none
 */
public record SliceTimes(Histogram roundTrips, Map<Series, Histogram> secondary) {}
