package dev.loopbench.results.option;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.plan.Glob;
import dev.loopbench.results.plan.PlanRequest;
import java.util.ArrayList;
import java.util.List;

/** The names that options may use. */
public final class Names {

    /** The transport of commands that measure or serve one, unless told otherwise. */
    public static final String USUAL_TRANSPORT = "nio-select";

    /** Loaded once, since foreign code may take its time. */
    private static final class Found {
        static final List<String> TRANSPORTS =
                Transports.load().all().stream().map(Transport::name).toList();
    }

    private Names() {}

    /** Every transport, whether it can be had here or not. */
    public static List<String> transports() {
        return Found.TRANSPORTS;
    }

    /** The same, then the floors. */
    static List<String> transportsAndFloors() {
        List<String> names = new ArrayList<>(transports());
        names.addAll(Floor.labels());
        return names;
    }

    /** @throws UnusableInput when a name is none of these, or names do not go together */
    public static void check(PlanRequest request) {
        List<String> selected;
        try {
            selected = Glob.select(request.subjects().transports(), transportsAndFloors());
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("--transports", String.valueOf(e.getMessage()));
        }
        boolean floorsAlone = !selected.isEmpty()
                && selected.stream().allMatch(name -> Floor.of(name).isPresent());
        if (!request.subjects().variants().isEmpty() && floorsAlone) {
            throw new UnusableInput("--variant", "cannot be used with floors alone: they have no JVM that could vary");
        }
        if (request.effort().isOpenEnded() && floorsAlone) {
            throw new UnusableInput("--until-decided", "cannot be used with floors alone: they are not compared");
        }
        List<String> names = transports();
        request.subjects().client().filter(client -> !names.contains(client)).ifPresent(client -> {
            throw new UnusableInput("--client", "'" + client + "': there are " + String.join(", ", names));
        });
    }
}
