package dev.loopbench.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.frame.MessageShape;
import dev.loopbench.core.placement.Placement;
import dev.loopbench.core.transport.Setting;
import dev.loopbench.core.transport.Traffic;
import dev.loopbench.core.transport.Transport;
import dev.loopbench.core.transport.Transports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BlockingAvailabilityTest {

    private final Transport channel = new BlockingChannelTransport();
    private final Transport virtual = new VirtualThreadTransport();

    @Test
    void allAreRegistered() {
        assertThat(Transports.load().all())
                .extracting(Transport::name)
                .containsExactly("blocking-channel", "blocking-socket", "virtual-thread", "virtual-thread+poller-1");
    }

    @Test
    void refusesMoreOutstandingThanTheSocketBuffersHold() {
        assertThat(channel.availability(setting(64, 16)).isAvailable()).isTrue();
        assertThat(channel.availability(setting(65_520, 2)).reason())
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("window of 2", "131072 bytes outstanding", "only 65536"));
    }

    /** Of two ends that do not read while they write one never waits for room, if its direction is small. */
    @Test
    void takesAWindowOfLargeMessagesThatAreAnsweredBySmallOnes() {
        MessageShape up = new MessageShape(4 << 20, 0);
        MessageShape down = new MessageShape(0, 4 << 20);

        assertThat(channel.availability(new Setting(Placement.SAME_CORE, 2, false, Traffic.of(up, 1, 1024)))
                        .isAvailable())
                .isTrue();
        assertThat(channel.availability(new Setting(Placement.SAME_CORE, 2, false, Traffic.of(down, 1, 1024)))
                        .isAvailable())
                .isTrue();
    }

    @Test
    void takesMessagesOfAnySizeOneByOne() {
        assertThat(channel.availability(setting(16 << 20, 1)).isAvailable()).isTrue();
    }

    @Test
    void whatHasNoUnixDomainSocketsSaysSo() {
        Setting overUnix = new Setting(
                Placement.SAME_CORE,
                2,
                false,
                Traffic.of(new MessageShape(64, 64), 1, 1).over(AddressFamily.UNIX));

        assertThat(new BlockingSocketTransport().availability(overUnix).reason())
                .hasValue("java.net.Socket is not over Unix domain sockets");
        assertThat(channel.availability(overUnix).isAvailable()).isTrue();
        assertThat(virtual.availability(overUnix).isAvailable()).isTrue();
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_20)
    void virtualThreadsNeedANewerJdk() {
        assertThat(virtual.availability().reason())
                .hasValue("needs JDK 21 or newer, this is " + Runtime.version().feature());
    }

    @ParameterizedTest
    @EnumSource(names = {"SMT", "CROSS_CORE", "CROSS_SOCKET"})
    void virtualThreadsOfOneJvmCannotBeOnTwoProcessors(Placement placement) {
        assertThat(virtual.availability(setting(placement, true)).reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("one pool of carriers"));
        assertThat(virtual.availability(setting(placement, false)).isAvailable())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"SAME_CORE", "FREE"})
    void virtualThreadsOfOneJvmMayShareAProcessor(Placement placement) {
        assertThat(virtual.availability(setting(placement, true)).isAvailable()).isTrue();
    }

    private static Setting setting(int bytes, int window) {
        return new Setting(Placement.SAME_CORE, 2, false, Traffic.of(new MessageShape(bytes, bytes), 1, window));
    }

    private static Setting setting(Placement placement, boolean inProcess) {
        return new Setting(placement, 2, inProcess, Traffic.of(new MessageShape(64, 64), 1, 1));
    }
}
