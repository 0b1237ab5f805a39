package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the user asked for; what is empty is the profile's choice.
 *
 * @param transports globs of names
 * @param client a transport for the client end of every cell
 * @param clients globs of names: every server is measured with each of these clients, each client in panels of its own;
 *     none leaves each server with a client of its own kind
 * @param workloads with or without placements: replaces the profile's panels by their combinations
 * @param placements likewise
 * @param axes in place of the profile's
 * @param variants every cell again under each of them
 * @param budget what the run may take
 * @param isOpenEnded whether blocks are added until what was asked is decided
 * @param seed shuffles the forks
 */
public record PlanRequest(
        Profile profile,
        List<String> transports,
        Optional<String> client,
        List<String> clients,
        List<Workload> workloads,
        List<Placement> placements,
        Axes axes,
        OptionalInt blocks,
        Optional<Duration> warmup,
        Optional<Duration> measure,
        ServerMode server,
        List<Variant> variants,
        Optional<Duration> budget,
        boolean isOpenEnded,
        long seed) {

    /** The profile as it is. */
    public static PlanRequest of(Profile profile, long seed) {
        return new PlanRequest(
                profile,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Axes.OWN,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                ServerMode.PROCESS,
                List.of(),
                Optional.empty(),
                false,
                seed);
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
        if (workloads.isEmpty() && placements.isEmpty()) {
            templates.addAll(profile.templates());
        } else {
            for (Workload workload : workloads.isEmpty() ? profile.workloads() : workloads) {
                for (Placement placement : placements.isEmpty() ? profile.placements() : placements) {
                    templates.add(
                            Template.of(workload, placement, Choice.ALL, List.of(Floor.values()), profile.blocks()));
                }
            }
        }
        return templates.stream().map(template -> template.with(axes)).toList();
    }
}
