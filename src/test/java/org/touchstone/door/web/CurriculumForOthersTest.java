package org.touchstone.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.casework.rulesets.RulesetInForce;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("service")
class CurriculumForOthersTest {

    private final RunningService service = RunningService.shared();

    @Test
    void anybodyHasTheCurriculumInForceAsAPackageWhoseThingsLeadToTheirPages() {
        Visitor anybody = Visitor.of(service);
        HttpResponse<String> answer = anybody.get("/standards/case.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode document = JsonMapper.shared().readTree(answer.body()).get("CFDocument");
        assertThat(document.get("version").asString())
                .isEqualTo(service.bean(RulesetInForce.class).today().ruleset().digest());
        String uri = document.get("uri").asString();
        assertThat(anybody.get(uri.substring(uri.indexOf("/standards/"))).body())
                .contains("<h1");
    }
}
