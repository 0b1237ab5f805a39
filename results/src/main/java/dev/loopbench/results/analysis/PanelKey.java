package dev.loopbench.results.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.pacing.Pace;
import dev.loopbench.core.transport.Serving;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.plan.Cell;
import dev.loopbench.results.plan.Sizes;
import dev.loopbench.results.plan.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * @param serving what the server does before it answers, and on how many threads; absent where it answers at once, on one
 * @param referenceClient the one client that all servers are measured with; absent where each has one of its own kind
 * @param congestion the congestion control that both ends set; absent where the kernel chooses
 */
public record PanelKey(
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String arrivals,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Serving serving,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String referenceClient,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String congestion) {

    /**
     * Whatever mostly tells panels apart: workload, its rate and arrivals if it has any, placement, the address unless that
     * is TCP, the congestion control if one is set, and the client if it is one for all servers.
     */
    public List<String> place() {
        return Stream.of(
                        workload,
                        ratePerSecond == null ? null : ratePerSecond + "/s " + arrivals,
                        placement,
                        address.equals(AddressFamily.TCP.label()) ? null : address,
                        congestion,
                        referenceClient == null ? null : "client " + referenceClient)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** {@link #place}, and whatever is not as its workload has it by itself: tells the panels of one run apart. */
    public List<String> name() {
        Workload own = Workload.of(workload);
        MessageShape shape = new MessageShape(requestBytes, responseBytes);
        Traffic usual = own.traffic(shape);
        List<String> words = new ArrayList<>(place());
        if (!Sizes.OWN.of(own).contains(shape)) {
            words.add(requestBytes + " + " + responseBytes + " bytes");
        }
        if (usual.connections() != connections || usual.window() != window) {
            words.add(connections + " x " + window);
        }
        words.addAll(ServingWords.parts(serving));
        return words;
    }

    /** The same at another rate. */
    public PanelKey atRate(@Nullable Integer other) {
        return new PanelKey(
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
                arrivals,
                serving,
                referenceClient,
                congestion);
    }

    /** The same on a JDK of another name. */
    public PanelKey onJdk(String other) {
        return new PanelKey(
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
                arrivals,
                serving,
                referenceClient,
                congestion);
    }

    /** The same with clients like their servers. */
    public PanelKey withoutReferenceClient() {
        return new PanelKey(
                workload,
                placement,
                server,
                address,
                requestBytes,
                responseBytes,
                connections,
                window,
                jdk,
                ratePerSecond,
                arrivals,
                serving,
                null,
                congestion);
    }

    /** The conditions of a panel's cells. */
    public static PanelKey of(Cell.Conditions conditions) {
        Traffic traffic = conditions.traffic();
        Pace pace = traffic.pace();
        return new PanelKey(
                conditions.workload().label(),
                conditions.placement().label(),
                conditions.server().label(),
                traffic.address().label(),
                traffic.shape().requestBytes(),
                traffic.shape().responseBytes(),
                traffic.connections(),
                traffic.window(),
                conditions.jdk(),
                pace.open() ? pace.perSecond() : null,
                pace.open() ? pace.arrivals().label() : null,
                traffic.serving().equals(Serving.ECHO) ? null : traffic.serving(),
                conditions.client().orElse(null),
                traffic.setsCongestion() ? traffic.congestion() : null);
    }
}
