package dev.loopbench.results.store;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.results.plan.Cell;
import java.util.List;

/**
 * What all cells of a panel have in common, in the words of the documents.
 *
 * @param server where the server lives
 * @param address what the ends talk over
 * @param requestBytes payload
 * @param responseBytes payload
 * @param jdk full version
 */
public record Point(
        String workload,
        String placement,
        String server,
        String address,
        int requestBytes,
        int responseBytes,
        int connections,
        int window,
        String jdk) {

    /** Whatever mostly tells panels apart: workload, placement, and the address unless that is TCP. */
    public List<String> place() {
        return address.equals(AddressFamily.TCP.label())
                ? List.of(workload, placement)
                : List.of(workload, placement, address);
    }

    /** The conditions of a panel's cells. */
    public static Point of(Cell.Conditions conditions) {
        return new Point(
                conditions.workload().label(),
                conditions.placement().label(),
                conditions.server().label(),
                conditions.address().label(),
                conditions.shape().requestBytes(),
                conditions.shape().responseBytes(),
                conditions.connections(),
                conditions.window(),
                conditions.jdk());
    }
}
