package dev.loopbench.results.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps a run directory to one process at a time; the kernel lets go of it when the process ends, however it ends. */
public final class RunLock implements Closeable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another process writes to the directory, or it cannot be written to, in one line */
    public static RunLock take(RunDirectory directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new RunLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This process has it: the same to the caller.
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("another process is measuring in " + directory.path());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
