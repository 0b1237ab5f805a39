package dev.loopbench.core.address;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A directory for the socket files of one process and its children: mode 0700, so that nobody else can reach them,
 * named after the process, and removed when this is closed. What a process that was killed left behind is removed by
 * {@link #removeLeftovers}.
 */
public final class SocketDirectory implements Closeable {

    /** The longest path for the JDK, in bytes: of {@code sun_path}'s 108 bytes one ends the path, and the JDK leaves another unused. */
    static final int LONGEST_PATH = 106;

    private static final String PREFIX = "loopbench-";
    private static final String SUFFIX = ".sock";

    /** Linux numbers processes up to 2²², in seven digits; a process has fewer than ten thousand files. */
    private static final int LONGEST_FILE_NAME = 7 + 1 + 4 + SUFFIX.length();

    private static final AtomicInteger FILES = new AtomicInteger();

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    private SocketDirectory(Path path) {
        this.path = path;
    }

    /**
     * Makes the directory of this process, which may have one in each base.
     *
     * @throws IOException when it cannot be made, or its path is too long for sockets; where and why in one line
     */
    public static SocketDirectory create(Path base) throws IOException {
        return create(base, "");
    }

    /**
     * Makes a further directory of this process.
     *
     * @param purpose tells it from its others: a few lower-case letters
     * @throws IOException as {@link #create(Path)}
     */
    public static SocketDirectory create(Path base, String purpose) throws IOException {
        Path path = base.toAbsolutePath().resolve(PREFIX + purpose + DirectoryOwner.ofThisProcess());
        int longest = path.toString().getBytes(StandardCharsets.UTF_8).length + 1 + LONGEST_FILE_NAME;
        if (longest > LONGEST_PATH) {
            throw new IOException("no sockets can be made in " + base + ": their paths would have " + longest
                    + " bytes, " + LONGEST_PATH + " are allowed");
        }
        try {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (IOException e) {
            throw new IOException("no sockets can be made in " + base + ": " + reason(base, e), e);
        }
        return new SocketDirectory(path);
    }

    private static String reason(Path base, IOException e) {
        if (!Files.isDirectory(base)) {
            return "there is no such directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it takes no directories";
        }
        return e instanceof FileAlreadyExistsException
                ? e.getMessage() + " is in the way"
                : String.valueOf(e.getMessage());
    }

    /** The next socket file of this process in such a directory; no two are the same. */
    static Path nextFile(Path directory) {
        return directory.resolve(ProcessHandle.current().pid() + "-" + FILES.getAndIncrement() + SUFFIX);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /**
     * Removes the directories of processes that are gone. One is taken for such only if it is this user's, is of mode
     * 0700, and bears the name of a process of this PID namespace that no longer is, or is another by now; it must hold
     * nothing but files.
     *
     * @param base where they are; nothing is done where it cannot be read
     */
    public static void removeLeftovers(Path base) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(base, PREFIX + "*")) {
            UserPrincipal user = Files.getOwner(Path.of("/proc/self"));
            for (Path directory : found) {
                removeIfLeftover(directory, user);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Who needs a directory there is told when it cannot be had.
            return;
        }
    }

    private static void removeIfLeftover(Path directory, UserPrincipal user) {
        try {
            if (isLeftover(directory, user)) {
                remove(directory);
            }
        } catch (IOException e) {
            // Another start may be at it, too; if not, the next one will be.
            return;
        }
    }

    private static boolean isLeftover(Path directory, UserPrincipal user) throws IOException {
        PosixFileAttributes attributes =
                Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String owner = String.valueOf(directory.getFileName())
                .substring(PREFIX.length())
                .replaceFirst("^[a-z]*", "");
        return attributes.isDirectory()
                && attributes.owner().equals(user)
                && attributes.permissions().equals(OWNER_ONLY)
                && DirectoryOwner.parse(owner).filter(DirectoryOwner::isGone).isPresent();
    }

    /**
     * Removes a directory and the socket files in it, and nothing else: not what a link leads to that somebody put in its place or
     * into it, and not a file that no run makes. What is left then is left.
     */
    private static void remove(Path directory) throws IOException {
        Path parent = directory.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException(directory + " is in no directory");
        }
        Path name = directory.getFileName();
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(parent, no -> false)) {
            if (!(opened instanceof SecureDirectoryStream<Path> base)) {
                throw new IOException(directory + " cannot be removed safely on this platform");
            }
            removeFiles(base, name);
            base.deleteDirectory(name);
        }
    }

    /** Through a descriptor of the directory itself, so that it cannot be exchanged meanwhile. */
    private static void removeFiles(SecureDirectoryStream<Path> base, Path name) throws IOException {
        try (SecureDirectoryStream<Path> files = base.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path file : files) {
                if (file.toString().endsWith(SUFFIX)) {
                    files.deleteFile(file.getFileName());
                }
            }
        }
    }

    /**
     * Removes it with its files. May be called more than once, and by several threads at once.
     *
     * @throws IOException when something else is in its place or in it, which is then left
     */
    @Override
    public synchronized void close() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " was exchanged for something that is no directory, and is left as it is");
        }
        try {
            remove(path);
        } catch (DirectoryNotEmptyException e) {
            throw new IOException(path + " holds what no run put there, and is left as it is", e);
        }
    }
}
