package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.results.plan.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all cells of a panel have in common, in the words of the documents.
 *
 * @param server where the server lives
 * @param address what the ends talk over
 * @param requestBytes payload
 * @param responseBytes payload
 * @param jdk full version
 * @param serving what the server does before it answers, and on how many threads; absent where it answers at once, on one
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
        String jdk,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Serving serving) {

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
                conditions.jdk(),
                conditions.serving().equals(Serving.ECHO) ? null : conditions.serving());
    }
}
