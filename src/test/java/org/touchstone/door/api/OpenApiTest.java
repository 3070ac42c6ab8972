package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.touchstone.Approved;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published OpenAPI, and the page that shows it. */
@Tag("service")
class OpenApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningService service = RunningService.shared();
    private final Visitor anybody = Visitor.of(service);

    private JsonNode document() {
        return JSON.readTree(anybody.get("/api/v1/openapi").body());
    }

    @Test
    void thePublishedDocumentIsTheApprovedOne() {
        HttpResponse<String> yaml = anybody.get("/api/v1/openapi.yaml");
        assertThat(yaml.statusCode()).isEqualTo(200);
        Approved.verify(Path.of("src/docs/openapi.yaml"), yaml.body());
    }

    @Test
    void everyOperationOfTheApiIsPublished() {
        Set<String> handled = new TreeSet<>();
        service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getPackageName().equals("org.touchstone.door.api")) {
                        mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/v1/"))
                                .forEach(path -> mapping.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> handled.add(
                                                method.name().toLowerCase(java.util.Locale.ROOT) + " " + path)));
                    }
                });
        Set<String> published = new TreeSet<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> published.add(operation.getKey() + " " + path.getKey())));
        assertThat(published).isEqualTo(handled).hasSizeGreaterThan(20);
    }

    @Test
    void everyOperationSaysWhatItDoesAndHowItFails() {
        JsonNode document = document();
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        List<String> silent = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(each -> {
                    JsonNode operation = each.getValue();
                    boolean said = !operation.path("summary").asString("").isEmpty()
                            && !operation.path("description").asString("").isEmpty()
                            && !operation.path("operationId").asString("").isEmpty();
                    boolean fails = Set.of("401", "403", "429", "503").stream()
                            .allMatch(status -> document.at(operation
                                                    .at("/responses/" + status + "/$ref")
                                                    .asString("")
                                                    .substring(1)
                                            + "/content/application~1problem+json/schema/$ref")
                                    .asString("")
                                    .endsWith("/Problem"));
                    if (!said || !fails) {
                        silent.add(each.getKey() + " " + path.getKey());
                    }
                }));
        assertThat(silent).isEmpty();
    }

    @Test
    void everySchemaThatIsReferredToIsThere() {
        JsonNode document = document();
        Set<String> named = new TreeSet<>();
        refer(document, named);
        assertThat(named).contains("#/components/schemas/Report", "#/components/schemas/ReportFinding");
        assertThat(named)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    private static void refer(JsonNode node, Set<String> named) {
        String reference = node.path("$ref").asString("");
        if (!reference.isEmpty()) {
            named.add(reference);
        }
        node.forEach(each -> refer(each, named));
    }

    @Test
    void thePageShowsEveryOperationWithoutAScript() {
        HttpResponse<String> page = anybody.get("/api/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("<script", "style=", "onclick=", "<style")
                .contains("<html lang=\"en-GB\"", "id=\"problem-outdated\"");
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .forEach(operation -> assertThat(page.body())
                                .contains(
                                        "id=\"" + operation.path("operationId").asString() + "\"")));
        assertThat(anybody.get("/api/docs/style.css").statusCode()).isEqualTo(200);
        assertThat(anybody.get("/api").headers().firstValue("Location")).contains("/api/docs");
    }
}
