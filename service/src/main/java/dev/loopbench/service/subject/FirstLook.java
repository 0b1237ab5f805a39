package dev.loopbench.service.subject;

import dev.loopbench.service.protocol.ErrorKind;
import java.util.Optional;

/**
 * The findings of a few requests before any load.
 *
 * @param problem why the target cannot be measured; empty if it can
 * @param kind of the problem; empty without one
 * @param requestBytes of a request, as they go over the connection; the mean of a mix by its weights
 * @param replyBytes of the reply to it
 * @param closes whether the service closes the connection after a reply
 */
public record FirstLook(
        Optional<String> problem, Optional<ErrorKind> kind, double requestBytes, int replyBytes, boolean closes) {}
