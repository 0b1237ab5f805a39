package dev.loopbench.results.plan;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.session.ConnectionUse;
import dev.loopbench.core.session.MessageShape;
import dev.loopbench.core.session.Pace;
import dev.loopbench.core.transport.Floor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a plan of a request and of what the machine has. */
public final class Planner {

    /** The transport that gets a twin where it is measured; it is there on every platform. */
    private static final String TWINNED = "nio-select";

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
    public Plan plan(List<? extends Machine> jdks) throws IOException {
        List<Panel> panels = new ArrayList<>();
        for (Machine machine : jdks) {
            for (Profile.Template template : templates()) {
                for (Cell.Conditions conditions : conditions(template, machine)) {
                    panels.add(panel(template, conditions, machine));
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
                request.warmup().orElse(profile.warmup()),
                request.measure().orElse(profile.measure()),
                request.budget().orElse(profile.budget()),
                panels,
                factors,
                ownFloors,
                request.variants(),
                request.isOpenEnded());
    }

    private List<Profile.Template> templates() {
        Profile profile = request.profile();
        if (request.workloads().isEmpty() && request.placements().isEmpty()) {
            return profile.templates();
        }
        List<Workload> workloads = request.workloads().isEmpty()
                ? profile.templates().stream()
                        .map(Profile.Template::workload)
                        .distinct()
                        .toList()
                : request.workloads();
        List<Placement> placements = request.placements().isEmpty()
                ? profile.templates().stream()
                        .map(Profile.Template::placement)
                        .distinct()
                        .toList()
                : request.placements();
        List<Profile.Template> templates = new ArrayList<>();
        for (Workload workload : workloads) {
            for (Placement placement : placements) {
                templates.add(new Profile.Template(
                        workload, placement, List.of("*"), List.of(Floor.values()), profile.blocks()));
            }
        }
        return templates;
    }

    /** What a template is measured under, one after the other. */
    private List<Cell.Conditions> conditions(Profile.Template template, Machine machine) {
        Workload workload = template.workload();
        List<Cell.Conditions> all = new ArrayList<>();
        for (AddressFamily address : request.addresses()) {
            for (MessageShape shape : request.sizes().of(workload)) {
                for (int connections : orOwn(request.connections(), workload.connections())) {
                    for (int window : windows(workload, shape)) {
                        for (Pace pace : request.paces(workload)) {
                            for (String congestion : request.congestion()) {
                                for (Optional<String> client : clients(machine)) {
                                    all.add(new Cell.Conditions(
                                            workload,
                                            template.placement(),
                                            request.server(),
                                            address,
                                            shape,
                                            connections,
                                            window,
                                            machine.jdk(),
                                            pace,
                                            request.serving(),
                                            client,
                                            congestion));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    /** A connection that is not kept has one request. */
    private List<Integer> windows(Workload workload, MessageShape shape) {
        return workload.use() == ConnectionUse.KEPT ? orOwn(request.window(), workload.window(shape)) : List.of(1);
    }

    private static List<Integer> orOwn(List<Integer> asked, int own) {
        return asked.isEmpty() ? List.of(own) : asked;
    }

    /** The clients that every server is measured with; an empty one stands for one of the server's own kind. */
    private List<Optional<String>> clients(Machine machine) {
        return request.clients().isEmpty()
                ? List.of(request.client())
                : Glob.select(request.clients(), machine.transports()).stream()
                        .map(Optional::of)
                        .toList();
    }

    private Panel panel(Profile.Template template, Cell.Conditions conditions, Machine machine) throws IOException {
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
        int blocks = Math.max(request.blocks().orElse(template.blocks()), request.isOpenEnded() ? Panel.EVIDENCE : 1);
        if (blocks >= Panel.EVIDENCE) {
            twin(cells).ifPresent(cells::add);
        }
        return new Panel(conditions, cells, skipped, blocks);
    }

    private List<Cell> variants(List<Cell> cells) {
        return cells.stream()
                .flatMap(cell -> request.variants().stream()
                        .map(variant -> new Cell(cell.transport(), cell.client(), variant.name(), cell.conditions())))
                .toList();
    }

    private List<String> wanted(Profile.Template template, Machine machine) {
        List<String> all = machine.transports();
        request.client().filter(client -> !all.contains(client)).ifPresent(client -> {
            throw new IllegalArgumentException(
                    "no transport is called '" + client + "'; there are " + String.join(", ", all));
        });
        List<String> asked = asked(machine);
        return Glob.select(template.transports(), all).stream()
                .filter(asked::contains)
                .toList();
    }

    /**
     * A floor that was named is measured in every panel. Variants are held against their plain cells alone, and where
     * any client meets any server there is none, since a floor has both ends in one program.
     */
    private List<Floor> floors(Profile.Template template, Machine machine) {
        if (!request.variants().isEmpty() || !request.clients().isEmpty()) {
            return List.of();
        }
        List<String> asked = asked(machine);
        return machine.floors().stream()
                .filter(floor -> asked.contains(floor.label()))
                .filter(floor ->
                        !request.transports().isEmpty() || template.floors().contains(floor))
                .toList();
    }

    private List<String> asked(Machine machine) {
        List<String> all = new ArrayList<>(machine.transports());
        all.addAll(Floor.labels());
        return request.transports().isEmpty() ? all : Glob.select(request.transports(), all);
    }

    private static Optional<Cell> twin(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> cell.transport().equals(TWINNED))
                .findFirst()
                .or(() -> cells.stream().filter(cell -> !cell.isFloor()).findFirst())
                .map(cell -> new Cell(cell.transport(), cell.client(), Cell.TWIN, cell.conditions()));
    }
}
