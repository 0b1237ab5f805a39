package dev.loopbench.service.jdbc;

import dev.loopbench.service.protocol.ErrorKind;
import dev.loopbench.service.target.Shown;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;

/** From a driver's exception to the kind of error, by the SQL standard's states, and a line for people. */
final class SqlFailures {

    private static final String READ_ONLY = "25006";
    private static final String CANCELLED = "57014";
    private static final String NO_CONNECTION = "08001";

    private SqlFailures() {}

    static ErrorKind kind(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.startsWith("28")) {
            return ErrorKind.AUTHENTICATION;
        }
        if (e.getCause() instanceof SocketTimeoutException || state.equals(CANCELLED)) {
            return ErrorKind.TIMEOUT;
        }
        if (e.getCause() instanceof javax.net.ssl.SSLException) {
            return ErrorKind.TLS;
        }
        if (state.equals(NO_CONNECTION)) {
            return isLoginTimeout(e) ? ErrorKind.TIMEOUT : ErrorKind.REFUSED;
        }
        if (isConnection(e)) {
            return String.valueOf(e.getCause()).contains("reset") ? ErrorKind.RESET : ErrorKind.CLOSED;
        }
        return ErrorKind.WRONG_REPLY;
    }

    /** PostgreSQL's driver gives no cause when a server accepts the connection and then does not answer in time. */
    private static boolean isLoginTimeout(SQLException e) {
        return e.getCause() == null || e.getCause() instanceof TimeoutException;
    }

    /** Whether the connection is of no more use. */
    static boolean isConnection(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || e.getCause() instanceof SocketTimeoutException;
    }

    static String detail(SQLException e) {
        String message = firstLine(String.valueOf(e.getMessage()));
        if (READ_ONLY.equals(e.getSQLState())) {
            return message + ": add --allow-writes";
        }
        return kind(e) == ErrorKind.AUTHENTICATION && message.contains("password")
                ? message + ": see --user and --password"
                : message;
    }

    /** Of a driver that fails in a way that JDBC does not provide for. */
    static String detail(RuntimeException e) {
        return "the driver failed: " + firstLine(e.toString());
    }

    private static String firstLine(String text) {
        return Shown.text(text.lines().findFirst().orElse(""));
    }
}
