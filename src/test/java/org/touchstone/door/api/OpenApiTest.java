package org.touchstone.door.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.check.report.JsonReport;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published OpenAPI, and the page that shows it. */
@Tag("service")
class OpenApiTest {

    private static final Set<Class<?>> FILES = Set.of(SubmissionFile.class, Upload.class);

    private static final List<Class<? extends Record>> SCHEMAS = Stream.of(
                    Answers.SCHEMAS,
                    CaseAnswers.SCHEMAS,
                    Requests.SCHEMAS,
                    PolicyAnswers.SCHEMAS,
                    PolicyRequests.SCHEMAS)
            .flatMap(List::stream)
            .toList();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunningService service = RunningService.shared();
    private final Visitor anybody = Visitor.of(service);

    private JsonNode document() {
        return JSON.readTree(anybody.get("/api/v1/openapi").body());
    }

    @Test
    void theDocumentIsGivenAsItIsWrittenAndAsJson() throws Exception {
        HttpResponse<String> yaml = anybody.get("/api/v1/openapi.yaml");
        assertThat(yaml.statusCode()).isEqualTo(200);
        assertThat(yaml.body())
                .isEqualTo(Files.readString(Path.of("src/main/resources/org/touchstone/door/api/openapi.yaml")));
        assertThat(document())
                .isEqualTo(JSON.readTree(JSON.writeValueAsString(new YAMLMapper().readTree(yaml.body()))));
    }

    /** Every operation, by its method and path. */
    private Map<String, HandlerMethod> handled() {
        Map<String, HandlerMethod> handled = new TreeMap<>();
        service.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getPackageName().equals("org.touchstone.door.api")) {
                        mapping.getPatternValues().stream()
                                .filter(path -> path.startsWith("/api/v1/") && !path.startsWith("/api/v1/openapi"))
                                .forEach(path -> mapping.getMethodsCondition()
                                        .getMethods()
                                        .forEach(method -> handled.put(
                                                method.name().toLowerCase(java.util.Locale.ROOT) + " " + path,
                                                handler)));
                    }
                });
        return handled;
    }

    /** Every operation that is published, by its method and path. */
    private Map<String, JsonNode> published() {
        Map<String, JsonNode> published = new TreeMap<>();
        document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                published.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return published;
    }

    @Test
    void everyOperationOfTheApiIsPublished() {
        assertThat(published().keySet()).isEqualTo(handled().keySet()).hasSizeGreaterThan(20);
    }

    @Test
    void everyOperationTakesWhatIsPublished() {
        Map<String, JsonNode> published = published();
        SoftAssertions all = new SoftAssertions();
        handled().forEach((name, handler) -> {
            JsonNode operation = published.get(name);
            Set<String> takes = new TreeSet<>();
            boolean body = false;
            for (MethodParameter parameter : handler.getMethodParameters()) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                String called = String.valueOf(parameter.getParameterName());
                PathVariable path = parameter.getParameterAnnotation(PathVariable.class);
                RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
                RequestHeader header = parameter.getParameterAnnotation(RequestHeader.class);
                if (path != null) {
                    takes.add("path " + (path.value().isEmpty() ? called : path.value()));
                } else if (query != null) {
                    takes.add("query " + (query.value().isEmpty() ? called : query.value()));
                } else if (header != null && !header.value().equals("Accept")) {
                    takes.add("header " + header.value());
                }
                body |= FILES.contains(parameter.getParameterType())
                        || JsonBody.class.isAssignableFrom(parameter.getParameterType());
                if (JsonBody.class.isAssignableFrom(parameter.getParameterType())) {
                    all.assertThat(operation
                                    .at("/requestBody/content/application~1json/schema/$ref")
                                    .asString(""))
                            .as("what %s brings", name)
                            .isEqualTo("#/components/schemas/"
                                    + parameter.getParameterType().getSimpleName());
                }
            }
            Set<String> said = new TreeSet<>();
            operation.path("parameters").forEach(parameter -> {
                said.add(parameter.path("in").asString() + " "
                        + parameter.path("name").asString());
                all.assertThat(parameter.path("description").asString(""))
                        .as("%s of %s", parameter.path("name"), name)
                        .isNotEmpty();
                all.assertThat(parameter.path("required").asBoolean(false)
                                || !parameter.path("in").asString().equals("path"))
                        .isTrue();
            });
            all.assertThat(said).as("what %s takes", name).isEqualTo(takes);
            all.assertThat(operation.has("requestBody"))
                    .as("a body of %s", name)
                    .isEqualTo(body);
            all.assertThat(operation.path("operationId").asString())
                    .isEqualTo(handler.getMethod().getName());
        });
        all.assertAll();
    }

    @Test
    void everyOperationAnswersAsIsPublished() {
        Map<String, JsonNode> published = published();
        Set<String> statuses = Arrays.stream(ProblemKind.values())
                .map(kind -> String.valueOf(kind.status()))
                .collect(Collectors.toSet());
        SoftAssertions all = new SoftAssertions();
        handled().forEach((name, handler) -> {
            ResponseStatus given = handler.getMethodAnnotation(ResponseStatus.class);
            String good = String.valueOf(given == null ? 200 : given.code().value());
            JsonNode answers = published.get(name).path("responses");
            Set<String> others = new TreeSet<>(
                    answers.properties().stream().map(Map.Entry::getKey).toList());
            all.assertThat(others.remove(good))
                    .as("%s answers with %s", name, good)
                    .isTrue();
            all.assertThat(statuses).as("problems of %s", name).containsAll(others);
            Class<?> type = given(handler.getMethod().getGenericReturnType());
            if (type.isRecord()) {
                all.assertThat(answers.path(good)
                                .at("/content/application~1json/schema/$ref")
                                .asString(""))
                        .as("what %s gives", name)
                        .isEqualTo("#/components/schemas/" + type.getSimpleName());
            }
        });
        all.assertAll();
    }

    /** What an operation gives, with or without what goes along with it. */
    private static Class<?> given(Type type) {
        return type instanceof ParameterizedType answer ? given(answer.getActualTypeArguments()[0]) : (Class<?>) type;
    }

    @Test
    void everySchemaIsAsItsRecord() {
        SoftAssertions all = new SoftAssertions();
        JsonNode schemas = document().at("/components/schemas");
        for (Class<? extends Record> shown : SCHEMAS) {
            JsonNode schema = schemas.path(shown.getSimpleName());
            Map<String, String> properties = new TreeMap<>();
            Set<String> always = new TreeSet<>();
            for (RecordComponent component : shown.getRecordComponents()) {
                properties.put(component.getName(), type(component.getGenericType()));
                Class<?> one = given(component.getGenericType());
                if (one.isEnum()) {
                    JsonNode said = schema.path("properties").path(component.getName());
                    List<String> words = new ArrayList<>();
                    said.path("enum").forEach(word -> words.add(word.asString()));
                    all.assertThat(words)
                            .as("%s of %s", component.getName(), shown.getSimpleName())
                            .containsExactlyInAnyOrderElementsOf(Arrays.stream(one.getEnumConstants())
                                    .map(Object::toString)
                                    .toList());
                }
                if (component.getType() != Optional.class && shown != Submitting.class) {
                    always.add(component.getName());
                }
            }
            Map<String, String> said = new TreeMap<>();
            schema.path("properties").properties().forEach(each -> {
                said.put(each.getKey(), type(each.getValue()));
                all.assertThat(each.getValue().path("description").asString("")
                                + each.getValue().path("$ref").asString(""))
                        .isNotEmpty();
            });
            Set<String> required = new TreeSet<>();
            schema.path("required").forEach(each -> required.add(each.asString()));
            all.assertThat(said).as("%s", shown.getSimpleName()).isEqualTo(properties);
            all.assertThat(required)
                    .as("what %s always has", shown.getSimpleName())
                    .isEqualTo(always);
        }
        all.assertAll();
        Set<String> known = SCHEMAS.stream().map(Class::getSimpleName).collect(Collectors.toSet());
        schemas.properties()
                .forEach(each -> assertThat(known.contains(each.getKey())
                                || each.getKey().equals("Problem")
                                || each.getKey().startsWith("Report"))
                        .as("a record for %s", each.getKey())
                        .isTrue());
    }

    @Test
    void aProblemSaysWhatIsPublishedOfIt() throws Exception {
        JsonNode schema = document().at("/components/schemas/Problem");
        Set<String> always = new TreeSet<>();
        schema.path("required").forEach(each -> always.add(each.asString()));
        HttpResponse<String> refused = anybody.get("/api/v1/me");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new TreeSet<>(JSON.readTree(refused.body()).propertyNames())).isEqualTo(always);
    }

    /** A Java type as OpenAPI has it. */
    private static String type(Type type) {
        if (type instanceof ParameterizedType generic) {
            String of = type(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class ? of : "array of " + of;
        }
        if (type == UUID.class) {
            return "string uuid";
        }
        if (type == Instant.class) {
            return "string date-time";
        }
        if (type == LocalDate.class) {
            return "string date";
        }
        if (type == int.class || type == Integer.class) {
            return "integer int32";
        }
        if (type == long.class || type == Long.class) {
            return "integer int64";
        }
        if (type == double.class || type == Double.class) {
            return "number double";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        boolean words = type == String.class || ((Class<?>) type).isEnum();
        return words ? "string" : ((Class<?>) type).getSimpleName();
    }

    private static String type(JsonNode schema) {
        String to = schema.path("$ref").asString("");
        if (!to.isEmpty()) {
            return to.substring(to.lastIndexOf('/') + 1);
        }
        String type = schema.path("type").asString("");
        return type.equals("array")
                ? "array of " + type(schema.path("items"))
                : (type + " " + schema.path("format").asString("")).strip();
    }

    @Test
    void theSchemaOfTheReportIsThatOfTheReport() {
        ObjectNode whole = (ObjectNode) JSON.readTree(JsonReport.schema());
        JsonNode definitions = whole.remove("$defs");
        whole.remove(List.of("$schema", "title"));
        JsonNode schemas = document().at("/components/schemas");

        assertThat(inOrder(schemas.path("Report"))).isEqualTo(inOrder(referring(whole)));
        definitions
                .properties()
                .forEach(each -> assertThat(inOrder(schemas.path(part(each.getKey()))))
                        .as(each.getKey())
                        .isEqualTo(inOrder(referring(each.getValue()))));
    }

    /** The order in which a schema says what is required means nothing. */
    private static JsonNode inOrder(JsonNode schema) {
        JsonNode ordered = schema.deepCopy();
        ordered.findParents("required").forEach(each -> {
            if (each.path("required") instanceof ArrayNode required) {
                List<String> names = new ArrayList<>();
                required.forEach(name -> names.add(name.asString()));
                required.removeAll();
                names.stream().sorted().forEach(required::add);
            }
        });
        return ordered;
    }

    /** A part of the schema of the report, with the types that makers of clients want, referring to the others as published. */
    private static JsonNode referring(JsonNode schema) {
        schema.findParents("enum").forEach(words -> ((ObjectNode) words).put("type", "string"));
        return JSON.readTree(Pattern.compile("#/\\$defs/([A-Za-z]+)")
                .matcher(schema.toString())
                .replaceAll(found -> "#/components/schemas/" + part(found.group(1))));
    }

    private static String part(String name) {
        return "Report" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Test
    void whatMayBeChosenIsAllThatThereIs() {
        Set<String> kinds = new TreeSet<>();
        published().get("post /api/v1/documents").path("parameters").forEach(parameter -> {
            if (parameter.path("name").asString().equals("kind")) {
                parameter.at("/schema/enum").forEach(kind -> kinds.add(kind.asString()));
            }
        });
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DocumentKind.values())
                        .map(DocumentKind::key)
                        .toList());
        assertThat(document().at("/components/responses").propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ProblemKind.values())
                        .map(kind -> Arrays.stream(kind.key().split("-"))
                                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                                .collect(Collectors.joining()))
                        .toList());
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
