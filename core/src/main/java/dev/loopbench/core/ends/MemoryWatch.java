package dev.loopbench.core.ends;

import dev.loopbench.core.kernel.MemoryMeter;
import dev.loopbench.core.record.ForkRecord.MemoryGrowth;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Compares the memory of both ends and the kernel before the first connection with their memory later. */
public final class MemoryWatch {

    private final MemoryMeter meter = MemoryMeter.ofThisMachine();
    private final OptionalLong client;
    private final long server;
    private final OptionalLong clientBytes;
    private final OptionalLong serverBytes;
    private final OptionalLong kernelBytes;

    private MemoryWatch(OptionalLong client, long server) {
        this.client = client;
        this.server = server;
        clientBytes = ofClient();
        serverBytes = meter.residentBytes(server);
        kernelBytes = meter.kernelBytes();
    }

    /**
     * Reads for the first time; empty where so many connections are too few to tell.
     *
     * @param client the client's process; empty where that is not there yet
     * @param server the server's process, which may be the same
     */
    public static Optional<MemoryWatch> start(int connections, OptionalLong client, long server) {
        return connections < MemoryGrowth.LEAST_CONNECTIONS
                ? Optional.empty()
                : Optional.of(new MemoryWatch(client, server));
    }

    private OptionalLong ofClient() {
        return client.isPresent() ? meter.residentBytes(client.getAsLong()) : OptionalLong.empty();
    }

    /** The growth since then. */
    public MemoryGrowth growth() {
        return new MemoryGrowth(
                since(clientBytes, ofClient()),
                since(serverBytes, meter.residentBytes(server)),
                since(kernelBytes, meter.kernelBytes()));
    }

    private static @Nullable Long since(OptionalLong before, OptionalLong now) {
        return before.isPresent() && now.isPresent() ? (Long) (now.getAsLong() - before.getAsLong()) : null;
    }
}
