package org.touchstone.base.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What entries of the record say is stored as it ever was: another key would be another entry, and would not be found again. */
class DetailTest {

    @Test
    void eachDetailIsStoredUnderItsKey() {
        assertThat(Arrays.stream(Detail.values()).map(Detail::key))
                .containsExactly(
                        "action",
                        "asOf",
                        "before",
                        "corrected",
                        "credential",
                        "decidedUntil",
                        "declaration",
                        "digest",
                        "entries",
                        "exemption",
                        "file",
                        "from",
                        "head",
                        "how",
                        "instead",
                        "key",
                        "kind",
                        "last",
                        "made",
                        "name",
                        "number",
                        "otherwise",
                        "outcome",
                        "points",
                        "queries",
                        "replacedEntries",
                        "replacedHead",
                        "report",
                        "reviewer",
                        "reviewers",
                        "revision",
                        "role",
                        "ruleset",
                        "standard",
                        "standing",
                        "text",
                        "title",
                        "until",
                        "version",
                        "versionId",
                        "what");
    }

    @Test
    void detailsAreStoredInTheOrderOfTheirKeys() {
        Details details =
                Details.of(Detail.VERSION_ID, "x").and(Detail.VERSION, 2).and(Detail.AS_OF, "2026-09-01");
        assertThat(JsonMapper.builder().build().writeValueAsString(details.byKey()))
                .isEqualTo("{\"asOf\":\"2026-09-01\",\"version\":2,\"versionId\":\"x\"}");
    }

    @Test
    void whatIsNotSaidIsEmpty() {
        assertThat(Detail.DECLARATION.textIn(JsonMapper.builder().build().createObjectNode()))
                .isEmpty();
    }
}
