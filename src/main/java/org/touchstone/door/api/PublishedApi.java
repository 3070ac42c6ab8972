package org.touchstone.door.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The API in writing, as OpenAPI: {@code openapi.yaml} is its source, to which tests hold the operations. */
@RestController
class PublishedApi {

    private final byte[] yaml;
    private final JsonNode document;
    private final byte[] json;

    PublishedApi(JsonMapper mapper) throws IOException {
        try (InputStream in = PublishedApi.class.getResourceAsStream("openapi.yaml")) {
            yaml = Objects.requireNonNull(in).readAllBytes();
        }
        document = new YAMLMapper().readTree(yaml);
        json = mapper.writeValueAsBytes(document);
    }

    /** The document, as a tree. */
    JsonNode document() {
        return document;
    }

    @GetMapping("/api/v1/openapi")
    ResponseEntity<byte[]> json() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(json);
    }

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<byte[]> yaml() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/vnd.oai.openapi"))
                .body(yaml);
    }
}
