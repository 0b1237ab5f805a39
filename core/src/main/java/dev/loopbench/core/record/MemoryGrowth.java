package dev.loopbench.core.record;

import org.jspecify.annotations.Nullable;

/**
 * What memory grew by from before the first connection to when all were open and each had been used once. Whatever else
 * grew meanwhile is in it, so it is of use for many connections only.
 *
 * @param clientBytes resident memory of the client's process; absent where it was not there before
 * @param serverBytes the same of the server's
 * @param kernelBytes memory of the kernel's objects, stacks and page tables and of socket buffers, of the whole machine; absent where the kernel
 *     does not tell
 */
public record MemoryGrowth(
        @Nullable Long clientBytes,
        @Nullable Long serverBytes,
        @Nullable Long kernelBytes) {

    /** The fewest connections for which it is told. */
    public static final int LEAST_CONNECTIONS = 256;
}
