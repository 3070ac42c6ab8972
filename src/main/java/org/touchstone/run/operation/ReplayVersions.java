package org.touchstone.run.operation;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.courses.Rereading;
import org.touchstone.casework.courses.SubmittedVersion;
import org.touchstone.casework.courses.Versions;

/** Evaluates submitted versions again, each under the ruleset it was submitted under. */
@Component
class ReplayVersions implements OperatorTask {

    private final Rereading rereading;
    private final Versions versions;
    private final JdbcClient jdbc;

    ReplayVersions(Versions versions, Rereading rereading, JdbcClient jdbc) {
        this.versions = versions;
        this.rereading = rereading;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public Ending run(Map<String, String> arguments) throws RefusedTaskException {
        List<UUID> wanted = new ArrayList<>();
        String version = arguments.get("version");
        if (version == null) {
            wanted.addAll(jdbc.sql("select id from submitted_version order by submitted_at, id")
                    .query((row, n) -> row.getObject("id", UUID.class))
                    .list());
        } else {
            wanted.add(id(version));
        }
        List<String> said = new ArrayList<>();
        int differ = 0;
        for (UUID id : wanted) {
            SubmittedVersion found = versions.byId(id)
                    .orElseThrow(() -> new RefusedTaskException("There is no submitted version " + id + "."));
            String fault = fault(found);
            differ += fault.isEmpty() ? 0 : 1;
            if (!fault.isEmpty() || version != null) {
                said.add("Version " + id + " under ruleset "
                        + found.rulesetDigest().substring(0, 12) + ": "
                        + (fault.isEmpty() ? "the same report, byte for byte." : fault));
            }
        }
        if (version == null) {
            said.add(
                    wanted.size() - differ + " of " + wanted.size() + " versions give the same report, byte for byte.");
        }
        return new Ending(differ == 0 ? Ending.Result.DONE : Ending.Result.FAULTS, said);
    }

    private String fault(SubmittedVersion version) {
        try {
            return rereading.replays(version) ? "" : "the report differs from the one that was kept.";
        } catch (NotFoundException e) {
            return "its ruleset was not kept.";
        } catch (IllegalStateException | UncheckedIOException e) {
            return "it cannot be evaluated again: " + e.getMessage() + ".";
        }
    }

    private static UUID id(String version) throws RefusedTaskException {
        try {
            return UUID.fromString(version);
        } catch (IllegalArgumentException e) {
            throw new RefusedTaskException("\"" + version + "\" is not the id of a version.");
        }
    }
}
