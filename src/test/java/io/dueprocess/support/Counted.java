package io.dueprocess.support;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts statements and commits, while it is told to; else it hands out plain connections. A batch of n rows is n statements.
 * What runs outside of a transaction is a commit of its own.
 */
public final class Counted extends DelegatingDataSource {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AtomicInteger commits = new AtomicInteger();
    private volatile boolean counting;

    public Counted(DataSource database) {
        super(database);
    }

    /** Something that asks a database. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** What was asked, in order, and how often it was committed. */
    public record Count(List<String> statements, int commits) {}

    /** Of one caller; those who got their connection before are not counted. */
    public Count during(Work work) throws Exception {
        statements.clear();
        commits.set(0);
        counting = true;
        try {
            work.run();
        } finally {
            counting = false;
        }
        return new Count(List.copyOf(statements), commits.get());
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return counting ? proxy(Connection.class, new OfConnection(connection)) : connection;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Counted.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class OfConnection implements InvocationHandler {

        private final Connection connection;

        OfConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            Object result = call(connection, method, arguments);
            if (method.getName().equals("commit")) {
                commits.incrementAndGet();
            }
            if (result instanceof PreparedStatement prepared) {
                return proxy(PreparedStatement.class, new OfStatement(connection, prepared, (String) arguments[0]));
            }
            return result instanceof Statement statement
                    ? proxy(Statement.class, new OfStatement(connection, statement, null))
                    : result;
        }
    }

    private final class OfStatement implements InvocationHandler {

        private final Connection connection;
        private final Statement statement;
        private final String sql;
        private int batch;

        /** @param sql null when each call brings its own */
        OfStatement(Connection connection, Statement statement, String sql) {
            this.connection = connection;
            this.statement = statement;
            this.sql = sql;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (name.equals("addBatch")) {
                batch++;
            } else if (name.equals("executeBatch")) {
                note(batch, sql);
                batch = 0;
            } else if (name.startsWith("execute")) {
                note(1, sql == null ? (String) arguments[0] : sql);
            }
            return call(statement, method, arguments);
        }

        private void note(int times, String what) throws SQLException {
            for (int i = 0; i < times; i++) {
                statements.add(what.strip().replaceAll("\\s+", " "));
            }
            if (connection.getAutoCommit()) {
                commits.incrementAndGet();
            }
        }
    }
}
