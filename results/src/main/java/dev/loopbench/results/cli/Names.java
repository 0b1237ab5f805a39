package dev.loopbench.results.cli;

import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.util.ArrayList;
import java.util.List;

/** What options may name. */
final class Names {

    private Names() {}

    /** Every transport, whether it can be had here or not. */
    static List<String> transports() {
        return Transports.load().all().stream().map(Transport::name).toList();
    }

    /** The same, then the floors. */
    static List<String> transportsAndFloors() {
        List<String> names = new ArrayList<>(transports());
        names.addAll(Floor.labels());
        return names;
    }
}
