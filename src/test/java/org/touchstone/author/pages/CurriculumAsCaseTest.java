package org.touchstone.author.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.touchstone.JsonSchema;
import org.touchstone.ShippedRules;
import org.touchstone.check.catalogue.Catalogue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CurriculumAsCaseTest {

    private static final Instant CHANGED = Instant.parse("2026-09-01T08:30:15.123Z");
    private static final String SITE = "https://touchstone.example.org/standards";

    private final Catalogue catalogue = ShippedRules.RULESET.catalogue().on(LocalDate.of(2026, 9, 1));
    private final String json = CurriculumAsCase.of(catalogue, "abc", SITE, CHANGED);
    private final JsonNode whole = JsonMapper.shared().readTree(json);

    private List<JsonNode> all(String list) {
        List<JsonNode> all = new ArrayList<>();
        whole.get(list).forEach(all::add);
        return all;
    }

    private JsonNode item(String code) {
        List<JsonNode> found = all("CFItems").stream()
                .filter(each -> each.get("humanCodingScheme").asString().equals(code))
                .toList();
        assertThat(found).as(code).hasSize(1);
        return found.get(0);
    }

    @Test
    void thePackageHasWhatCaseAsksFor() throws Exception {
        String schema = Files.readString(Path.of("src/test/resources/org/touchstone/author/pages/case-package.json"));
        assertThat(new JsonSchema(schema).wrong(json)).isEmpty();
        assertThat(new JsonSchema(schema).wrong(json.replace("\"fullStatement\"", "\"statement\"")))
                .isNotEmpty();
    }

    @Test
    void everyElementStandardAndOutcomeIsInItOnceInOurWords() {
        Set<String> codes = new HashSet<>();
        all("CFItems")
                .forEach(each -> assertThat(
                                codes.add(each.get("humanCodingScheme").asString()))
                        .isTrue());
        catalogue.elements().forEach(each -> assertThat(codes).contains(each.id()));
        catalogue
                .standards()
                .forEach(each -> assertThat(item(each.id()).get("fullStatement").asString())
                        .isEqualTo(each.asks()));
        catalogue.outcomes().forEach(each -> assertThat(codes).contains(each.id()));
        assertThat(item("HC-L1-01").get("fullStatement").asString()).startsWith("The learner ");
        assertThat(item("FW-DEL-01").get("uri").asString()).isEqualTo(SITE + "/standard/FW-DEL-01.html");
    }

    /** From each thing one way leads to the document; a level stands between an element and its outcomes. */
    @Test
    void everyThingHasOnePlace() {
        Map<String, String> parents = new HashMap<>();
        Set<String> known = new HashSet<>();
        String document = whole.get("CFDocument").get("identifier").asString();
        known.add(document);
        all("CFItems")
                .forEach(each ->
                        assertThat(known.add(each.get("identifier").asString())).isTrue());
        for (JsonNode each : all("CFAssociations")) {
            String from = each.get("originNodeURI").get("identifier").asString();
            String to = each.get("destinationNodeURI").get("identifier").asString();
            assertThat(known).contains(from, to);
            if (each.get("associationType").asString().equals("isChildOf")) {
                assertThat(parents.put(from, to)).isNull();
            }
        }
        assertThat(parents).hasSize(known.size() - 1);
        for (String each : parents.keySet()) {
            String at = each;
            for (int steps = 0; !at.equals(document); steps++) {
                assertThat(steps).isLessThan(5);
                at = parents.get(at);
            }
        }
        String outcome = item("HC-L1-01").get("identifier").asString();
        assertThat(parents.get(outcome))
                .isEqualTo(item("HC-L1").get("identifier").asString());
        assertThat(parents.get(parents.get(outcome)))
                .isEqualTo(item("HC").get("identifier").asString());
    }

    @Test
    void whatRepeatsAnotherTextSaysSo() {
        String repeats = item("FW-MON-08").get("identifier").asString();
        String first = item("FW-MON-07").get("identifier").asString();
        assertThat(all("CFAssociations"))
                .filteredOn(each -> each.get("associationType").asString().equals("exactMatchOf"))
                .anySatisfy(each -> {
                    assertThat(each.get("originNodeURI").get("identifier").asString())
                            .isEqualTo(repeats);
                    assertThat(each.get("destinationNodeURI").get("identifier").asString())
                            .isEqualTo(first);
                });
    }

    @Test
    void withoutPagesThingsAreNamedByTheirIdentifiers() {
        String bare = CurriculumAsCase.of(catalogue, "abc", "", CHANGED);
        assertThat(bare).contains("\"uri\" : \"urn:uuid:").doesNotContain(".html");
        assertThat(bare).contains("\"lastChangeDateTime\" : \"2026-09-01T08:30:15Z\"");
    }
}
