package dev.loopbench.results.terminal;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The device behind a standard stream. */
public enum TerminalDevice {
    /** Standard output. */
    OUT(1),
    /** Standard error. */
    ERR(2);

    private final int descriptor;

    TerminalDevice(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether it is a terminal. The JDK does not tell: its console may be there without one. Where the kernel does not say, no. */
    public boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }

    /** How many columns it has; empty where it is no terminal, or one that does not know. */
    OptionalInt columns() {
        return isTerminal() && Platform.isLinux() ? columns(descriptor) : OptionalInt.empty();
    }

    private static OptionalInt columns(int descriptor) {
        // Rows, columns, and the same in pixels.
        short[] size = new short[4];
        boolean isKnown = LibC.ioctl(descriptor, LibC.TIOCGWINSZ, size) == 0 && size[1] > 0;
        return isKnown ? OptionalInt.of(size[1]) : OptionalInt.empty();
    }

    /** The functions of the C library, bound once. */
    private static final class LibC {

        static final long TIOCGWINSZ = 0x5413;

        static {
            Native.register("c");
        }

        private LibC() {}

        static native int ioctl(int descriptor, long request, short[] size);
    }
}
