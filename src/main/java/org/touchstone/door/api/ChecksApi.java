package org.touchstone.door.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.touchstone.check.located.MistakesException;

/** Checks without storing. */
@RestController
@RequestMapping("/api/v1/checks")
class ChecksApi {

    private final Reports reports;

    ChecksApi(Reports reports) {
        this.reports = reports;
    }

    @PostMapping(produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_HTML_VALUE, MediaType.TEXT_PLAIN_VALUE})
    ResponseEntity<byte[]> check(
            SubmissionFile file,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String only,
            @RequestParam(defaultValue = "true") boolean advice,
            @RequestParam(defaultValue = "false") boolean suggest,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws MistakesException {
        return reports.check(file.bytes(), file.name(), asOf, only, advice, suggest, accept);
    }
}
