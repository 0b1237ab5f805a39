package dev.loopbench.results.files;

import dev.loopbench.core.text.Printable;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One measuring run per machine, of whatever user: two at a time would measure each other. It is a lock of the kernel on a file that
 * all users share, so a run that is killed leaves no lock behind. The file says who holds it.
 */
public final class MachineLock implements Closeable {

    /** System property: another file for the lock, such as one for each of several containers with processors of their own. */
    public static final String FILE = "loopbench.lock";

    private static final String USUAL = "/tmp/loopbench.lock";
    private static final int LONGEST = 500;
    private static final Set<OpenOption> WRITE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final @Nullable FileChannel channel;
    private final boolean isWritable;

    private MachineLock(Path file, @Nullable FileChannel channel, boolean isWritable) {
        this.file = file;
        this.channel = channel;
        this.isWritable = isWritable;
    }

    /**
     * Opens the lock of this machine, which is not taken yet.
     *
     * @throws IOException when the file can be neither opened nor made, for another reason than that it belongs to another user
     */
    public static MachineLock ofThisMachine() throws IOException {
        return at(Path.of(System.getProperty(FILE, USUAL)));
    }

    static MachineLock at(Path file) throws IOException {
        try {
            return new MachineLock(file, openOrMake(file), true);
        } catch (AccessDeniedException e) {
            return readable(file);
        } catch (IOException e) {
            throw new IOException("the lock of this machine cannot be used: " + file + ": " + e.getMessage(), e);
        }
    }

    /** Never through a link, and never with O_CREAT where it is there: that is forbidden for another user's file in /tmp. */
    private static FileChannel openOrMake(Path file) throws IOException {
        try {
            return FileChannel.open(file, WRITE);
        } catch (NoSuchFileException e) {
            try {
                Files.createFile(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            } catch (FileAlreadyExistsException made) {
                // By another run, in this moment.
                return FileChannel.open(file, WRITE);
            }
            return FileChannel.open(file, WRITE);
        }
    }

    /** Another user's file may be read at least, and the kernel then tells whether it is locked. */
    private static MachineLock readable(Path file) throws IOException {
        try {
            return new MachineLock(
                    file, FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), false);
        } catch (AccessDeniedException e) {
            return new MachineLock(file, null, false);
        }
    }

    /** Whether the kernel can be asked who measures; if not, {@link #tryTake} always succeeds. */
    public boolean isKnown() {
        return channel != null;
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /**
     * Takes it if nobody has it.
     *
     * @param run what the holder is called in the messages of others, one line
     */
    public boolean tryTake(String run) throws IOException {
        if (channel == null) {
            return true;
        }
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, !isWritable);
            if (lock == null) {
                return false;
            }
        } catch (OverlappingFileLockException e) {
            return false;
        }
        sign(run);
        return true;
    }

    /** Waits until nobody else has it, and takes it. */
    public void take(String run) throws IOException {
        if (channel != null) {
            // Held until the channel is closed.
            channel.lock(0, Long.MAX_VALUE, !isWritable);
            sign(run);
        }
    }

    private void sign(String run) throws IOException {
        if (channel != null && isWritable) {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((Printable.line(run) + "\n").getBytes(StandardCharsets.UTF_8)), 0);
        }
    }

    /** Who holds it, as the holder says; empty where that is not known. */
    public Optional<String> holder() {
        if (channel == null) {
            return Optional.empty();
        }
        try {
            ByteBuffer text = ByteBuffer.allocate(LONGEST);
            channel.read(text, 0);
            String said = Printable.firstLine(
                    StandardCharsets.UTF_8.decode(text.flip()).toString(), "");
            return said.isEmpty() ? Optional.empty() : Optional.of(said);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
