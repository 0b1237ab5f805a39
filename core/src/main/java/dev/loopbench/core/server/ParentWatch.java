package dev.loopbench.core.server;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends this process when the one that started it is gone, however it went: a fork whose driver was killed must not go
 * on measuring, and its server ends with it.
 *
 * <p>It waits in the kernel, for a file that becomes readable when the parent ends (pidfd_open(2), Linux 5.3): a parked fork
 * must not use processor time. Where the kernel has no such file, or a sandbox forbids it, it looks four times a second.
 */
public final class ParentWatch {

    /** Time in which a process ends by itself and leaves its records, once its parent is gone. */
    private static final Duration GRACE = Duration.ofMillis(300);

    private static final long INTERVAL_MILLIS = 250;

    private ParentWatch() {}

    /** Watches from now on, on a daemon thread. */
    public static void start() {
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        Thread watch = new Thread(() -> haltAfter(parent), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void haltAfter(Optional<ProcessHandle> parent) {
        try {
            if (parent.isPresent() && !awaitEnd(parent.get())) {
                while (parent.get().isAlive()) {
                    // There is no event to wait for here.
                    Thread.sleep(INTERVAL_MILLIS);
                }
            }
            // This process ends by itself when its standard input does; it is halted only if it does not.
            Thread.sleep(GRACE.toMillis());
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when it has ended; at once, and with false, where that cannot be waited for. */
    private static boolean awaitEnd(ProcessHandle process) {
        if (!Platform.isLinux()) {
            return false;
        }
        try {
            int descriptor = Math.toIntExact(LibC.syscall(LibC.PIDFD_OPEN, process.pid(), 0));
            byte[] awaited = ByteBuffer.allocate(LibC.POLLFD_BYTES)
                    .order(ByteOrder.nativeOrder())
                    .putInt(descriptor)
                    .putShort(LibC.POLLIN)
                    .array();
            while (true) {
                try {
                    LibC.poll(awaited, 1, LibC.FOREVER);
                    return true;
                } catch (LastErrorException e) {
                    if (e.getErrorCode() != LibC.INTERRUPTED) {
                        return false;
                    }
                }
            }
        } catch (LastErrorException e) {
            return !process.isAlive();
        }
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        /** The same number on every architecture. */
        static final long PIDFD_OPEN = 434;

        static final int POLLFD_BYTES = 8;
        static final short POLLIN = 1;
        static final int FOREVER = -1;
        static final int INTERRUPTED = 4;

        static {
            Native.register("c");
        }

        private LibC() {}

        static native long syscall(long number, long pid, long flags) throws LastErrorException;

        static native int poll(byte[] descriptors, long count, int millis) throws LastErrorException;
    }
}
