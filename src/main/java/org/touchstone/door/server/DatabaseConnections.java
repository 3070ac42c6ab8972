package org.touchstone.door.server;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** How connections to the database are made, and when they are given up. */
@SuppressWarnings("SameNameButDifferent")
@Component
class DatabaseConnections implements BeanPostProcessor {

    /** What connections to a PostgreSQL are made with, unless its address says otherwise. */
    private static final Map<String, String> POSTGRESQL = Map.of(
            // Seconds.
            "connectTimeout", "3",
            "socketTimeout", "60",
            "tcpKeepAlive", "true",
            // Its messages would quote the row that was refused, and so people's addresses.
            "logServerErrorDetail", "false",
            "ApplicationName", "touchstone");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource source) {
            source.setExceptionOverride(new Lost());
            if (String.valueOf(source.getJdbcUrl()).startsWith("jdbc:postgresql:")) {
                POSTGRESQL.forEach(source::addDataSourceProperty);
            }
        }
        return bean;
    }

    /** The pool does not know by which codes H2 says that a connection is of no more use. */
    private static final class Lost implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            // A database that closed for want of room says so as the cause: such a connection is of no more use either.
            return Failure.of(failure).equals(Failure.OURS) ? Override.CONTINUE_EVICT : Override.MUST_EVICT;
        }
    }
}
