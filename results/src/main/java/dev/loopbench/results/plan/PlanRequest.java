package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.plan.Template.Choice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The user's choice of a plan; whatever is empty is the profile's choice.
 *
 * @param subjects the transports to be compared
 * @param panels the conditions under which they are
 * @param effort how much is measured
 * @param seed shuffles the forks
 */
public record PlanRequest(Profile profile, Subjects subjects, Panels panels, Effort effort, long seed) {

    /**
     * The transports to be compared.
     *
     * @param transports globs of names
     * @param client a transport for the client end of every cell
     * @param clients globs of names: every server is measured with each of these clients, each client in panels of its own;
     *     none leaves each server with a client of its own kind
     * @param variants every cell again under each of them
     */
    public record Subjects(
            List<String> transports, Optional<String> client, List<String> clients, List<Variant> variants) {

        /** Those of the profile, each with its own client. */
        public static final Subjects USUAL = new Subjects(List.of(), Optional.empty(), List.of(), List.of());

        /** These transports, each with its own client. */
        public static Subjects of(List<String> transports) {
            return new Subjects(transports, Optional.empty(), List.of(), List.of());
        }
    }

    /**
     * The conditions under which transports are compared.
     *
     * @param workloads with or without placements: replaces the profile's panels by their combinations
     * @param placements likewise
     * @param axes in place of the profile's
     * @param server where the servers live
     */
    public record Panels(List<Workload> workloads, List<Placement> placements, Axes axes, ServerMode server) {

        /** Those of the profile. */
        public static final Panels USUAL = new Panels(List.of(), List.of(), Axes.OWN, ServerMode.PROCESS);
    }

    /**
     * How much is measured.
     *
     * @param blocks of each panel
     * @param warmup how long a fork runs before its slices count
     * @param measure how long its slices count
     * @param budget what the run may take
     * @param isOpenEnded whether blocks are added until what was asked is decided
     */
    public record Effort(
            OptionalInt blocks,
            Optional<Duration> warmup,
            Optional<Duration> measure,
            Optional<Duration> budget,
            boolean isOpenEnded) {

        /** That of the profile. */
        public static final Effort USUAL =
                new Effort(OptionalInt.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /** The profile as it is. */
    public static PlanRequest of(Profile profile, long seed) {
        return new PlanRequest(profile, Subjects.USUAL, Panels.USUAL, Effort.USUAL, seed);
    }

    /** Those of its panels. */
    public Set<Workload> plannedWorkloads() {
        return templates().stream().map(Template::workload).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether any of its panels may talk over Unix domain sockets. */
    public boolean usesSocketFiles() {
        return templates().stream()
                .anyMatch(template -> template.axes().addresses().contains(AddressFamily.UNIX));
    }

    /** The profile's panels, or what is asked for in their place. */
    List<Template> templates() {
        List<Template> templates = new ArrayList<>();
        if (panels.workloads().isEmpty() && panels.placements().isEmpty()) {
            templates.addAll(profile.templates());
        } else {
            for (Workload workload : panels.workloads().isEmpty() ? profile.workloads() : panels.workloads()) {
                for (Placement placement : panels.placements().isEmpty() ? profile.placements() : panels.placements()) {
                    templates.add(
                            Template.of(workload, placement, Choice.ALL, List.of(Floor.values()), profile.blocks()));
                }
            }
        }
        return templates.stream().map(template -> template.with(panels.axes())).toList();
    }
}
