package org.touchstone.door.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.touchstone.check.report.Templates;
import tools.jackson.databind.JsonNode;

/** The published OpenAPI as one page to read, without a script. */
@RestController
class DocsPage {

    private static final TemplateEngine TEMPLATES = Templates.beside(DocsPage.class);
    private static final List<String> METHODS = List.of("get", "post", "put", "delete");
    private static final String SCHEMAS = "#/components/schemas/";

    private final Problems words;
    private final byte[] page;

    DocsPage(PublishedApi published, Problems words) {
        this.words = words;
        this.page = render(published.document()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A group of operations.
     *
     * @param id its id on the page
     * @param title what it is about
     * @param operations its operations
     */
    public record Group(String id, String title, List<Described> operations) {}

    /**
     * An operation.
     *
     * @param id its id
     * @param method the HTTP method
     * @param path the path
     * @param summary what it does, in some words
     * @param description what it does
     * @param parameters what it takes in the address and in headers
     * @param bodies what it takes in the body: type and schema
     * @param body what the body is; empty where it takes none
     * @param answers what it answers with
     */
    public record Described(
            String id,
            String method,
            String path,
            String summary,
            String description,
            List<Row> parameters,
            List<Typed> bodies,
            String body,
            List<Answer> answers) {}

    /**
     * A parameter or a property.
     *
     * @param name its name
     * @param where where it stands, and whether it must be there
     * @param type what it holds
     * @param description what it means
     */
    public record Row(String name, String where, Typed type, String description) {}

    /**
     * A type.
     *
     * @param words the type in words
     * @param link the schema it refers to; empty where it is none
     */
    public record Typed(String words, String link) {}

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param description what it means
     * @param types the types it comes in
     */
    public record Answer(String status, String description, List<Typed> types) {}

    /**
     * A schema, or a kind of problem.
     *
     * @param name its name
     * @param description what it is
     * @param rows its properties
     */
    public record Part(String name, String description, List<Row> rows) {}

    /** The words that the template asks for by their key. */
    public final class Wording {

        public String of(String key) {
            return words.text("api.docs." + key);
        }
    }

    @GetMapping("/api")
    ResponseEntity<Void> api() {
        return ResponseEntity.status(302).header("Location", "/api/docs").build();
    }

    @GetMapping("/api/docs/style.css")
    ResponseEntity<byte[]> style() throws IOException {
        try (InputStream in = DocsPage.class.getResourceAsStream("docs.css")) {
            return ResponseEntity.ok()
                    .contentType(MediaType.valueOf("text/css;charset=UTF-8"))
                    .body(Objects.requireNonNull(in).readAllBytes());
        }
    }

    @GetMapping("/api/docs")
    ResponseEntity<byte[]> docs() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .body(page);
    }

    private String render(JsonNode document) {
        Context context = new Context(Locale.UK);
        context.setVariable("words", new Wording());
        context.setVariable("title", document.at("/info/title").asString());
        context.setVariable(
                "introduction", document.at("/info/description").asString().split("\n\n"));
        context.setVariable("groups", groups(document));
        context.setVariable("schemas", schemas(document));
        context.setVariable(
                "problems",
                Arrays.stream(ProblemKind.values())
                        .map(kind -> new Part(
                                kind.key(),
                                kind.status() + " " + words.text("api.problem." + kind.key() + ".title"),
                                List.of()))
                        .toList());
        return TEMPLATES.process("docs", context);
    }

    private List<Group> groups(JsonNode document) {
        List<Group> groups = new ArrayList<>();
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asString();
            List<Described> operations = new ArrayList<>();
            document.path("paths")
                    .properties()
                    .forEach(path -> METHODS.forEach(method -> {
                        JsonNode operation = path.getValue().path(method);
                        if (operation.at("/tags/0").asString("").equals(name)) {
                            operations.add(operation(document, path.getKey(), method, operation));
                        }
                    }));
            groups.add(new Group(name, tag.path("description").asString(), operations));
        }
        return groups;
    }

    private Described operation(JsonNode document, String path, String method, JsonNode operation) {
        List<Row> parameters = new ArrayList<>();
        for (JsonNode parameter : operation.path("parameters")) {
            parameters.add(new Row(
                    parameter.path("name").asString(),
                    parameter.path("required").asBoolean(false)
                            ? words.text(
                                    "api.docs.required", parameter.path("in").asString())
                            : parameter.path("in").asString(),
                    typed("", parameter.path("schema")),
                    parameter.path("description").asString()));
        }
        List<Answer> answers = new ArrayList<>();
        operation.path("responses").properties().forEach(given -> {
            String shared = given.getValue().path("$ref").asString("");
            JsonNode answer = shared.isEmpty() ? given.getValue() : document.at(shared.substring(1));
            answers.add(
                    new Answer(given.getKey(), answer.path("description").asString(), typed(answer.path("content"))));
        });
        return new Described(
                operation.path("operationId").asString(),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(),
                operation.path("description").asString(),
                parameters,
                typed(operation.at("/requestBody/content")),
                operation.at("/requestBody/description").asString(""),
                answers);
    }

    private static List<Typed> typed(JsonNode content) {
        return content.properties().stream()
                .map(each -> typed(each.getKey() + ": ", each.getValue().path("schema")))
                .toList();
    }

    private static Typed typed(String before, JsonNode schema) {
        String to = schema.path("$ref").asString("");
        if (!to.isEmpty()) {
            String name = to.substring(SCHEMAS.length());
            return new Typed(before + name, name);
        }
        if (schema.path("type").asString("").equals("array")) {
            Typed item = typed("", schema.path("items"));
            return new Typed(before + "array: " + item.words(), item.link());
        }
        String words = schema.path("enum").isArray()
                ? String.join(
                        " | ",
                        schema.path("enum").values().stream()
                                .map(each -> each.asString(""))
                                .toList())
                : type(schema);
        return new Typed(before + words, "");
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        String words = type.isArray()
                ? String.join(
                        " | ",
                        type.values().stream().map(each -> each.asString("")).toList())
                : type.asString("");
        String format = schema.path("format").asString("");
        return format.isEmpty() ? words : words + " (" + format + ")";
    }

    private List<Part> schemas(JsonNode document) {
        List<Part> schemas = new ArrayList<>();
        document.at("/components/schemas").properties().forEach(schema -> {
            JsonNode required = schema.getValue().path("required");
            List<Row> rows = new ArrayList<>();
            schema.getValue().path("properties").properties().forEach(property -> {
                boolean always = required.values().stream()
                        .anyMatch(each -> each.asString("").equals(property.getKey()));
                rows.add(new Row(
                        property.getKey(),
                        always ? words.text("api.docs.always") : "",
                        typed("", property.getValue()),
                        property.getValue().path("description").asString("")));
            });
            String description = schema.getValue().path("description").asString("");
            schemas.add(new Part(schema.getKey(), description.isEmpty() ? type(schema.getValue()) : description, rows));
        });
        return schemas;
    }
}
