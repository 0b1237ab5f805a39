package dev.loopbench.results.analysis;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.loopbench.results.analysis.FloorGauge.FloorDistance;
import org.jspecify.annotations.Nullable;

/**
 * A cell against the floors of its panel.
 *
 * @param own against the floor of its I/O model's own system calls; absent when that was not measured
 * @param best against the floor that was best there
 * @param suspicious whether it is faster than the best floor beyond chance and band, which cannot be
 */
public record AboveFloor(@JsonUnwrapped @Nullable FloorDistance own, FloorDistance best, boolean suspicious) {}
