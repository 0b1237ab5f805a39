package dev.loopbench.service.jdbc;

import dev.loopbench.service.target.RefusedTarget;
import dev.loopbench.service.target.Secret;
import dev.loopbench.service.target.Shown;
import dev.loopbench.service.target.Target;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Opens connections to one database. Safe for use by several threads. */
public final class JdbcAccess {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Driver driver;
    private final String url;
    private final @Nullable String user;
    private final @Nullable Secret password;
    private final boolean allowWrites;
    private final int timeoutMillis;

    /**
     * Finds the driver; nothing is connected yet.
     *
     * @param target its address takes the place of the host in the URL, so that the driver looks nothing up
     * @param driverPath a jar with another driver; absent for PostgreSQL's, which is included
     * @throws RefusedTarget when no driver knows the URL
     */
    public JdbcAccess(
            Target target,
            @Nullable Path driverPath,
            @Nullable String user,
            @Nullable Secret password,
            boolean allowWrites,
            long timeoutNanos) {
        this(driver(url(target), driverPath), url(target), user, password, allowWrites, timeoutNanos);
    }

    /** The same with a driver that is found already. */
    JdbcAccess(
            Driver driver,
            String url,
            @Nullable String user,
            @Nullable Secret password,
            boolean allowWrites,
            long timeoutNanos) {
        this.driver = driver;
        this.url = url;
        this.user = user;
        this.password = password;
        this.allowWrites = allowWrites;
        timeoutMillis = (int) Math.max(1, timeoutNanos / NANOS_PER_MILLI);
    }

    private static String url(Target target) {
        return target.path().replaceFirst("//[^/]*/", "//" + target.shownAddress() + "/");
    }

    private static Driver driver(String url, @Nullable Path path) {
        for (Driver driver : ServiceLoader.load(Driver.class, loader(path))) {
            if (accepts(driver, url)) {
                return driver;
            }
        }
        throw new RefusedTarget(
                "no JDBC driver knows " + Shown.text(url) + ": PostgreSQL's is included, others need --driver-path");
    }

    private static ClassLoader loader(@Nullable Path path) {
        ClassLoader own = JdbcAccess.class.getClassLoader();
        if (path == null) {
            return own;
        }
        if (!path.toFile().isFile()) {
            throw new RefusedTarget("--driver-path '" + Shown.text(path.toString()) + "' is no file");
        }
        try {
            return new URLClassLoader(new URL[] {path.toUri().toURL()}, own);
        } catch (MalformedURLException e) {
            throw new RefusedTarget("--driver-path '" + Shown.text(path.toString()) + "' cannot be a URL");
        }
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false;
        }
    }

    /** The same database through another address on loopback, such as a relay. */
    JdbcAccess(JdbcAccess other, String shownAddress) {
        driver = other.driver;
        url = other.url.replaceFirst("//[^/]*/", "//" + shownAddress + "/");
        user = other.user;
        password = other.password;
        allowWrites = other.allowWrites;
        timeoutMillis = other.timeoutMillis;
    }

    /** Opens a connection whose driver limits the time of each reply. It only reads unless writes are allowed, and the database sees to that. */
    Connection open() throws SQLException {
        Connection connection = openUnlimited();
        try {
            connection.setNetworkTimeout(Runnable::run, timeoutMillis);
        } catch (SQLException | RuntimeException e) {
            close(connection);
            throw e;
        }
        return connection;
    }

    /**
     * The same without a limit for the replies of PostgreSQL: whoever asks must see to that. The limit for opening it holds.
     */
    Connection openUnlimited() throws SQLException {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password.reveal());
        }
        boolean isPostgres = url.startsWith("jdbc:postgresql:");
        if (isPostgres) {
            // Prepared on the server from the first execution on, and a session that refuses to write.
            properties.setProperty("prepareThreshold", "1");
            properties.setProperty("readOnlyMode", "always");
            properties.setProperty("readOnly", String.valueOf(!allowWrites));
            // A limit on a single reply would leave the socket non-blocking for good; that on the login holds for this
            // one, too.
            properties.setProperty("sslResponseTimeout", "0");
            properties.setProperty("connectTimeout", String.valueOf(Math.max(1, timeoutMillis / 1000)));
            properties.setProperty("loginTimeout", String.valueOf(Math.max(1, timeoutMillis / 1000)));
        }
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver refuses the URL");
        }
        try {
            if (!isPostgres) {
                connection.setNetworkTimeout(Runnable::run, timeoutMillis);
            }
            connection.setReadOnly(!allowWrites);
        } catch (SQLException | RuntimeException e) {
            close(connection);
            throw e;
        }
        return connection;
    }

    /** Closes a connection that is not needed any more, whatever state it is in. */
    static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            // It is broken already, which was counted where it mattered.
            return;
        }
    }
}
