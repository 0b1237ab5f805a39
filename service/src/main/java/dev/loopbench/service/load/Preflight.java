package dev.loopbench.service.load;

import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.Errors;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.client.ServiceClient.ConnectionFailure;
import dev.loopbench.service.protocol.ErrorKind;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The findings of one connection and a few requests before any load: whether the service answers as expected, what its replies are, and
 * whether it keeps connections.
 *
 * @param problem why it cannot be measured; empty if it can
 * @param kind of the problem
 * @param replies index of a request → its reply
 * @param closes whether the service closes the connection after a reply
 */
public record Preflight(
        Optional<String> problem, Optional<ErrorKind> kind, Map<Integer, byte[]> replies, boolean closes) {

    /** Sends each request of the mix twice, the second time to see whether the connection is kept. */
    public static Preflight of(ClientThreads threads, Dialing dialing, LoadShape shape) throws InterruptedException {
        Preflight kept = of(threads, dialing, shape.closedWith(1).withConnectPerRequest(false), Replay.recording());
        // The first reply was good, and the connection was closed instead of a second one: nothing is wrong with the
        // service.
        if (kept.kind()
                        .filter(kind -> kind == ErrorKind.CLOSED || kind == ErrorKind.RESET)
                        .isPresent()
                && !kept.replies().isEmpty()) {
            Preflight each = of(threads, dialing, shape.closedWith(1).withConnectPerRequest(true), Replay.recording());
            return new Preflight(each.problem(), each.kind(), each.replies(), true);
        }
        return kept;
    }

    private static Preflight of(ClientThreads threads, Dialing dialing, LoadShape shape, Replay replay)
            throws InterruptedException {
        int requests = dialing.protocol().requests().size();
        try (NettyServiceClient client = new NettyServiceClient(threads, dialing, shape, replay, true)) {
            client.connect();
            client.requests(2L * requests, 2L * requests * shape.timeoutNanos());
            long closures = client.takeClosures();
            Errors errors = client.errors();
            for (ErrorKind kind : errors.counts().keySet()) {
                return new Preflight(
                        Optional.of(kind.words() + ": " + errors.example(kind)),
                        Optional.of(kind),
                        replay.replies(),
                        closures > 0);
            }
            return new Preflight(Optional.empty(), Optional.empty(), replay.replies(), closures > 0);
        } catch (ConnectionFailure e) {
            return failed(e.kind(), e);
        } catch (IOException e) {
            return failed(ErrorKind.REFUSED, e);
        }
    }

    private static Preflight failed(ErrorKind kind, IOException e) {
        return new Preflight(Optional.of(kind.words() + ": " + e.getMessage()), Optional.of(kind), Map.of(), false);
    }
}
