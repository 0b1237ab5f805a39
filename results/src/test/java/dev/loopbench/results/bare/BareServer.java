package dev.loopbench.results.bare;

import dev.loopbench.core.placement.CpuList;
import dev.loopbench.core.placement.IoThreads;
import java.io.IOException;

/**
 * The server's process of a bare loop: prints its port and lives until its standard input ends. Arguments: the loop's
 * name and the processors of its I/O threads.
 */
final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) throws IOException {
        IoThreads threads = IoThreads.pinned("server", CpuList.parse(arguments[1]));
        System.out.println(BareLoops.named(arguments[0]).serve(threads));
        while (System.in.read() >= 0) {
            // Only the end of the input matters.
        }
        Runtime.getRuntime().halt(0);
    }
}
