package dev.loopbench.core.socket;

import java.io.IOException;
import java.time.Duration;

/** No end within the time allowed: some reply never came. */
public final class StalledException extends IOException {

    private static final long serialVersionUID = 1L;

    public StalledException(int unfinished, Duration limit) {
        super(unfinished + " session(s) not finished after " + limit.toMillis() + " ms");
    }
}
