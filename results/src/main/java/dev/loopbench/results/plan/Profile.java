package dev.loopbench.results.plan;

import static dev.loopbench.core.placement.Placement.CROSS_CORE;
import static dev.loopbench.core.placement.Placement.SAME_CORE;
import static dev.loopbench.core.transport.Floor.BLOCKING;
import static dev.loopbench.core.transport.Floor.EPOLL;
import static dev.loopbench.core.transport.Floor.RING;
import static dev.loopbench.results.plan.Template.Choice.ALL;
import static dev.loopbench.results.plan.Template.Choice.SPINNING;
import static dev.loopbench.results.plan.Workload.PIPELINED;
import static dev.loopbench.results.plan.Workload.ROUND_TRIP;

import dev.loopbench.core.placement.Placement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan by name: what is measured, how often and for how long. */
public enum Profile {
    /** Does it run at all? One block, no evidence. */
    SMOKE(
            "Does it run at all? One block, under a minute, no evidence.",
            200,
            300,
            Duration.ofMinutes(1),
            Template.of(ROUND_TRIP, SAME_CORE, ALL, List.of(BLOCKING), 1),
            Template.of(ROUND_TRIP, CROSS_CORE, SPINNING, List.of(), 1)),
    /** The default: a comparison that holds, in some 6 minutes on two cores; the budget leaves room for a block that is lost. */
    QUICK(
            "Three panels of evidence in 6 blocks, some 6 minutes on two cores: the default of mvn verify.",
            200,
            350,
            Duration.ofMinutes(10),
            Template.of(ROUND_TRIP, SAME_CORE, ALL, List.of(BLOCKING, EPOLL, RING), 6),
            Template.of(ROUND_TRIP, CROSS_CORE, ALL, List.of(), 6),
            Template.of(PIPELINED, CROSS_CORE, ALL, List.of(), 6)),
    /** A star of all workloads, some 40 minutes on two cores. */
    STANDARD(
            "All workloads, placements, sizes and loads around one centre, in 6 blocks, some 40 minutes.",
            200,
            350,
            Duration.ofMinutes(40),
            StarPlan.of(6)),
    /** The same cells in 12 longer blocks. */
    PUBLISH(
            "The same cells as standard in 12 longer blocks, within 2 hours.",
            1000,
            1100,
            Duration.ofHours(2),
            StarPlan.of(12));

    private final String meaning;
    private final Duration warmup;
    private final Duration measure;
    private final Duration budget;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say
    private final List<Template> templates;

    Profile(String meaning, int warmupMillis, int measureMillis, Duration budget, Template... templates) {
        this.meaning = meaning;
        this.warmup = Duration.ofMillis(warmupMillis);
        this.measure = Duration.ofMillis(measureMillis);
        this.budget = budget;
        this.templates = List.of(templates);
    }

    /** The name in options, such as {@code quick}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One line for people. */
    public String meaning() {
        return meaning;
    }

    Duration warmup() {
        return warmup;
    }

    Duration measure() {
        return measure;
    }

    /** When to stop appending blocks. */
    Duration budget() {
        return budget;
    }

    List<Template> templates() {
        return templates;
    }

    /** Those of its panels. */
    List<Workload> workloads() {
        return templates.stream().map(Template::workload).distinct().toList();
    }

    /** Likewise. */
    List<Placement> placements() {
        return templates.stream().map(Template::placement).distinct().toList();
    }

    /** Blocks of its largest panel. */
    int blocks() {
        return templates.stream().mapToInt(Template::blocks).max().orElseThrow();
    }

    /**
     * The profile of that name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Profile of(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile is called '" + label + "'; there are "
                        + Arrays.stream(values()).map(Profile::label).collect(Collectors.joining(", "))));
    }
}
