package dev.loopbench.results.service;

import java.util.List;

/**
 * When, where and how a measurement was started.
 *
 * @param at the moment in UTC, such as {@code 2026-11-30T12:41:13Z}
 * @param machine in one line
 * @param jdk the client's version of Java
 * @param arguments those of {@code measure}, the seed among them, without header values, bodies, sent bytes and other possible secrets
 */
public record MeasureStart(String at, String machine, String jdk, List<String> arguments) {

    public MeasureStart {
        arguments = List.copyOf(arguments);
    }
}
