package dev.loopbench.results.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A document that is no JSON, was cut off, or lacks what belongs there. */
final class DamagedDocumentException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message one line that names the file */
    DamagedDocumentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
