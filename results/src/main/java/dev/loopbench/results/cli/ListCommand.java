package dev.loopbench.results.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.jdk.Jdk;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.text.Printable;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.results.floor.FloorProgram;
import dev.loopbench.results.host.ForkHostProcess;
import dev.loopbench.results.host.Survey;
import dev.loopbench.results.option.JdkChoice;
import dev.loopbench.results.plan.Profile;
import dev.loopbench.results.plan.Workload;
import dev.loopbench.results.terminal.Step;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what can be measured here, and why the rest cannot. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists transports, addresses, workloads, placements and profiles, and says why one is"
                + " unavailable here.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(
            names = "--jdks",
            split = ",",
            paramLabel = "JDK",
            description = "JDK to ask, as for 'run'. Default: the newest found.")
    private List<String> jdks = List.of();

    /** One line of the list; {@code reason} says why it cannot be had here, null if it can. */
    private record Entry(
            String name, String meaning, @Nullable String reason) {}

    /** A transport or a floor, and the addresses that it can use. */
    private record Mover(
            String name, String meaning, @Nullable String reason, List<Entry> addresses) {

        /** In one line: what it can talk over, and what not and why. */
        Entry line() {
            String can = addresses.stream()
                    .filter(address -> address.reason() == null)
                    .map(Entry::name)
                    .collect(Collectors.joining(", "));
            String cannot = addresses.stream()
                    .filter(address -> address.reason() != null)
                    .map(address -> "; not " + address.name() + ": " + address.reason())
                    .collect(Collectors.joining());
            return new Entry(name, meaning + " (" + can + cannot + ")", reason);
        }
    }

    private record Listing(
            String jdk,
            List<Mover> transports,
            List<Mover> floors,
            List<Entry> addresses,
            List<Entry> workloads,
            List<Entry> placements,
            List<Entry> profiles) {}

    @Override
    public Integer call() throws IOException {
        Jdk jdk = JdkChoice.of(jdks).get(0);
        Listing listing = Step.during("asking JDK " + jdk.version() + " what it can measure", () -> {
            try (ForkHostProcess host = ForkHostProcess.startOnOwnClassPath(jdk, ProcessBuilder.Redirect.DISCARD)) {
                return listing(host.survey(List.of()));
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(listing));
        } else {
            print(out, listing, jdk);
        }
        return 0;
    }

    private static Listing listing(Survey survey) {
        Placements placements = new Placements(Topology.ofThisProcess());
        return new Listing(
                survey.jvm().version(),
                transports(survey),
                floors(),
                addresses(Map.of()),
                Arrays.stream(Workload.values())
                        .map(workload -> new Entry(workload.label(), workload.meaning(), null))
                        .toList(),
                Arrays.stream(Placement.values())
                        .map(placement -> new Entry(
                                placement.label(),
                                meaning(placement, placements),
                                placements.assign(placement).isPresent() ? null : placements.missing(placement)))
                        .toList(),
                Arrays.stream(Profile.values())
                        .map(profile -> new Entry(profile.label(), profile.meaning(), null))
                        .toList());
    }

    /** With the kind of cores that it takes, where there are several. */
    private static String meaning(Placement placement, Placements placements) {
        return placements
                .assign(placement)
                .flatMap(placements::coreTypes)
                .map(types -> placement.meaning() + ": " + types)
                .orElse(placement.meaning());
    }

    private static List<Mover> transports(Survey survey) {
        List<Mover> movers = new ArrayList<>();
        survey.transports()
                .forEach(transport -> movers.add(new Mover(
                        Printable.line(transport.name()),
                        Printable.line(transport.implementation()),
                        transport.unavailable(),
                        addresses(transport.refusedAddresses()))));
        new TreeMap<>(survey.unusableOnes())
                .forEach((name, reason) -> movers.add(new Mover(Printable.line(name), "", reason, List.of())));
        return movers;
    }

    private static List<Entry> addresses(Map<AddressFamily, String> refused) {
        return Arrays.stream(AddressFamily.values())
                .map(address -> new Entry(address.label(), address.meaning(), refused.get(address)))
                .toList();
    }

    private static List<Mover> floors() {
        String missing = FloorProgram.missing().orElse(null);
        return Arrays.stream(Floor.values())
                .map(floor -> new Mover(floor.label(), floor.implementation(), missing, addresses(Map.of())))
                .toList();
    }

    private static void print(PrintWriter out, Listing listing, Jdk jdk) {
        out.println("On JDK " + listing.jdk() + " (" + jdk.home() + "):");
        print(out, "Transports", listing.transports().stream().map(Mover::line).toList());
        print(out, "Floors", listing.floors().stream().map(Mover::line).toList());
        print(out, "Addresses", listing.addresses());
        print(out, "Workloads", listing.workloads());
        print(out, "Placements", listing.placements());
        print(out, "Profiles", listing.profiles());
    }

    private static void print(PrintWriter out, String title, List<Entry> entries) {
        out.println();
        out.println(title);
        for (Entry entry : entries) {
            String said = entry.reason() == null ? entry.meaning() : "not here: " + entry.reason();
            out.printf("  %-18s %s%n", entry.name(), said);
        }
    }
}
