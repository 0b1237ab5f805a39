package dev.loopbench.results.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.results.plan.Cell;
import java.util.ArrayList;
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
 * @param ratePerSecond of an open loop, on all connections together; absent in a closed one
 * @param arrivals how its requests follow each other; likewise
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer ratePerSecond,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String arrivals) {

    /** The same at another rate. */
    public Point atRate(@Nullable Integer other) {
        return new Point(
                workload,
                placement,
                server,
                address,
                requestBytes,
                responseBytes,
                connections,
                window,
                jdk,
                other,
                arrivals);
    }

    /** The same on a JDK of another name. */
    public Point onJdk(String other) {
        return new Point(
                workload,
                placement,
                server,
                address,
                requestBytes,
                responseBytes,
                connections,
                window,
                other,
                ratePerSecond,
                arrivals);
    }

    /**
     * Whatever mostly tells panels apart: workload, its rate and arrivals if it has any, placement, and the address unless
     * that is TCP.
     */
    public List<String> place() {
        List<String> place = new ArrayList<>(List.of(workload));
        if (ratePerSecond != null) {
            place.add(ratePerSecond + "/s " + arrivals);
        }
        place.add(placement);
        if (!address.equals(AddressFamily.TCP.label())) {
            place.add(address);
        }
        return place;
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
                conditions.pace().open() ? conditions.pace().perSecond() : null,
                conditions.pace().open() ? conditions.pace().arrivals().label() : null);
    }
}
