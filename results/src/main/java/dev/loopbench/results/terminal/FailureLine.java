package dev.loopbench.results.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in one line why something could not be done. */
public final class FailureLine {

    private FailureLine() {}

    /** The cause that names the file or process where it went wrong, and what went wrong. */
    public static String line(Throwable failure) {
        if (failure instanceof UncheckedIOException && failure.getCause() != null) {
            return line(failure.getCause());
        }
        if (failure instanceof FileSystemException file) {
            return file.getFile() + ": " + reason(file);
        }
        String message = failure.getMessage();
        if (failure instanceof IOException && message != null) {
            return message;
        }
        // A fault of the program itself: its kind says more than its message.
        return failure + "; -Dloopbench.trace=true shows where";
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "is in the way";
        }
        if (e instanceof NotDirectoryException) {
            return "is no directory";
        }
        return e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
    }
}
