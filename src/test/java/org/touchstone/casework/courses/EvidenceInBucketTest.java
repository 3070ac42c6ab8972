package org.touchstone.casework.courses;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.touchstone.base.audit.Digests;
import org.touchstone.door.server.S3Server;
import org.touchstone.door.server.Visitor;
import org.touchstone.run.operation.Ending;

/** Evidence files in a bucket, and what there is to a store that is far away. */
class EvidenceInBucketTest extends EvidenceFilesContract {

    EvidenceInBucketTest() throws IOException {
        super(S3Server.start(Files.createTempDirectory("s3")));
    }

    @Test
    void theTransactionOfADocumentDoesNotWaitForTheStore() throws Exception {
        byte[] bytes = pdf(2_000);
        Thread sender = new Thread(() -> upload(bytes));
        service.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            service.bean(JdbcClient.class)
                    .sql("update organisation set name = name where id = :id")
                    .param("id", provider.organisation().orElseThrow())
                    .update();
            sender.start();
            Path there = root.resolve(Digests.of(bytes).substring(0, 2)).resolve(Digests.of(bytes));
            try {
                await(() -> Files.exists(there));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sender.join();
        assertThat(service.bean(EvidenceFiles.class).find(Digests.of(bytes))).isPresent();
    }

    @Test
    void withoutTheStoreEverythingElseGoesOn() throws Exception {
        Document document = added(pdf(1_000));
        Visitor visitor = Visitor.program(service, provider);
        String file = "/api/v1/documents/" + document.id() + "/file";
        S3Server store = Objects.requireNonNull(s3);
        store.stop();
        try {
            HttpResponse<String> refused = upload(pdf(1_000));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("nothing was changed");
            assertThat(visitor.get(file).statusCode()).isEqualTo(503);
            assertThat(visitor.get("/api/v1/documents").statusCode()).isEqualTo(200);
            assertThat(visitor.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            Ending backup = operate(
                    "backup",
                    Map.of("file", folder.resolve(UUID.randomUUID() + ".zip").toString()));
            assertThat(backup.result()).isEqualTo(Ending.Result.REFUSED);
            assertThat(backup.said().get(0)).contains("The store for evidence does not answer");
        } finally {
            store.startAgain();
        }
        assertThat(visitor.get(file).statusCode()).isEqualTo(200);
        added(pdf(1_000));
    }
}
