package dev.loopbench.results.plan;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a plan of a request and of what the machine has. */
public final class Planner {

    private final PlanRequest request;

    public Planner(PlanRequest request) {
        this.request = request;
    }

    /**
     * The plan, over every given JDK.
     *
     * @throws IllegalArgumentException when the request names what does not exist or is out of range
     * @throws IOException when a JDK cannot be asked what it has
     */
    public Plan plan(List<? extends JdkCapabilities> jdks) throws IOException {
        List<Panel> panels = new ArrayList<>();
        Set<Cell.Conditions> planned = new HashSet<>();
        for (JdkCapabilities machine : jdks) {
            for (Template template : request.templates()) {
                for (Cell.Conditions conditions : conditions(template, machine)) {
                    // The options may make two of a profile's panels one: the first has the most transports.
                    if (planned.add(conditions)) {
                        panels.add(panel(template, conditions, machine));
                    }
                }
            }
        }
        Map<String, Integer> factors = new HashMap<>();
        Map<String, Floor> ownFloors = new HashMap<>();
        jdks.forEach(machine -> {
            factors.putAll(machine.warmupFactors());
            ownFloors.putAll(machine.ownFloors());
        });
        panels.removeIf(panel -> panel.cells().isEmpty() && panel.skipped().isEmpty());
        Profile profile = request.profile();
        return new Plan(
                profile.label(),
                request.seed(),
                request.effort().warmup().orElse(profile.warmup()),
                request.effort().measure().orElse(profile.measure()),
                request.effort().budget().orElse(profile.budget()),
                panels,
                factors,
                ownFloors,
                request.subjects().variants(),
                request.effort().isOpenEnded());
    }

    /** The conditions under which a template is measured, one after the other. */
    private List<Cell.Conditions> conditions(Template template, JdkCapabilities machine) {
        Workload workload = template.workload();
        return template.axes().of(workload).stream()
                .flatMap(traffic -> clients(machine).stream()
                        .map(client -> new Cell.Conditions(
                                workload,
                                template.placement(),
                                request.panels().server(),
                                machine.jdk(),
                                client,
                                traffic)))
                .toList();
    }

    /** The clients that every server is measured with; an empty one stands for one of the server's own kind. */
    private List<Optional<String>> clients(JdkCapabilities machine) {
        return request.subjects().clients().isEmpty()
                ? List.of(request.subjects().client())
                : Glob.select(request.subjects().clients(), machine.transports()).stream()
                        .map(Optional::of)
                        .toList();
    }

    private Panel panel(Template template, Cell.Conditions conditions, JdkCapabilities machine) throws IOException {
        List<Cell> wanted = new ArrayList<>();
        wanted(template, machine)
                .forEach(transport ->
                        wanted.add(new Cell(transport, conditions.client().orElse(transport), "", conditions)));
        floors(template, machine).forEach(floor -> wanted.add(new Cell(floor.label(), floor.label(), "", conditions)));
        List<Optional<String>> refusals =
                machine.refusals(wanted.stream().map(Cell::spec).toList());
        List<Cell> cells = new ArrayList<>();
        List<Panel.Skipped> skipped = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Cell cell = wanted.get(i);
            refusals.get(i)
                    .ifPresentOrElse(reason -> skipped.add(new Panel.Skipped(cell, reason)), () -> cells.add(cell));
        }
        cells.addAll(variants(cells));
        int blocks = Math.max(
                request.effort().blocks().orElse(template.blocks()),
                request.effort().isOpenEnded() ? Panel.EVIDENCE : 1);
        if (blocks >= Panel.EVIDENCE) {
            twin(cells, machine).ifPresent(cells::add);
        }
        return new Panel(conditions, cells, skipped, blocks);
    }

    private List<Cell> variants(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> request.subjects().variants().stream()
                        .map(variant -> new Cell(cell.transport(), cell.client(), variant.name(), cell.conditions())))
                .toList();
    }

    private List<String> wanted(Template template, JdkCapabilities machine) {
        List<String> all = machine.transports();
        request.subjects().client().filter(client -> !all.contains(client)).ifPresent(client -> {
            throw new IllegalArgumentException(
                    "no transport is called '" + client + "'; there are " + String.join(", ", all));
        });
        List<String> asked = asked(machine);
        return all.stream()
                .filter(transport -> template.transports().includes(traits(transport, machine)))
                .filter(asked::contains)
                .filter(transport ->
                        !request.subjects().transports().isEmpty() || template.isUsual(traits(transport, machine)))
                .toList();
    }

    /**
     * A floor that was named is measured in every panel. Variants are held against their plain cells alone, and where
     * any client meets any server there is none, since a floor has both ends in one program.
     */
    private List<Floor> floors(Template template, JdkCapabilities machine) {
        if (!request.subjects().variants().isEmpty()
                || !request.subjects().clients().isEmpty()) {
            return List.of();
        }
        List<String> asked = asked(machine);
        return machine.floors().stream()
                .filter(floor -> asked.contains(floor.label()))
                .filter(floor -> !request.subjects().transports().isEmpty()
                        || template.floors().contains(floor))
                .toList();
    }

    private List<String> asked(JdkCapabilities machine) {
        List<String> all = new ArrayList<>(machine.transports());
        all.addAll(Floor.labels());
        return request.subjects().transports().isEmpty()
                ? all
                : Glob.select(request.subjects().transports(), all);
    }

    private static Traits traits(String transport, JdkCapabilities machine) {
        return machine.traits().getOrDefault(transport, Traits.NONE);
    }

    /** Of the JDK's own event loops where they are measured, since these are there on every platform; else of the first transport. */
    private static Optional<Cell> twin(List<Cell> cells, JdkCapabilities machine) {
        return cells.stream()
                .filter(cell -> isOrdinary(traits(cell.transport(), machine)))
                .findFirst()
                .or(() -> cells.stream().filter(cell -> !cell.isFloor()).findFirst())
                .map(cell -> new Cell(cell.transport(), cell.client(), Cell.TWIN, cell.conditions()));
    }

    private static boolean isOrdinary(Traits traits) {
        return traits.model() == Traits.Model.EVENT_LOOPS
                && traits.representsModel()
                && traits.library().isEmpty();
    }
}
