package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.Times;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.Visitor;

/** The ruleset in force is what was read at the start; earlier ones are read when they are needed. */
@Tag("service")
class RulesetsTest {

    @TempDir
    private Path folder;

    private RunningService service;

    @BeforeEach
    void start() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("rules"))) {
            for (Path from : all.toList()) {
                Files.createDirectories(folder);
                Path to = folder.resolve(Path.of("rules").relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
        Map<String, String> settings = new HashMap<>(RunningService.database());
        settings.put("touchstone.rules", folder.toString());
        service = RunningService.with(settings);
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void aFolderOfRulesThatChangesMeanwhileDisturbsNobody() throws Exception {
        Rulesets rulesets = service.bean(Rulesets.class);
        Files.writeString(folder.resolve("group-size").resolve("examples.yaml"), "- nonsense: [");

        Account provider = service.person(Role.PROVIDER);
        Course course = service.bean(Courses.class)
                .add(
                        provider,
                        "Coaching",
                        Files.readString(Path.of("rules/examples/complete-course.yaml")),
                        "course.yaml");
        SubmittedVersion version = service.bean(Versions.class).submit(provider, course, 1, "");

        assertThat(version.rulesetDigest()).isEqualTo(rulesets.current().digest());
        assertThat(Visitor.of(service)
                        .get("/standards/requirement/group-size.html")
                        .statusCode())
                .isEqualTo(200);
        Path unpacked = service.data().resolve("rulesets").resolve(version.rulesetDigest());
        assertThat(RulesetFiles.in(unpacked).digest()).isEqualTo(version.rulesetDigest());
    }

    @Test
    void earlierRulesetsAreReadAgainAndGoWhenOthersAreWanted() throws Exception {
        Rulesets rulesets = service.bean(Rulesets.class);
        List<String> digests = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Files.writeString(folder.resolve("note-" + i + ".md"), "Number " + i);
            digests.add(keep());
        }
        WeakReference<Ruleset> first = new WeakReference<>(rulesets.named(digests.get(0)));
        for (String digest : digests) {
            assertThat(rulesets.named(digest).digest()).isEqualTo(digest);
        }
        for (int i = 0; i < 50 && first.get() != null; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(first.get()).as("the ruleset read first").isNull();
        assertThat(rulesets.named(digests.get(0)).digest()).isEqualTo(digests.get(0));
    }

    /** Keeps the folder as it is now as a ruleset that a version was submitted under. */
    private String keep() throws Exception {
        RulesetFiles files = RulesetFiles.in(folder);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.content().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        service.bean(JdbcClient.class)
                .sql("insert into ruleset (digest, content, kept_at) values (:digest, :content, :at)")
                .param("digest", files.digest())
                .param("content", bytes.toByteArray())
                .param("at", Times.at(Instant.now()))
                .update();
        return files.digest();
    }
}
