package dev.loopbench.results.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * The conditions that all cells of a panel have in common, in the words of the documents.
 *
 * @param server where the server lives
 * @param address what the ends talk over
 * @param load the messages, and how many of them are under way
 * @param jdk full version
 * @param rate of an open loop
 * @param serving what the server does before it answers, and on how many threads; absent where it answers at once, on one
 * @param referenceClient the one client that all servers are measured with; absent where each has one of its own kind
 * @param congestion the congestion control that both ends set; absent where the kernel chooses
 */
public record PanelKey(
        String workload,
        String placement,
        String server,
        String address,
        @JsonUnwrapped Load load,
        String jdk,
        @JsonUnwrapped Rate rate,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Serving serving,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String referenceClient,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String congestion) {

    /**
     * The messages, and how many of them are under way.
     *
     * @param requestBytes payload
     * @param responseBytes payload
     * @param connections open at once
     * @param window requests outstanding on each at most
     */
    public record Load(int requestBytes, int responseBytes, int connections, int window) {}

    /**
     * The rate of an open loop; both are absent in a closed one.
     *
     * @param ratePerSecond on all connections together
     * @param arrivals how its requests follow each other
     */
    public record Rate(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer ratePerSecond,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String arrivals) {

        /** That of a closed loop. */
        public static final Rate NONE = new Rate(null, null);
    }

    /**
     * Whatever mostly tells panels apart: workload, its rate and arrivals if it has any, placement, the address unless that
     * is TCP, the congestion control if one is set, and the client if it is one for all servers.
     */
    public List<String> place() {
        return Stream.of(
                        workload,
                        rate.ratePerSecond() == null ? null : rate.ratePerSecond() + "/s " + rate.arrivals(),
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
        MessageShape shape = new MessageShape(load.requestBytes(), load.responseBytes());
        Traffic usual = own.traffic(shape);
        List<String> words = new ArrayList<>(place());
        if (!Sizes.OWN.of(own).contains(shape)) {
            words.add(load.requestBytes() + " + " + load.responseBytes() + " bytes");
        }
        if (usual.connections() != load.connections() || usual.window() != load.window()) {
            words.add(load.connections() + " x " + load.window());
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
                load,
                jdk,
                new Rate(other, rate.arrivals()),
                serving,
                referenceClient,
                congestion);
    }

    /** The same on a JDK of another name. */
    public PanelKey onJdk(String other) {
        return new PanelKey(
                workload, placement, server, address, load, other, rate, serving, referenceClient, congestion);
    }

    /** The same with clients like their servers. */
    public PanelKey withoutReferenceClient() {
        return new PanelKey(workload, placement, server, address, load, jdk, rate, serving, null, congestion);
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
                new Load(
                        traffic.shape().requestBytes(),
                        traffic.shape().responseBytes(),
                        traffic.connections(),
                        traffic.window()),
                conditions.jdk(),
                new Rate(
                        pace.open() ? pace.perSecond() : null,
                        pace.open() ? pace.arrivals().label() : null),
                traffic.serving().equals(Serving.ECHO) ? null : traffic.serving(),
                conditions.client().orElse(null),
                traffic.setsCongestion() ? traffic.congestion() : null);
    }
}
