package org.touchstone.policy.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.ShippedRules;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.check.rules.Payloads;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** Whatever is written into a draft by a page: it is refused in words or kept as the text that it is, and never run. */
@Tag("service")
class HostileDraftsTest {

    @TempDir
    private Path folder;

    private RunningService service;
    private Account officerAccount;

    /** On rules of one requirement, which every payload is for: they are read again with each. */
    @BeforeEach
    void start() {
        Map<String, String> settings = new HashMap<>(RunningService.database());
        settings.put(
                "touchstone.rules",
                ShippedRules.copyTo(folder.resolve("rules"), "group-size").toString());
        service = RunningService.with(settings);
        officerAccount = service.person(Role.POLICY);
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private RulesDraft open() {
        return service.bean(Drafts.class)
                .open(
                        officerAccount,
                        "Try something",
                        service.bean(RulesetInForce.class).today().ruleset().digest());
    }

    @Test
    void whateverIsWrittenIntoADraftIsRefusedOrKeptAsText() throws Exception {
        String published = service.bean(RulesetInForce.class).today().ruleset().digest();
        Visitor officer = Visitor.signedIn(service, officerAccount);
        RulesDraft draft = open();
        int attempts = 0;
        int turn = 0;
        for (Map.Entry<String, String> payload : Payloads.ALL.entrySet()) {
            int place = turn++;
            for (Map.Entry<String, Map<String, String>> form :
                    forms(payload.getValue()).entrySet()) {
                if (place++ % 3 == 0) {
                    continue; // Each payload comes to two thirds of the places, and each place to two thirds of the
                    // payloads.
                }
                HttpResponse<String> answer = officer.post(
                        form.getKey().startsWith("/drafts") ? form.getKey() : "/drafts/" + draft.id() + form.getKey(),
                        form.getValue(),
                        "/account");
                assertThat(answer.statusCode())
                        .as("%s in %s", payload.getKey(), form.getKey())
                        .isIn(200, 302, 400, 404, 413);
                assertThat(answer.body()).doesNotContain("at org.touchstone");
                if (!answer.headers().firstValue("Content-Type").orElse("").equals("application/json")) {
                    assertThat(answer.body()).doesNotContain("<script>alert(1)");
                }
                attempts++;
            }
            HttpResponse<String> shown = officer.get("/drafts/" + draft.id());
            assertThat(shown.statusCode()).as(payload.getKey()).isEqualTo(200);
            assertThat(shown.body()).doesNotContain("<script>alert(1)");
            assertThat(System.getProperty(Payloads.CANARY)).as(payload.getKey()).isNull();
            draft = open();
        }
        assertThat(attempts).isGreaterThanOrEqualTo(300);
        assertThat(service.bean(RulesetInForce.class).today().ruleset().digest())
                .isEqualTo(published);
        assertThat(officer.get("/drafts").statusCode()).isEqualTo(200);
    }

    /** Every form in which a text gets into a draft. */
    private Map<String, Map<String, String>> forms(String text) {
        Map<String, Map<String, String>> forms = new LinkedHashMap<>();
        forms.put("/drafts", Map.of("purpose", text));
        forms.put("/typed", Map.of("path", "group-size/rules.dslr", "text", text, "at", "9"));
        forms.put("/drafts?", Map.of("purpose", "x", "base", text));
        forms.put(
                "/numbers/group-size",
                Map.of("name", "most", "value", text, "from", "1 September 2040", "source", "House"));
        forms.put(
                "/numbers/group-size?",
                Map.of("name", "most", "value", "16", "from", "1 September 2040", "source", text));
        forms.put("/numbers/group-size?x=1", Map.of("name", text, "value", "16", "from", text, "source", "House"));
        forms.put(
                "/words",
                Map.of("file", "group-size/requirement.yaml", "at", "title", "was", "Group size", "text", text));
        forms.put("/words?", Map.of("file", text, "at", text, "was", text, "text", text));
        forms.put("/standards/FW-SUS-05/retire", Map.of("from", text, "why", text));
        forms.put(
                "/requirements/group-size/rule",
                Map.of(
                        "name",
                        text,
                        "part",
                        "recommended-number",
                        "conditions",
                        "Its mode is remote",
                        "conclusion",
                        "MET"));
        forms.put(
                "/requirements/group-size/rule?",
                Map.of("name", "x", "part", text, "conditions", text, "conclusion", text));
        Map<String, String> requirement = new LinkedHashMap<>();
        for (String field : List.of(
                "title", "asks", "element", "group", "source", "section", "question", "met", "notMet", "remedy")) {
            requirement.put(field, text);
        }
        forms.put("/new-requirement", requirement);
        forms.put("/file", Map.of("path", "group-size/rules.dslr", "seen", "0", "text", text, "why", text));
        forms.put("/file?", Map.of("path", "language/sentences.dsl", "seen", "0", "text", text));
        forms.put("/file?x=1", Map.of("path", text, "seen", "0", "text", text));
        forms.put("/tables/numbers/save", Map.of("sheet", text));
        forms.put("/elements/MECC/retire", Map.of("from", "1 September 2040", "why", text));
        forms.put("/tables/changes/save", Map.of("sheet", text));
        forms.put("/tables/applicability/save", Map.of("sheet", text));
        forms.put("/propose", Map.of("from", text, "notice", text));
        return forms;
    }
}
