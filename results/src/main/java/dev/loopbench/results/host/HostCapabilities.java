package dev.loopbench.results.host;

import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traits;
import dev.loopbench.results.plan.JdkCapabilities;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The capabilities of a host's JDK, as the planner needs them. */
public final class HostCapabilities implements JdkCapabilities {

    private final ForkHostProcess host;
    private final Survey survey;

    /** @throws IOException when the host does not answer */
    public HostCapabilities(ForkHostProcess host) throws IOException {
        this.host = host;
        survey = host.survey(List.of());
    }

    @Override
    public String jdk() {
        return survey.jvm().version();
    }

    @Override
    public List<String> transports() {
        return survey.transports().stream().map(Survey.TransportFacts::name).toList();
    }

    @Override
    public Map<String, Integer> warmupFactors() {
        return survey.transports().stream()
                .collect(Collectors.toMap(Survey.TransportFacts::name, Survey.TransportFacts::warmupFactor));
    }

    @Override
    public Map<String, Floor> ownFloors() {
        Map<String, Floor> floors = new HashMap<>();
        for (Survey.TransportFacts transport : survey.transports()) {
            Floor floor = transport.floor();
            if (floor != null) {
                floors.put(transport.name(), floor);
            }
        }
        return floors;
    }

    @Override
    public Map<String, Traits> traits() {
        Map<String, Traits> traits = new HashMap<>();
        for (Survey.TransportFacts transport : survey.transports()) {
            Traits own = transport.traits();
            if (own != null) {
                traits.put(transport.name(), own);
            }
        }
        return traits;
    }

    /** Transports that cannot be used at all: name or class → the reason. */
    public Map<String, String> unusable() {
        return survey.unusableOnes();
    }

    @Override
    public List<Optional<String>> refusals(List<ForkSpec> cells) throws IOException {
        return host.survey(cells).refusals().stream().map(Optional::ofNullable).toList();
    }
}
