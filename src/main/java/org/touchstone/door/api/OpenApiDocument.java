package org.touchstone.door.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;
import org.touchstone.casework.courses.DocumentKind;
import org.touchstone.check.report.JsonReport;

/**
 * What the published OpenAPI says beyond the signatures of the operations: every word of it (from {@code
 * messages.properties}; a missing one is a fault), bodies, headers, problems, and the schema of the report.
 */
@Configuration
class OpenApiDocument {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String TOKEN = "token";

    /** The kinds of problem that any operation may answer with. */
    private static final Set<ProblemKind> ALWAYS = EnumSet.of(
            ProblemKind.UNAUTHORIZED,
            ProblemKind.FORBIDDEN,
            ProblemKind.TOO_MANY,
            ProblemKind.BROKEN,
            ProblemKind.UNAVAILABLE);

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(SubmissionFile.class, Submitting.class, Upload.class);
    }

    private final Problems words;

    OpenApiDocument(Problems words) {
        this.words = words;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title(words.text("api.title"))
                        .description(words.text("api.description"))
                        .version("1"))
                .servers(List.of(new Server().url("/")))
                .tags(Stream.of("checks", "courses", "versions", "documents", "organisation")
                        .map(tag -> new Tag().name(tag).description(words.text("api.tag." + tag)))
                        .toList())
                .security(List.of(new SecurityRequirement().addList(TOKEN)))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description(words.text("api.token"))));
    }

    @Bean
    OperationCustomizer wholeOperation() {
        return (operation, handler) -> {
            Documented documented = handler.getMethodAnnotation(Documented.class);
            return documented == null ? operation : describe(operation, handler, documented);
        };
    }

    private Operation describe(Operation operation, HandlerMethod handler, Documented documented) {
        String id = handler.getMethod().getName();
        operation
                .operationId(id)
                .summary(words.text("api.operation." + id + ".summary"))
                .description(words.text("api.operation." + id + ".description"));
        List<Parameter> parameters = Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> !parameter.getName().equals("Accept"))
                .toList();
        parameters.forEach(parameter -> describe(parameter, id));
        operation.parameters(parameters.isEmpty() ? null : parameters);
        operation.requestBody(null);
        for (MethodParameter parameter : handler.getMethodParameters()) {
            body(parameter.getParameterType()).ifPresent(operation::requestBody);
        }
        operation.responses(answers(operation, handler, documented));
        return operation;
    }

    private void describe(Parameter parameter, String operation) {
        String name = parameter.getName();
        String key = "api.parameter."
                + (name.equals("id") && operation.contains("Document") && !operation.contains("Course")
                        ? "document.id"
                        : name);
        parameter.description(words.text(key));
        switch (name) {
            // One schema may be shared by several parameters: what is said of one only needs a schema of its own.
            case "asOf", "expiresOn" -> parameter.schema(text().format("date"));
            case "limit" -> {
                Schema<Object> schema = number();
                schema.setMaximum(BigDecimal.valueOf(Cursor.MOST));
                schema.setDefault(Integer.valueOf(Cursor.USUAL));
                parameter.schema(schema);
            }
            case "number" -> parameter.schema(number());
            case "kind" -> parameter.schema(kinds());
            case "If-Match" -> parameter.required(true);
            default -> {
                // As the signature says.
            }
        }
    }

    private static Schema<Object> kinds() {
        Schema<Object> schema = new JsonSchema();
        schema.addType("string");
        schema.setEnum(Arrays.stream(DocumentKind.values())
                .<Object>map(DocumentKind::key)
                .toList());
        schema.setDefault("other");
        return schema;
    }

    private Optional<RequestBody> body(Class<?> type) {
        if (type == SubmissionFile.class) {
            Content content = new Content();
            RequestBodies.FILE_TYPES.forEach(
                    each -> content.addMediaType(each.toString(), new MediaType().schema(file(each.toString()))));
            return Optional.of(
                    new RequestBody().required(true).content(content).description(words.text("api.body.file")));
        }
        if (type == Submitting.class) {
            return Optional.of(new RequestBody()
                    .required(false)
                    .content(new Content()
                            .addMediaType(JSON, new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "Submitting"))))
                    .description(words.text("api.body.submitting")));
        }
        if (type == Upload.class) {
            Schema<?> form = new JsonSchema();
            form.addType("object");
            form.addProperty("file", binary().description(words.text("api.body.upload")));
            form.addRequiredItem("file");
            return Optional.of(new RequestBody()
                    .required(true)
                    .content(new Content()
                            // Makers of clients take the first, and not all of them know how to send the second.
                            .addMediaType("multipart/form-data", new MediaType().schema(form))
                            .addMediaType("application/octet-stream", new MediaType().schema(binary())))
                    .description(words.text("api.body.upload")));
        }
        return Optional.empty();
    }

    private ApiResponses answers(Operation operation, HandlerMethod handler, Documented documented) {
        ResponseStatus given = handler.getMethodAnnotation(ResponseStatus.class);
        HttpStatus status = given == null ? HttpStatus.OK : given.code();
        ApiResponse good = new ApiResponse()
                .description(words.text("api.answer." + handler.getMethod().getName()));
        if (status != HttpStatus.NO_CONTENT) {
            good.content(content(operation, documented));
        }
        for (String header : documented.headers()) {
            good.addHeaderObject(header, header(header));
        }
        ApiResponses answers = new ApiResponses();
        answers.addApiResponse(Integer.toString(status.value()), good);
        Map<Integer, List<ProblemKind>> byStatus = Stream.concat(ALWAYS.stream(), Arrays.stream(documented.problems()))
                .collect(Collectors.groupingBy(ProblemKind::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((code, kinds) -> answers.addApiResponse(
                Integer.toString(code),
                kinds.size() == 1
                        ? new ApiResponse().$ref("#/components/responses/" + name(kinds.get(0)))
                        : problem(kinds)));
        return answers;
    }

    private Content content(Operation operation, Documented documented) {
        Content content = new Content();
        switch (documented.gives()) {
            case "" -> content.addMediaType(JSON, new MediaType().schema(returned(operation)));
            case "Report" -> {
                content.addMediaType(JSON, new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "Report")));
                if (documented.as().length == 0) {
                    content.addMediaType("text/html", new MediaType().schema(text()));
                    content.addMediaType("text/plain", new MediaType().schema(text()));
                }
            }
            case "binary" -> {
                for (String type : documented.as()) {
                    content.addMediaType(type, new MediaType().schema(binary()));
                }
            }
            default ->
                content.addMediaType(JSON, new MediaType().schema(new JsonSchema().$ref(SCHEMAS + documented.gives())));
        }
        return content;
    }

    /** The schema of what the method gives, as found from its signature. */
    private static Schema<?> returned(Operation operation) {
        return operation.getResponses().values().stream()
                .filter(response -> response.getContent() != null)
                .flatMap(response -> response.getContent().values().stream())
                .map(MediaType::getSchema)
                .findFirst()
                .orElseThrow();
    }

    /** The name of the answer with one kind of problem: {@code NotFound}. */
    private static String name(ProblemKind kind) {
        return Arrays.stream(kind.key().split("-"))
                .map(OpenApiDocument::capital)
                .collect(Collectors.joining());
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private ApiResponse problem(List<ProblemKind> kinds) {
        ApiResponse response = new ApiResponse()
                .description(kinds.stream()
                        .map(kind -> words.text("api.problem." + kind.key() + ".title") + ".")
                        .collect(Collectors.joining(" ")))
                .content(new Content()
                        .addMediaType(PROBLEM, new MediaType().schema(new JsonSchema().$ref(SCHEMAS + "Problem"))));
        for (ProblemKind kind : kinds) {
            switch (kind) {
                case OUTDATED -> response.addHeaderObject("ETag", header("ETag"));
                case UNAVAILABLE -> response.addHeaderObject("Retry-After", header("Retry-After"));
                case TOO_MANY ->
                    response.addHeaderObject("Retry-After", header("Retry-After"))
                            .addHeaderObject("RateLimit", header("RateLimit"))
                            .addHeaderObject("RateLimit-Policy", header("RateLimit-Policy"));
                default -> {
                    // No header of its own.
                }
            }
        }
        return response;
    }

    private Header header(String name) {
        return new Header().description(words.text("api.header." + name)).schema(text());
    }

    private static Schema<Object> number() {
        Schema<Object> schema = new JsonSchema();
        schema.addType("integer");
        schema.setFormat("int32");
        schema.setMinimum(BigDecimal.ONE);
        return schema;
    }

    /** A submission file as a type of body: JSON is an object, anything else a text. */
    private static Schema<?> file(String type) {
        if (!type.equals(JSON)) {
            return text();
        }
        Schema<?> schema = new JsonSchema();
        schema.addType("object");
        return schema;
    }

    private static Schema<?> text() {
        Schema<?> schema = new JsonSchema();
        schema.addType("string");
        return schema;
    }

    private static Schema<?> binary() {
        return text().format("binary");
    }

    @Bean
    OpenApiCustomizer wholeDocument() {
        return document -> {
            Components components = document.getComponents();
            Map<String, Schema<?>> schemas = new TreeMap<>();
            Answers.SCHEMAS.forEach(shown -> schemas.put(shown.getSimpleName(), schema(shown)));
            schemas.putAll(reportSchemas());
            components.setSchemas(new LinkedHashMap<>());
            schemas.forEach(components::addSchemas);
            for (ProblemKind kind : ProblemKind.values()) {
                components.addResponses(name(kind), problem(List.of(kind)));
            }
            Paths sorted = new Paths();
            new TreeMap<>(document.getPaths()).forEach(sorted::addPathItem);
            document.setPaths(sorted);
        };
    }

    private Schema<?> schema(Class<? extends Record> shown) {
        Schema<?> schema = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(shown).resolveAsRef(false))
                .schema;
        String key = "api.schema." + shown.getSimpleName();
        schema.description(words.text(key));
        List<String> required = new ArrayList<>();
        for (RecordComponent component : shown.getRecordComponents()) {
            Schema<?> property = Objects.requireNonNull(schema.getProperties().get(component.getName()));
            property.description(words.text(key + "." + component.getName()));
            if (component.getType() != Optional.class && shown != Submitting.class) {
                required.add(component.getName());
            }
        }
        schema.setRequired(required.isEmpty() ? null : required);
        return schema;
    }

    /** The published schema of the report, in parts that can be referred to. */
    private static Map<String, Schema<?>> reportSchemas() {
        try {
            JsonNode whole = Json31.mapper().readTree(JsonReport.schema());
            Map<String, Schema<?>> schemas = new TreeMap<>();
            ObjectNode definitions = (ObjectNode) ((ObjectNode) whole).remove("$defs");
            ((ObjectNode) whole).remove(List.of("$schema", "title"));
            schemas.put("Report", reportSchema(whole));
            for (Map.Entry<String, JsonNode> part : definitions.properties()) {
                schemas.put(reportPart(part.getKey()), reportSchema(part.getValue()));
            }
            return schemas;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schema of the report cannot be read", e);
        }
    }

    private static Schema<?> reportSchema(JsonNode node) throws JsonProcessingException {
        node.findParents("enum").forEach(words -> ((ObjectNode) words).put("type", "string"));
        String text = Json31.mapper().writeValueAsString(node);
        String referring = java.util.regex.Pattern.compile("#/\\$defs/([A-Za-z]+)")
                .matcher(text)
                .replaceAll(found -> SCHEMAS + reportPart(found.group(1)));
        return Json31.mapper().readValue(referring, JsonSchema.class);
    }

    private static String reportPart(String name) {
        return "Report" + capital(name);
    }
}
