package dev.loopbench.results.floor;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the program's io_uring floor can run here. */
final class RingSupport {

    private static final Path RELEASE = Path.of("/proc/sys/kernel/osrelease");
    private static final Path HEADER = Path.of("/usr/include/linux/io_uring.h");
    /** The newest of what it needs; Linux 6.1 has all of it. */
    private static final String NEEDED = "IORING_SETUP_DEFER_TASKRUN";

    private static final int MAJOR = 6;
    private static final int MINOR = 1;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*", Pattern.DOTALL);

    private RingSupport() {}

    /** Why it cannot, in one line; empty if it can. */
    static Optional<String> missing() {
        try {
            if (!isNewEnough(Files.readString(RELEASE, StandardCharsets.UTF_8))) {
                return Optional.of("its ring needs Linux " + MAJOR + "." + MINOR + " or newer");
            }
            if (!Files.isReadable(HEADER)
                    || !Files.readString(HEADER, StandardCharsets.UTF_8).contains(NEEDED)) {
                return Optional.of("the kernel's headers do not know " + NEEDED + " (" + HEADER + ")");
            }
        } catch (IOException e) {
            return Optional.of("cannot tell whether this kernel has its ring: " + e.getMessage());
        }
        return LibC.isSetupRefused() ? Optional.of("io_uring_setup(2) is forbidden here") : Optional.empty();
    }

    /** Whether a kernel's release, such as {@code 6.18.44-generic}, has all that is needed. */
    static boolean isNewEnough(String release) {
        Matcher version = VERSION.matcher(release);
        if (!version.matches()) {
            return false;
        }
        int major = Integer.parseInt(version.group(1));
        return major > MAJOR || (major == MAJOR && Integer.parseInt(version.group(2)) >= MINOR);
    }

    /** The C library. */
    private static final class LibC {

        private static final long IO_URING_SETUP = 425;
        /** EINVAL, EFAULT: the kernel looked at the parameters, which are none. */
        private static final Set<Integer> LOOKED_AT = Set.of(22, 14);

        static {
            Native.register("c");
        }

        private LibC() {}

        private static native long syscall(long number, long entries, long parameters) throws LastErrorException;

        static boolean isSetupRefused() {
            try {
                syscall(IO_URING_SETUP, 0, 0);
                return false;
            } catch (LastErrorException e) {
                return !LOOKED_AT.contains(e.getErrorCode());
            }
        }
    }
}
