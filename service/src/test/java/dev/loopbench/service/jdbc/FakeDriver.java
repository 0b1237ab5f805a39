package dev.loopbench.service.jdbc;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

/** A driver without a database. Its connections and statements do only what a test asks for. */
final class FakeDriver implements Driver {

    static final String URL = "jdbc:fake://127.0.0.1:1/test";

    /** What a method of a connection or of a statement does. */
    interface Action {
        void run() throws SQLException;
    }

    private final Map<String, Action> actions = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();

    /** From now on, methods of that name do that. */
    void on(String method, Action action) {
        actions.put(method, action);
    }

    /** How many connections are not closed. */
    int open() {
        return open.get();
    }

    @Override
    public Connection connect(String url, Properties info) {
        open.incrementAndGet();
        return proxy(Connection.class);
    }

    private <T> T proxy(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                FakeDriver.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call(method)));
    }

    private Object call(Method method) throws SQLException {
        if (method.getName().equals("close")) {
            open.decrementAndGet();
        }
        Action action = actions.get(method.getName());
        if (action != null) {
            action.run();
        }
        // A method without a result ignores it.
        return method.getReturnType().equals(PreparedStatement.class) ? proxy(PreparedStatement.class) : Boolean.FALSE;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.equals(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("fake");
    }
}
