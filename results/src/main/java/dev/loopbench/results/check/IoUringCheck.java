package dev.loopbench.results.check;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import dev.loopbench.results.check.Finding.Severity;
import java.util.List;

/** Whether this process may use io_uring: the kernel, a setting or a sandbox may forbid it. */
public final class IoUringCheck implements Check {

    private static final int PERMISSION = 1;
    private static final int NO_SUCH_CALL = 38;
    private static final String SETTING = "kernel.io_uring_disabled";

    @Override
    public List<Finding> findings(HostFiles files) {
        int error = errorOfSetup();
        if (error != PERMISSION && error != NO_SUCH_CALL) {
            return List.of();
        }
        String disabled =
                files.optional("proc/sys/" + SETTING.replace('.', '/')).orElse("0");
        Finding finding = Finding.of(
                Severity.COSTS,
                "io_uring",
                "io_uring",
                error == PERMISSION ? "not permitted (" + SETTING + " is " + disabled + ")" : "not in this kernel",
                "io_uring_setup(2)",
                "netty-io_uring cannot be used, nor measured");
        return List.of(
                disabled.equals("0")
                        ? finding.fix(
                                "docker run --security-opt seccomp=unconfined IMAGE, or a profile with io_uring_*")
                        : finding.fix("sudo sysctl -w " + SETTING + "=0"));
    }

    /** A ring without entries is refused as invalid by a kernel that would make one. */
    private static int errorOfSetup() {
        try {
            LibC.syscall(LibC.IO_URING_SETUP, 0, 0);
            return 0;
        } catch (LastErrorException e) {
            return e.getErrorCode();
        }
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        /** The same number on every architecture. */
        static final long IO_URING_SETUP = 425;

        static {
            Native.register("c");
        }

        private LibC() {}

        static native long syscall(long number, long entries, long parameters) throws LastErrorException;
    }
}
