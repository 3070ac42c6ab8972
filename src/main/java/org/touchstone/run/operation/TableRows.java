package org.touchstone.run.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of tables as lines of JSON, the same for every database, and back. */
final class TableRows {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** How many rows are read at once. A row may hold a whole submission file. */
    private static final int AT_A_TIME = 50;

    private TableRows() {}

    /** Takes a row as a line. */
    interface Lines {
        void take(String line) throws java.io.IOException;
    }

    /** Reads every row, some at a time, in the transaction of the connection; gives how many there are. */
    static long read(Connection connection, DatabaseTable table, Lines lines) throws SQLException, java.io.IOException {
        String columns =
                table.columns().stream().map(DatabaseTable.Column::name).collect(Collectors.joining(", "));
        String order = String.join(", ", table.key());
        String first = "select " + columns + " from " + table.name() + " order by " + order + " limit " + AT_A_TIME;
        String a = table.key().get(0);
        String after = table.key().size() == 1
                ? a + " > ?"
                : a + " >= ? and (" + a + " > ? or " + table.key().get(1) + " > ?)";
        String next = "select " + columns + " from " + table.name() + " where " + after + " order by " + order
                + " limit " + AT_A_TIME;
        long read = 0;
        List<Object> last = List.of();
        int some;
        do {
            some = 0;
            try (PreparedStatement ask = connection.prepareStatement(last.isEmpty() ? first : next)) {
                if (last.size() == 1) {
                    ask.setObject(1, last.get(0));
                } else if (last.size() == 2) {
                    ask.setObject(1, last.get(0));
                    ask.setObject(2, last.get(0));
                    ask.setObject(3, last.get(1));
                }
                try (ResultSet rows = ask.executeQuery()) {
                    while (rows.next()) {
                        lines.take(JSON.writeValueAsString(row(rows, table)));
                        last = keyOf(rows, table);
                        some++;
                    }
                }
            }
            read += some;
        } while (some == AT_A_TIME);
        return read;
    }

    private static List<Object> keyOf(ResultSet row, DatabaseTable table) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (String column : table.key()) {
            key.add(row.getObject(column));
        }
        return key;
    }

    private static ObjectNode row(ResultSet row, DatabaseTable table) throws SQLException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (DatabaseTable.Column column : table.columns()) {
            String name = column.name();
            if (row.getObject(name) == null) {
                json.putNull(name);
                continue;
            }
            switch (column.kind()) {
                case TEXT -> json.put(name, row.getString(name));
                case UUID -> json.put(name, row.getObject(name, UUID.class).toString());
                case NUMBER -> json.put(name, row.getLong(name));
                case TRUTH -> json.put(name, row.getBoolean(name));
                case DATE -> json.put(name, row.getObject(name, LocalDate.class).toString());
                case TIME ->
                    json.put(
                            name,
                            row.getObject(name, OffsetDateTime.class)
                                    .toInstant()
                                    .toString());
                case BYTES -> json.put(name, Base64.getEncoder().encodeToString(row.getBytes(name)));
            }
        }
        return json;
    }

    /** Writes lines as rows. Columns that the lines do not have get their defaults. */
    static final class Writer implements AutoCloseable {

        private static final int BATCH = 50;

        private final Connection connection;
        private final DatabaseTable table;
        private @Nullable PreparedStatement insert;
        private List<DatabaseTable.Column> columns = List.of();
        private int waiting;

        Writer(Connection connection, DatabaseTable table) {
            this.connection = connection;
            this.table = table;
        }

        void write(String line) throws SQLException {
            JsonNode row = JSON.readTree(line);
            PreparedStatement statement = insert;
            if (statement == null) {
                columns = row.propertyNames().stream()
                        .map(name -> table.column(name)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "the table " + table.name() + " has no column " + name)))
                        .toList();
                statement = connection.prepareStatement("insert into " + table.name() + " ("
                        + columns.stream().map(DatabaseTable.Column::name).collect(Collectors.joining(", "))
                        + ") values ("
                        + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")");
                insert = statement;
            }
            for (int i = 0; i < columns.size(); i++) {
                set(statement, i + 1, columns.get(i), row.path(columns.get(i).name()));
            }
            statement.addBatch();
            if (++waiting == BATCH) {
                flush();
            }
        }

        private static void set(PreparedStatement statement, int at, DatabaseTable.Column column, JsonNode value)
                throws SQLException {
            if (value.isNull() || value.isMissingNode()) {
                statement.setNull(
                        at,
                        switch (column.kind()) {
                            case TEXT -> Types.VARCHAR;
                            case UUID -> Types.OTHER;
                            case NUMBER -> Types.BIGINT;
                            case TRUTH -> Types.BOOLEAN;
                            case DATE -> Types.DATE;
                            case TIME -> Types.TIMESTAMP_WITH_TIMEZONE;
                            case BYTES -> Types.BINARY;
                        });
                return;
            }
            switch (column.kind()) {
                case TEXT -> statement.setString(at, value.asString());
                case UUID -> statement.setObject(at, UUID.fromString(value.asString()));
                case NUMBER -> statement.setLong(at, value.asLong());
                case TRUTH -> statement.setBoolean(at, value.asBoolean());
                case DATE -> statement.setObject(at, LocalDate.parse(value.asString()));
                case TIME ->
                    statement.setObject(at, OffsetDateTime.ofInstant(Instant.parse(value.asString()), ZoneOffset.UTC));
                case BYTES -> statement.setBytes(at, Base64.getDecoder().decode(value.asString()));
            }
        }

        private void flush() throws SQLException {
            if (insert != null && waiting > 0) {
                insert.executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            try {
                flush();
            } finally {
                if (insert != null) {
                    insert.close();
                }
            }
        }
    }
}
