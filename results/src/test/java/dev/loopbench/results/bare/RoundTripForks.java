package dev.loopbench.results.bare;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.results.plan.Workload;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Runs forks of either kind and reads what they left. */
final class RoundTripForks {

    private static final int PAYLOAD = BareLoop.FRAME - 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schedule schedule;

    RoundTripForks(Schedule schedule) {
        this.schedule = schedule;
    }

    MeasuredFork run(Transport transport, ForkKind kind, int block) throws IOException {
        String name = transport.name() + "-" + kind.name().toLowerCase(Locale.ROOT) + "-" + block;
        List<LapFigures> laps = kind == ForkKind.BARE ? bare(transport, name) : suite(transport, name);
        return new MeasuredFork(
                transport.name(),
                kind,
                block,
                laps.stream().filter(lap -> schedule.counts(lap.atNanos())).toList());
    }

    private List<LapFigures> bare(Transport transport, String name) throws IOException {
        File file = ForkFiles.in(schedule.output, name).record().toFile();
        ChildJvm.runFork(
                BareFork.class,
                transport.jvmArguments(),
                List.of(transport.name(), Long.toString(schedule.forkMillis()), file.getPath()));
        return JSON.readValue(file, new TypeReference<>() {});
    }

    private List<LapFigures> suite(Transport transport, String name) throws IOException {
        ChildJvm.runFork(
                SuiteFork.class,
                transport.jvmArguments(),
                SuiteFork.arguments(
                        transport.name(),
                        Workload.ROUND_TRIP,
                        Placement.SAME_CORE,
                        PAYLOAD,
                        schedule.forkMillis(),
                        schedule.output,
                        name));
        return ForkFiles.in(schedule.output, name).read().slices().stream()
                .flatMap(slice -> LapFigures.of(slice).stream())
                .toList();
    }
}
