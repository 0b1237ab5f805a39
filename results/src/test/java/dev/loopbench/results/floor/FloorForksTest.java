package dev.loopbench.results.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.measurement.ForkFiles;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.placement.Placements;
import dev.loopbench.core.placement.Topology;
import dev.loopbench.core.record.EndRecord;
import dev.loopbench.core.record.ForkRecord;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import dev.loopbench.core.record.ForkSpec;
import dev.loopbench.core.record.Lap;
import dev.loopbench.core.record.ServerMode;
import dev.loopbench.core.transport.Floor;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.results.gates.GateCheck;
import dev.loopbench.results.quiet.ProbeKey;
import dev.loopbench.results.quiet.ProbeKey.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A whole fork of the program leaves what a fork of transports leaves. */
@Timeout(60)
class FloorForksTest {

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private FloorForks forks;

    @BeforeEach
    void compile() throws IOException {
        forks = new FloorForks(Compiled.in(directory.resolve("floor")), Optional.of(directory));
        Files.createDirectory(directory.resolve("forks"));
        Files.createDirectory(directory.resolve("latency"));
    }

    @Test
    void leavesItsSlicesWithBracketsAndCharges() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "fork");

        Turns.take(forks, spec("floor-blocking", Placement.SAME_CORE), files);

        ForkRecord record = files.collect();
        assertThat(record.failure()).isNull();
        assertThat(record.slices()).isNotEmpty().allSatisfy(slice -> {
            assertThat(slice.trips().count()).isEqualTo(100);
            assertThat(slice.trips().p50Nanos()).isPositive();
            assertThat(slice.laps()).extracting(Lap::count).containsExactly(50L, 50L);
            assertThat(slice.laps().get(0).witnessed().clientAfter())
                    .isPositive()
                    .isEqualTo(slice.laps().get(1).witnessed().clientBefore());
            assertThat(slice.witnessed().clientBefore()).isPositive();
            assertThat(slice.witnessed().serverAfter()).isZero();
            assertThat(slice.client().cpuNanos()).isPositive();
            assertThat(slice.server().cpuNanos()).isPositive();
            assertThat(Objects.requireNonNull(slice.client().calls()).writes()).isGreaterThanOrEqualTo(120);
        });
        assertThat(record.jvms()).isEmpty();
        assertThat(Files.readAllLines(files.histograms()))
                .filteredOn(line -> !line.startsWith("#") && !line.startsWith("\""))
                .hasSameSizeAs(record.slices());
        assertThat(new GateCheck(List.of(record)).flags(record))
                .noneMatch(flag -> flag.cause().startsWith("migration"));
    }

    @ParameterizedTest
    @EnumSource(value = Floor.class, mode = EnumSource.Mode.EXCLUDE, names = "BLOCKING")
    void opensMoreConnectionsThanItsListenQueueShouldHoldAndTellsWhatTheyTook(Floor floor) throws IOException {
        Compiled.require(floor);
        ForkFiles files = ForkFiles.in(directory, "fork");
        ForkSpec many = new ForkSpec(
                floor.label(),
                floor.label(),
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 300, 1),
                500);

        Turns.take(forks, many, files);

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        assertThat(record.slices()).isNotEmpty();
        MemoryGrowth memory = Objects.requireNonNull(record.observations().memory());
        assertThat(memory.clientBytes()).isNull();
        assertThat(memory.serverBytes()).isNotNull();
    }

    @Test
    void asksBothEndsForTheWitnessWhereTheyDoNotShareACore() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "fork");

        Turns.take(forks, spec("floor-epoll", Placement.FREE), files);

        assertThat(files.read().slices())
                .isNotEmpty()
                .allSatisfy(
                        slice -> assertThat(slice.witnessed().serverBefore()).isPositive());
    }

    @ParameterizedTest
    @CsvSource({"floor-blocking, true", "floor-epoll, true", "floor-spin, false"})
    void wakesTheOtherProcessorWhereItWaitsForIt(String floor, boolean waits) throws IOException {
        Placements placements = new Placements(Topology.ofThisProcess());
        assumeTrue(placements.assign(Placement.CROSS_CORE).isPresent(), () -> placements.missing(Placement.CROSS_CORE));
        ForkFiles files = ForkFiles.in(directory, "fork");

        Turns.take(forks, spec(floor, Placement.CROSS_CORE), files);

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        assertThat(record.slices()).isNotEmpty().allSatisfy(slice -> {
            assertThat(slice.laps().get(0).witnessed().wakeUpAfter() > 0).isEqualTo(waits);
            assertThat(slice.witnessed().wakeUpBefore() > 0).isEqualTo(waits);
        });
    }

    @Test
    void itsBracketsAreHeldAgainstNoJvms() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "fork");

        Turns.take(forks, spec("floor-epoll", Placement.SAME_CORE), files);

        EndRecord client = Objects.requireNonNull(files.read().client());
        ProbeKey key = ProbeKey.of(End.CLIENT, client);
        assertThat(key.isOfJvm()).isFalse();
        assertThat(key)
                .isEqualTo(ProbeKey.of(
                        End.CLIENT,
                        client.cpus(),
                        forks.program().compiler(),
                        forks.program().build()));
    }

    @Test
    void runsNoMoreWhenItIsClosed() {
        ForkFiles files = ForkFiles.in(directory, "fork");
        forks.close();

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Turns.take(forks, spec("floor-blocking", Placement.FREE), files));
        assertThat(files.read().failure()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Floor.class)
    void everyFloorIsMeasuredOverAUnixDomainSocketToo(Floor floor) throws IOException {
        Compiled.require(floor);
        ForkFiles files = ForkFiles.in(directory, "fork");

        Turns.take(forks, spec(floor.label(), Placement.FREE, AddressFamily.UNIX), files);

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        assertThat(record.slices()).isNotEmpty();
        assertThat(Objects.requireNonNull(record.client()).socketOptions()).containsOnlyKeys("SO_SNDBUF", "SO_RCVBUF");
        assertThat(Objects.requireNonNull(record.server()).socketOptions()).containsOnlyKeys("SO_SNDBUF", "SO_RCVBUF");
        assertThat(directory.toFile().list()).containsExactlyInAnyOrder("floor", "forks", "latency");
    }

    @Test
    void streamsChunksUnderTheCongestionControlThatItIsTold() throws IOException {
        ForkFiles files = ForkFiles.in(directory, "fork");
        ForkSpec spec = new ForkSpec(
                "floor-epoll",
                "floor-epoll",
                Placement.FREE,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(1 << 20, 0), 1, 4).withCongestion("reno"),
                16);

        Turns.take(forks, spec, files);

        ForkRecord record = files.read();
        assertThat(record.failure()).isNull();
        assertThat(record.slices())
                .isNotEmpty()
                .allSatisfy(slice -> assertThat(slice.trips().count()).isGreaterThanOrEqualTo(16));
        assertThat(Objects.requireNonNull(record.client()).socketOptions()).containsEntry("TCP_CONGESTION", "reno");
        assertThat(Objects.requireNonNull(record.server()).socketOptions()).containsEntry("TCP_CONGESTION", "reno");
    }

    @Test
    void withoutItsDirectoryASocketFileIsAFailureInOneLine() {
        ForkFiles files = ForkFiles.in(directory, "fork");
        FloorForks lost = new FloorForks(forks.program(), Optional.of(directory.resolve("gone")));

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Turns.take(lost, spec("floor-epoll", Placement.FREE, AddressFamily.UNIX), files));
        assertThat(Objects.requireNonNull(files.read().failure()).text())
                .isEqualTo("the directory for the socket file is gone: " + directory.resolve("gone"));
    }

    private static ForkSpec spec(String floor, Placement placement) {
        return spec(floor, placement, AddressFamily.TCP);
    }

    private static ForkSpec spec(String floor, Placement placement, AddressFamily address) {
        return new ForkSpec(
                floor,
                floor,
                placement,
                ServerMode.PROCESS,
                Traffic.of(new MessageShape(64, 64), 1, 1).over(address),
                100);
    }
}
