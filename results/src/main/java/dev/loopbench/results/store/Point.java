package dev.loopbench.results.store;

import dev.loopbench.results.plan.Cell;

/**
 * What all cells of a panel have in common, in the words of the documents.
 *
 * @param server where the server lives
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

    static Point of(Cell.Conditions conditions) {
        return new Point(
                conditions.workload().label(),
                conditions.placement().label(),
                conditions.server().label(),
                conditions.address(),
                conditions.shape().requestBytes(),
                conditions.shape().responseBytes(),
                conditions.connections(),
                conditions.window(),
                conditions.jdk());
    }
}
