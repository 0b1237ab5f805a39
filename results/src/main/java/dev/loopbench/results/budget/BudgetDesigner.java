package dev.loopbench.results.budget;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Layer;
import dev.loopbench.results.budget.Budget.Component;
import dev.loopbench.results.floor.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Takes the same-core round trip of a transport apart: what the suite adds, what the kernel does for the transport's floor,
 * and the layers above. Each is a difference between two things that are alike but for it, so the sum of all is the round
 * trip on one thread and two switches.
 */
final class BudgetDesigner {

    private final BudgetCells cells;
    private final Map<String, Floor> ownFloors;
    private final Function<String, Layer> layers;

    /**
     * @param ownFloors what each transport is held against, by name
     * @param layers the layer of a transport, by name
     */
    BudgetDesigner(BudgetCells cells, Map<String, Floor> ownFloors, Function<String, Layer> layers) {
        this.cells = cells;
        this.ownFloors = ownFloors;
        this.layers = layers;
    }

    /** The floors whose kernel work can be taken apart. */
    static boolean canBeBudgeted(Floor floor) {
        return floor.waits();
    }

    /** @param transport whose floor {@link #canBeBudgeted} */
    Budget budget(String transport) {
        Floor floor = floor(transport);
        List<Component> components = new ArrayList<>();
        components.add(new Component(
                "clock and recording",
                Combination.of(cells.memory()),
                "the suite: sessions without any I/O",
                "nothing: a service has work of its own in this place"));
        components.addAll(kernel(Waiting.of(floor)));
        components.addAll(layers(transport));
        return new Budget(cells.sameCore(transport), components, differences(transport, floor));
    }

    private Floor floor(String transport) {
        Floor floor = ownFloors.get(transport);
        if (floor == null) {
            throw new IllegalArgumentException(transport + " is held against no floor");
        }
        return floor;
    }

    /** The components of the kernel, as a C program uses them that waits in the same way. */
    private List<Component> kernel(Waiting waiting) {
        List<Component> kernel = new ArrayList<>();
        kernel.add(Component.fixed(
                "bare system calls", call().times(waiting.calls()), waiting.calls() + " calls that do nothing"));
        kernel.add(new Component(
                "loopback stack",
                kernelAlone(Waiting.IN_READ),
                "write to read through TCP, twice",
                "a Unix domain socket has no TCP and no IP below it"));
        Combination beyondReading = kernelAlone(waiting).minus(kernelAlone(Waiting.IN_READ));
        if (waiting == Waiting.IN_EPOLL) {
            kernel.add(new Component(
                    "epoll", beyondReading, "epoll_wait before each read", "a read that blocks needs no epoll_wait"));
        } else if (waiting == Waiting.IN_RING) {
            kernel.add(new Component(
                    "io_uring",
                    beyondReading,
                    "arming, submission, completion",
                    "epoll: a ring pays where many requests go in with one call"));
        }
        kernel.add(new Component(
                "switches",
                switches(waiting),
                "there and back, measured by pipe",
                "one thread for both ends, or ends that spin on cores of their own"));
        return kernel;
    }

    /** On one thread, without the calls themselves. */
    private Combination kernelAlone(Waiting waiting) {
        return onOneThread(waiting).minus(call().times(waiting.calls()));
    }

    private Combination switches(Waiting waiting) {
        return part(waiting.peer()).minus(part(waiting.pipe()));
    }

    /** The lowest first. */
    private List<Component> layers(String transport) {
        Layer layer = this.layers.apply(transport);
        List<Component> layers = new ArrayList<>();
        Combination below = Combination.of(cells.memory());
        Combination kernel = onOneThread(waiting(transport));
        if (layer.below().isPresent()) {
            String lower = layer.below().get();
            layers.addAll(layers(lower));
            below = Combination.of(cells.onOneThread(lower));
            kernel = kernel.minus(onOneThread(waiting(lower)));
        }
        Combination cost =
                Combination.of(cells.onOneThread(transport)).minus(below).minus(kernel);
        layers.add(new Component(layer.name(), cost, layer.meaning(), layer.lever()));
        return layers;
    }

    private Waiting waiting(String transport) {
        return Waiting.of(floor(transport));
    }

    /** All that the kernel does on one thread. */
    private Combination onOneThread(Waiting waiting) {
        return part(waiting.stack()).minus(part(Part.CLOCK));
    }

    private List<Component> differences(String transport, Floor floor) {
        Combination measured = Combination.of(cells.sameCore(transport));
        Waiting ofFloor = Waiting.of(floor);
        Combination floorBySum = part(Part.CLOCK).plus(onOneThread(ofFloor)).plus(switches(ofFloor));
        return List.of(
                Component.fixed(
                        "unexplained in C",
                        Combination.of(cells.sameCore(floor)).minus(floorBySum),
                        "what " + floor.label() + "'s own budget leaves, without any JVM"),
                Component.fixed(
                        "waiting",
                        Combination.of(cells.crossCore(floor)).minus(Combination.of(cells.crossCore(Floor.SPIN))),
                        floor.label() + " against floor-spin, cross-core"),
                Component.fixed(
                        "cross-core",
                        Combination.of(cells.crossCore(transport)).minus(measured),
                        "against same-core, both ends waiting"),
                Component.fixed(
                        "two processes",
                        measured.minus(Combination.of(cells.inProcess(transport))),
                        "against two threads of one JVM"));
    }

    private Combination call() {
        return part(Part.CALL).minus(part(Part.CLOCK));
    }

    private Combination part(Part part) {
        return Combination.of(cells.part(part));
    }
}
