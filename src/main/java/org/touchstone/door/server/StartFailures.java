package org.touchstone.door.server;

import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.config.ConfigDataNotFoundException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.util.unit.DataSize;
import org.touchstone.base.settings.Settings;
import org.touchstone.check.located.MistakesException;
import org.touchstone.run.operation.DataFolder;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Says in a sentence why the service could not be started. */
final class StartFailures {

    private static final Map<Class<?>, String> KINDS = Map.of(
            DataSize.class, "a size, such as 25MB",
            Duration.class, "a length of time, such as 30s or 15m",
            ZoneId.class, "a time zone, such as Europe/London",
            Integer.class, "a whole number",
            Long.class, "a whole number",
            Boolean.class, "true or false");

    private StartFailures() {}

    /** The failure as a sentence; where it is none that an operator can do something about, it is thrown as it is. */
    static StartFailedException explained(RuntimeException failure) {
        Optional<MistakesException> mistakes = find(failure, MistakesException.class);
        if (mistakes.isPresent()) {
            return new StartFailedException(mistakes.get());
        }
        return sentence(failure)
                .map(sentence -> new StartFailedException(sentence, failure))
                .orElseThrow(() -> failure);
    }

    private static Optional<String> sentence(Throwable failure) {
        return Stream.<Optional<String>>of(
                        find(failure, DataFolder.UnusableException.class).map(Throwable::getMessage),
                        find(failure, Foundations.NewerSchemaException.class).map(Throwable::getMessage),
                        find(failure, Settings.RefusedSettingException.class).map(Throwable::getMessage),
                        find(failure, UnboundConfigurationPropertiesException.class)
                                .map(StartFailures::unknown),
                        find(failure, BindException.class).map(StartFailures::wrong),
                        find(failure, ConfigDataNotFoundException.class)
                                .map(missing -> "The settings cannot be read: " + firstLine(missing) + "."),
                        find(failure, MarkedYAMLException.class).map(StartFailures::yaml),
                        find(failure, PortInUseException.class).map(taken -> port(taken.getPort())),
                        find(failure, ConnectorStartFailedException.class).map(taken -> port(taken.getPort())),
                        find(failure, SQLException.class).map(StartFailures::database),
                        find(failure, SocketException.class)
                                .map(socket -> "The service cannot listen: " + firstLine(socket)
                                        + ". Choose another port or address."),
                        find(failure, FlywayException.class)
                                .map(flyway -> "The database could not be brought up to date: " + firstLine(flyway)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String port(int port) {
        return "Port " + port + " is in use by another program. Choose another, such as --port " + (port + 1) + ".";
    }

    private static String unknown(UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
                .map(property -> "There is no setting " + property.getName() + where(property) + ".")
                .sorted()
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String wrong(BindException wrong) {
        ConfigurationProperty property = wrong.getProperty();
        String name = property == null
                ? wrong.getName().toString()
                : property.getName().toString();
        boolean secret = name.toLowerCase(Locale.ROOT).matches(".*(password|secret|token|key).*");
        String value = property == null || secret ? "" : " cannot be \"" + property.getValue() + "\"";
        Class<?> type = wrong.getTarget().getBoxedType().resolve(Object.class);
        String kind = type.isEnum()
                ? "one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                : KINDS.getOrDefault(type, "a valid value");
        String at = property == null ? "" : where(property);
        return value.isEmpty()
                ? "The setting " + name + at + " has to be " + kind + "."
                : "The setting " + name + value + at + ": it has to be " + kind + ".";
    }

    private static String where(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        while (origin instanceof PropertySourceOrigin wrapped) {
            origin = wrapped.getOrigin();
        }
        if (origin instanceof TextResourceOrigin text) {
            String file = text.getResource() == null
                    ? "a file of settings"
                    : text.getResource().getDescription();
            return " (" + file.replaceAll("^(URL|file|class path resource) \\[(.*)]$", "$2")
                    + (text.getLocation() == null
                            ? ""
                            : ", line " + (text.getLocation().getLine() + 1)) + ")";
        }
        return property.getSource() != null
                        && String.valueOf(property.getSource().getUnderlyingSource())
                                .contains("systemEnvironment")
                ? " (from the environment)"
                : "";
    }

    private static String yaml(MarkedYAMLException broken) {
        String line = broken.getProblemMark() == null
                ? ""
                : ", line " + (broken.getProblemMark().getLine() + 1);
        return "A file of settings cannot be read" + line + ": " + broken.getProblem() + ".";
    }

    private static String database(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (failure.getErrorCode() == 90020) {
            return "The database is in use by another program.";
        }
        if (state.startsWith("28")) {
            return "The database refuses the user name or the password"
                    + " (touchstone.database.username, touchstone.database.password).";
        }
        if (state.equals("3D000")) {
            return "The database server has no such database (touchstone.database.url): " + firstLine(failure) + ".";
        }
        if (state.startsWith("08")) {
            return "The database cannot be reached (touchstone.database.url): " + firstLine(failure);
        }
        return "The database cannot be opened: " + firstLine(failure);
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[.: ]+$", "");
    }

    /** The innermost of a kind among a failure and its causes. */
    static <T> Optional<T> find(Throwable failure, Class<T> kind) {
        Optional<T> found = Optional.empty();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                found = Optional.of(kind.cast(each));
            }
        }
        return found;
    }
}
