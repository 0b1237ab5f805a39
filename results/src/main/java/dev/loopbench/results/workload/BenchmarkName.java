package dev.loopbench.results.workload;

/**
 * A workload's JMH benchmark, of which every transport module has a concrete class.
 *
 * @param type the simple name of the class
 * @param method its method, named after the metric
 */
public record BenchmarkName(String type, String method) {}
