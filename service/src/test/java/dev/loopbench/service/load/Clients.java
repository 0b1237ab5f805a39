package dev.loopbench.service.load;

import dev.loopbench.service.client.Arrivals;
import dev.loopbench.service.client.ClientThreads;
import dev.loopbench.service.client.LoadShape;
import dev.loopbench.service.protocol.HttpOptions;
import dev.loopbench.service.protocol.HttpProtocol;
import dev.loopbench.service.protocol.Protocol;
import java.net.SocketAddress;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Clients for tests. */
final class Clients {

    static final long MOST_REPLY = 64 << 10;

    private Clients() {}

    static ClientThreads threads() {
        return new ClientThreads(1, new TreeSet<>(), true);
    }

    static LoadShape closed(int connections, int window) {
        return new LoadShape(
                connections, window, 0, Arrivals.Kind.CONSTANT, false, TimeUnit.SECONDS.toNanos(5), MOST_REPLY);
    }

    static LoadShape withTimeout(LoadShape shape, long millis) {
        return new LoadShape(
                shape.connections(),
                shape.window(),
                shape.perSecond(),
                shape.arrivals(),
                shape.connectPerRequest(),
                TimeUnit.MILLISECONDS.toNanos(millis),
                shape.mostReplyBytes());
    }

    static Dialing http(SocketAddress address, String method) {
        HttpOptions options = new HttpOptions("localhost", method, List.of(), new byte[0], List.of(), MOST_REPLY);
        return dialing(address, HttpProtocol.of("/", options, true));
    }

    static Dialing dialing(SocketAddress address, Protocol protocol) {
        return new Dialing(address, address.toString(), "localhost", protocol, null, true);
    }
}
