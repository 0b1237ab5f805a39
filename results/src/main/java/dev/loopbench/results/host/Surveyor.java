package dev.loopbench.results.host;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.kernel.DescriptorLimit;
import dev.loopbench.core.measurement.Descriptors;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.server.JvmFacts;
import dev.loopbench.core.transport.Availability;
import dev.loopbench.core.transport.Limited;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds what can be measured on this JDK and machine. Transports may be foreign code: one that throws or hangs when it is asked is
 * unusable, with the reason, and is not asked again.
 */
final class Surveyor {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Transports transports;
    private final Topology topology = Topology.ofThisProcess();
    private final Map<String, String> unusable = new TreeMap<>();

    Surveyor(Transports transports) {
        this.transports = transports;
        unusable.putAll(transports.unusable());
    }

    Survey survey(List<ForkSpec> cells) {
        List<Survey.TransportFacts> usable = new ArrayList<>();
        for (Transport transport : transports.all()) {
            String name = transport.name();
            if (unusable.containsKey(name)) {
                continue;
            }
            try {
                usable.add(Limited.call(name, () -> facts(transport), LIMIT));
            } catch (Limited.Failed e) {
                unusable.put(name, String.valueOf(e.getMessage()));
            }
        }
        return new Survey(
                ForkRecord.VERSION,
                JvmFacts.ofThisProcess(),
                usable,
                cells.stream().map(this::refusal).toList(),
                Map.copyOf(unusable));
    }

    private Survey.TransportFacts facts(Transport transport) {
        Availability availability = transport.availability();
        return new Survey.TransportFacts(
                transport.name(),
                availability.reason().orElse(null),
                transport.implementation(),
                refusedAddresses(transport),
                transport.floor().orElse(null),
                transport.jvmArguments(),
                transport.warmupFactor(),
                transport.traits(),
                availability.isAvailable() ? transport.facts() : Map.of());
    }

    /** Asked with one small message at a time, which nobody refuses for its own sake. */
    private Map<AddressFamily, String> refusedAddresses(Transport transport) {
        Map<AddressFamily, String> refused = new EnumMap<>(AddressFamily.class);
        for (AddressFamily address : AddressFamily.values()) {
            Setting oneByOne = new Setting(
                    Placement.FREE,
                    topology.cpus().size(),
                    false,
                    Traffic.of(new MessageShape(1, 1), 1, 1).over(address));
            transport.availability(oneByOne).reason().ifPresent(reason -> refused.put(address, reason));
        }
        return refused;
    }

    private @Nullable String refusal(ForkSpec cell) {
        Placements placements = new Placements(topology);
        if (placements.assign(cell.placement()).isEmpty()) {
            return placements.missing(cell.placement());
        }
        for (String name : List.of(cell.server(), cell.client())) {
            String reason = unusable.get(name);
            if (reason != null) {
                return name + " " + reason;
            }
        }
        try {
            return Limited.call(cell.server(), () -> judged(cell), LIMIT)
                    .reason()
                    .orElse(null);
        } catch (Limited.Failed e) {
            return cell.server() + " " + e.getMessage();
        }
    }

    private Availability judged(ForkSpec cell) {
        Transport server = transports.named(cell.server());
        Transport client = transports.named(cell.client());
        Setting setting = cell.setting(topology.cpus().size());
        return judged(server, setting)
                .and(judged(client, setting.asClient()))
                .and(Descriptors.enough(cell, client, server, DescriptorLimit.ofThisProcess()))
                .and(cell.traffic().congestionControl())
                .and(cell.endsInTime());
    }

    private static Availability judged(Transport transport, Setting setting) {
        return transport.availability().and(transport.availability(setting));
    }
}
