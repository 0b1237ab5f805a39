package dev.loopbench.service.turns;

import dev.loopbench.service.client.ServiceClient;
import dev.loopbench.service.client.ServiceClient.ConnectionFailure;
import dev.loopbench.service.observe.Meter;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of those that take turns: a service, or an echo.
 *
 * @param name a letter for a service, or the floor
 * @param client that loads it
 * @param meter finds what it runs on, asked for after its connections were opened; empty where that cannot be seen
 * @param share of a service's turn that its own turns take, from 0 to 1
 */
public record Contender(String name, ServiceClient client, Supplier<Optional<Meter>> meter, double share) {

    /**
     * Opens all connections; a failure counts among the client's errors.
     *
     * @throws IOException when one cannot be opened, saying why in one line
     */
    public void connect() throws IOException {
        try {
            client.connect();
        } catch (ConnectionFailure e) {
            client.errors().add(e.kind(), 1, String.valueOf(e.getMessage()));
            throw e;
        }
    }
}
