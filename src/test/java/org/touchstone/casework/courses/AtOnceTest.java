package org.touchstone.casework.courses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.accounts.Accounts;
import org.touchstone.base.accounts.Organisations;
import org.touchstone.base.accounts.Role;
import org.touchstone.base.audit.ChainCheck;
import org.touchstone.base.audit.Digests;
import org.touchstone.door.server.OnEachDatabase;
import org.touchstone.door.server.RunningService;

/** Several people do the same thing in the same moment: each is served, or told why not. */
@Tag("service")
@OnEachDatabase
class AtOnceTest {

    private static final int PEOPLE = 4;
    private static final int ROUNDS = 8;

    private final RunningService service = RunningService.shared();
    private final Accounts accounts = service.bean(Accounts.class);

    @Test
    void oneOfThemAddsAnOrganisationAndTheOthersAreTold() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String name = "Quayside " + UUID.randomUUID();
            assertThat(atOnce(() ->
                            service.bean(Organisations.class).add(name, null).name()))
                    .containsOnlyOnce(name)
                    .containsOnly(name, "refused.organisation-exists");
        }
    }

    @Test
    void oneOfThemAddsAPersonAndTheOthersAreTold() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String email = UUID.randomUUID() + "@example.org";
            assertThat(atOnce(() -> accounts.add(email, "Robin", Role.REVIEWER, null, null)
                            .email()))
                    .containsOnlyOnce(email)
                    .containsOnly(email, "refused.email-exists");
        }
    }

    @Test
    void theSameFileIsKeptOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] pdf = ("%PDF-1.7 " + UUID.randomUUID()).getBytes(UTF_8);
            assertThat(atOnce(() -> upload(service, service.person(Role.PROVIDER), pdf)))
                    .containsOnly(Digests.of(pdf));
        }
    }

    @Test
    void allTheirDocumentsTogetherUseNoMoreSpaceThanThereIs() throws Exception {
        Map<String, String> settings = new HashMap<>(RunningService.database());
        settings.put("touchstone.uploads.per-organisation", "3KB");
        RunningService small = RunningService.with(settings);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Account provider = small.person(Role.PROVIDER);
                List<String> got = atOnce(() ->
                        upload(small, provider, ("%PDF-1.7 " + UUID.randomUUID() + "x".repeat(2000)).getBytes(UTF_8)));
                assertThat(got).filteredOn("refused.storage-used"::equals).hasSize(PEOPLE - 1);
            }
            assertThat(kept(small)).hasSize(ROUNDS);
        } finally {
            small.stop();
        }
    }

    private static String upload(RunningService service, Account provider, byte[] pdf) {
        EvidenceFiles files = service.bean(EvidenceFiles.class);
        try (EvidenceFiles.Received received = files.receive(new ByteArrayInputStream(pdf))) {
            return service.bean(Documents.class)
                    .add(provider, null, DocumentKind.OTHER, "Handbook", "handbook.pdf", received, null)
                    .digest();
        }
    }

    /** Every file in the folder of evidence, finished or not. */
    /** What is kept for good: a job may be reading a document from a copy that it takes away. */
    private static List<Path> kept(RunningService service) throws IOException {
        try (Stream<Path> all = Files.walk(service.data().resolve("evidence"))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("unfinished"))
                    .toList();
        }
    }

    @Test
    void theFirstVersionsUnderARulesetAreAllKept() throws Exception {
        RunningService fresh = RunningService.with(RunningService.database());
        try {
            String complete = Files.readString(Path.of("rules/examples/complete-course.yaml"));
            List<String> done = atOnce(() -> {
                Account provider = fresh.person(Role.PROVIDER);
                Course course = fresh.bean(Courses.class).add(provider, "Coaching", complete, "course.yaml");
                return "version "
                        + fresh.bean(Submitter.class)
                                .submit(provider, course, 1, "")
                                .number();
            });
            assertThat(done).containsOnly("version 1");
            assertThat(fresh.bean(ChainCheck.class).check().faults()).isEmpty();
        } finally {
            fresh.stop();
        }
    }

    /** What each of them got: the result, or the reason of the refusal. */
    private static List<String> atOnce(Callable<String> what) throws Exception {
        CyclicBarrier start = new CyclicBarrier(PEOPLE);
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                running.add(people.submit(() -> {
                    start.await();
                    try {
                        return what.call();
                    } catch (RefusedException refused) {
                        return refused.messageKey();
                    }
                }));
            }
            List<String> got = new ArrayList<>();
            for (Future<String> each : running) {
                got.add(each.get());
            }
            return got;
        } finally {
            people.shutdownNow();
        }
    }
}
