package dev.loopbench.results.cli;

import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import dev.loopbench.results.evidence.Rules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When a difference counts, and what all are held against, as options. */
final class EvidenceOptions {

    @Mixin
    private BandOption band = new BandOption();

    @Option(
            names = "--baseline",
            paramLabel = "TRANSPORT",
            description = "Hold every transport against this one, beside the best.")
    private @Nullable String baseline;

    /** @throws UnusableInput naming the option, the value and what is allowed */
    void check() {
        rules();
        List<String> names =
                Transports.load().all().stream().map(Transport::name).toList();
        baseline().filter(name -> !names.contains(name)).ifPresent(name -> {
            throw new UnusableInput("--baseline", "'" + name + "': there are " + String.join(", ", names));
        });
    }

    Rules rules() {
        return band.rules();
    }

    Optional<String> baseline() {
        return Optional.ofNullable(baseline);
    }
}
