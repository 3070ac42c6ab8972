package org.touchstone.door.web;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.credential.CredentialKeys;
import org.touchstone.casework.credential.Credentials;
import org.touchstone.door.files.Downloads;
import org.touchstone.door.web.parts.Link;

/** Signed credentials of accreditations: the files, the keys and lists that they are checked with, and a page that checks one. */
@Controller
class CredentialPages {

    private static final String CREDENTIAL = "application/vc+jwt";

    private final Credentials credentials;
    private final CredentialKeys keys;
    private final PageSentences sentences;

    CredentialPages(Credentials credentials, CredentialKeys keys, PageSentences sentences) {
        this.credentials = credentials;
        this.keys = keys;
        this.sentences = sentences;
    }

    @GetMapping("/credentials")
    String form(Model model) {
        return page("", null, model);
    }

    @PostMapping("/credentials")
    String check(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        String shown = file == null || file.isEmpty() ? credential : beginning(file);
        if (shown.isBlank()) {
            model.addAttribute("errors", Map.of("credential", sentences.say("credential.none")));
            return page("", null, model);
        }
        return page(credential, credentials.check(shown), model);
    }

    /** No more of a file than a credential may have, and one character, which tells that there is more. */
    private static String beginning(MultipartFile file) throws IOException {
        try (InputStream in = file.getInputStream()) {
            return new String(in.readNBytes(Credentials.LONGEST + 1), StandardCharsets.ISO_8859_1);
        }
    }

    @GetMapping("/credentials/{version}/check")
    String checkOurs(@PathVariable UUID version, Model model) {
        return page("", credentials.check(credentials.of(version)), model);
    }

    private String page(String shown, Credentials.@Nullable Checked checked, Model model) {
        model.addAttribute("shown", shown.length() > Credentials.LONGEST ? "" : shown);
        model.addAttribute("checked", checked);
        model.addAttribute("trail", List.of(Link.to(sentences.say("register.title"), "/register")));
        return "credential";
    }

    @GetMapping("/credentials/{version}")
    ResponseEntity<byte[]> one(@PathVariable UUID version) {
        return Downloads.file(
                credentials.of(version).getBytes(StandardCharsets.US_ASCII),
                "accreditation-" + version + ".jwt",
                CREDENTIAL);
    }

    /** Who issues credentials, and the public keys that count; where a {@code did:web} is looked for, with or without a path. */
    @GetMapping(
            path = {"/.well-known/did.json", "/did.json", "/credentials/issuer"},
            produces = "application/json")
    @ResponseBody
    Map<String, Object> issuer() {
        return credentials.issuer();
    }

    /** The public keys that count, as a JWK set. */
    @GetMapping(path = "/credentials/keys", produces = "application/json")
    @ResponseBody
    Map<String, Object> keys() {
        return new JWKSet(List.copyOf(keys.trusted())).toJSONObject();
    }

    /** One of the public keys that count. */
    @GetMapping(path = "/credentials/keys/{key}", produces = "application/json")
    @ResponseBody
    Map<String, Object> key(@PathVariable String key) {
        return keys.trusted(key).orElseThrow(NotFoundException::new).toJSONObject();
    }

    /** How credentials stand now. Whoever asks again gets a new list. */
    @GetMapping("/credentials/status/{purpose}/{number}")
    ResponseEntity<byte[]> list(@PathVariable String purpose, @PathVariable int number) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, CREDENTIAL)
                .body(credentials
                        .list(purpose, number)
                        .orElseThrow(NotFoundException::new)
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
