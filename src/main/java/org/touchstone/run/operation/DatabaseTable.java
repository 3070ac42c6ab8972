package org.touchstone.run.operation;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A table of the database, as a backup sees it.
 *
 * @param name its name
 * @param columns its columns
 * @param key the names of the columns of its primary key
 */
record DatabaseTable(String name, List<Column> columns, List<String> key) {

    /** What no backup holds: the migrations of the schema, who is signed in where, and what is forgotten after minutes. */
    private static final Set<String> NOT_KEPT = Set.of(
            "flyway_schema_history",
            "browser_session",
            "browser_session_attributes",
            "sign_in_failure",
            "request_allowance");

    /**
     * A column.
     *
     * @param name its name
     * @param kind what it holds
     */
    record Column(String name, Kind kind) {}

    /** What a column holds. */
    enum Kind {
        TEXT,
        UUID,
        NUMBER,
        TRUTH,
        DATE,
        TIME,
        BYTES;

        private static final Map<String, Kind> BY_TYPE = Map.ofEntries(
                Map.entry("character varying", TEXT),
                Map.entry("character", TEXT),
                Map.entry("text", TEXT),
                Map.entry("character large object", TEXT),
                Map.entry("uuid", UUID),
                Map.entry("smallint", NUMBER),
                Map.entry("integer", NUMBER),
                Map.entry("bigint", NUMBER),
                Map.entry("boolean", TRUTH),
                Map.entry("date", DATE),
                Map.entry("timestamp with time zone", TIME),
                Map.entry("bytea", BYTES),
                Map.entry("binary varying", BYTES),
                Map.entry("binary large object", BYTES));
    }

    Optional<Column> column(String wanted) {
        return columns.stream().filter(column -> column.name().equals(wanted)).findFirst();
    }

    /** Every table, each after those that it refers to. */
    static List<DatabaseTable> all(Connection connection) throws SQLException {
        Map<String, DatabaseTable> tables = new TreeMap<>();
        for (String name : names(connection)) {
            tables.put(name, new DatabaseTable(name, columns(connection, name), key(connection, name)));
        }
        Map<String, Set<String>> refersTo = new TreeMap<>();
        for (String name : tables.keySet()) {
            refersTo.put(name, refersTo(connection, name));
        }
        List<DatabaseTable> ordered = new ArrayList<>();
        while (!refersTo.isEmpty()) {
            String next = refersTo.entrySet().stream()
                    .filter(entry -> entry.getValue().stream().noneMatch(refersTo::containsKey))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other: " + refersTo.keySet()));
            refersTo.remove(next);
            ordered.add(java.util.Objects.requireNonNull(tables.get(next)));
        }
        return ordered;
    }

    private static List<String> names(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(
                "select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'")) {
            ask.setString(1, connection.getSchema());
            List<String> names = new ArrayList<>();
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            names.removeAll(NOT_KEPT);
            return names;
        }
    }

    private static List<Column> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select column_name, data_type from"
                + " information_schema.columns where table_schema = ? and table_name = ? order by ordinal_position")) {
            ask.setString(1, connection.getSchema());
            ask.setString(2, table);
            List<Column> columns = new ArrayList<>();
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    Kind kind = Kind.BY_TYPE.get(rows.getString(2).toLowerCase(Locale.ROOT));
                    if (kind == null) {
                        throw new IllegalStateException("backups cannot hold the column " + table + "."
                                + rows.getString(1) + " of the type " + rows.getString(2));
                    }
                    columns.add(new Column(rows.getString(1), kind));
                }
            }
            return columns;
        }
    }

    private static List<String> key(Connection connection, String table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        Map<Integer, String> key = new TreeMap<>();
        try (ResultSet rows = about.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        if (key.isEmpty() || key.size() > 2) {
            throw new IllegalStateException("backups cannot read the table " + table + " in pieces: its key is " + key);
        }
        return List.copyOf(key.values());
    }

    private static Set<String> refersTo(Connection connection, String table) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet rows =
                connection.getMetaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                names.add(rows.getString("PKTABLE_NAME"));
            }
        }
        names.remove(table);
        return names;
    }
}
