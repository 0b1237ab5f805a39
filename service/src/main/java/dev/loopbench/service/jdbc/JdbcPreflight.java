package dev.loopbench.service.jdbc;

import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.protocol.MixLine;
import java.io.IOException;
import java.net.SocketAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The findings of one connection before any load: whether the database answers, and how large a request and a reply are.
 *
 * @param problem why it cannot be measured; empty if it can
 * @param kind of the problem; empty without one
 * @param requestBytes of the first statement, executed when it is prepared already
 * @param replyBytes likewise
 */
public record JdbcPreflight(Optional<String> problem, Optional<ErrorKind> kind, int requestBytes, int replyBytes) {

    private static final int EXECUTIONS = 3;

    /** Executes each statement of the mix, the first one through a relay that counts bytes. */
    public static JdbcPreflight of(JdbcAccess access, List<MixLine> statements, SocketAddress database)
            throws IOException {
        try (Relay relay = new Relay(database);
                Connection connection = new JdbcAccess(access, relay.shownAddress()).open()) {
            for (MixLine statement : statements) {
                try (PreparedStatement prepared = connection.prepareStatement(statement.text())) {
                    prepared.execute();
                }
            }
            try (PreparedStatement first =
                    connection.prepareStatement(statements.get(0).text())) {
                long up = 0;
                long down = 0;
                for (int i = 0; i < EXECUTIONS; i++) {
                    up = relay.up();
                    down = relay.down();
                    first.execute();
                }
                return new JdbcPreflight(
                        Optional.empty(), Optional.empty(), (int) (relay.up() - up), (int) (relay.down() - down));
            }
        } catch (SQLException e) {
            ErrorKind kind = SqlFailures.kind(e);
            return new JdbcPreflight(Optional.of(kind.words() + ": " + SqlFailures.detail(e)), Optional.of(kind), 0, 0);
        }
    }
}
