package dev.loopbench.core.transport;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.loopbench.core.address.AddressFamily;
import dev.loopbench.core.placement.Placement;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract of every transport that has Unix domain sockets, in addition to {@link TransportContract}, and in the
 * same way. One that refuses them skips all of it, with its reason.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class UnixTransportContract implements ConversationContract, CycleContract, UnixSocketContract {

    @TempDir
    private Path directory;

    private int files;

    @Override
    public abstract Transport transport();

    /** Another file each time. */
    @Override
    public final UnixDomainSocketAddress bind() {
        files++;
        return UnixDomainSocketAddress.of(directory.resolve(files + ".sock"));
    }

    @BeforeEach
    final void requireAvailable() {
        Availability availability = transport()
                .availability()
                .and(transport().availability(Load.pipelined(1, 1).setting(Placement.FREE, AddressFamily.UNIX)));
        assumeTrue(availability.isAvailable(), availability.reason().orElse("available"));
    }
}
