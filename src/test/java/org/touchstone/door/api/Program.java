package org.touchstone.door.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.touchstone.base.accounts.Account;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A provider's program that uses the API. */
final class Program {

    static final String YAML = "application/yaml";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Visitor visitor;

    Program(RunningService service, Account account) {
        this.visitor = Visitor.program(service, account);
    }

    /** The complete course that the rules' examples begin with. */
    static String complete() {
        try {
            return Files.readString(Path.of("rules/examples/complete-course.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    HttpResponse<String> get(String path, String... headers) {
        return visitor.get(path, headers);
    }

    HttpResponse<String> post(String path, String type, String body, String... headers) {
        return send("POST", path, type, body, headers);
    }

    HttpResponse<String> send(String method, String path, String type, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = type;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return visitor.send(method, path, body.getBytes(StandardCharsets.UTF_8), all);
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
        return visitor.send(method, path, body, headers);
    }

    /** Adds the complete course and gives its path. */
    String course() {
        HttpResponse<String> added = post("/api/v1/courses", YAML, complete());
        if (added.statusCode() != 201) {
            throw new IllegalStateException(added.body());
        }
        return header(added, "Location");
    }

    /** Submits a draft. */
    HttpResponse<String> submit(String course, int revision, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "If-Match";
        all[1] = "\"" + revision + "\"";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return post(course + "/versions", "application/json", "{\"why\": \"first try\"}", all);
    }
}
