package org.touchstone.casework.appeal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Event;
import tools.jackson.databind.JsonNode;

/** Entries of the record in an archive, and how the last of them vouches for the others. */
final class Entries {

    private Entries() {}

    /** The digest of the hashes of entries. The entry that says that an archive was made holds it of all the others. */
    static String digest(List<Event> entries) {
        return Digests.ofParts(entries.stream()
                .flatMap(entry -> Stream.of(entry.seq(), entry.hash()))
                .toArray());
    }

    static Map<String, Object> written(Event entry) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("seq", entry.seq());
        written.put("at", entry.at().toString());
        written.put("account", entry.account().map(UUID::toString).orElse(""));
        written.put("organisation", entry.organisation().map(UUID::toString).orElse(""));
        written.put("kind", entry.kind());
        written.put("subject", entry.subject());
        written.put("why", entry.why());
        written.put("details", entry.details());
        written.put("previous", entry.previous());
        written.put("hash", entry.hash());
        return written;
    }

    /** The entries that were written; what is missing in one is empty, and its hash will not fit. */
    static List<Event> read(JsonNode written) {
        List<Event> entries = new ArrayList<>();
        for (JsonNode each : written) {
            entries.add(new Event(
                    each.path("seq").asLong(0),
                    Instant.parse(each.path("at").asString("")),
                    id(each.path("account")),
                    id(each.path("organisation")),
                    each.path("kind").asString(""),
                    each.path("subject").asString(""),
                    each.path("why").asString(""),
                    each.path("details").asString(""),
                    each.path("previous").asString(""),
                    each.path("hash").asString("")));
        }
        return entries;
    }

    private static Optional<UUID> id(JsonNode value) {
        return value.asString("").isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(value.asString("")));
    }
}
