package org.touchstone.run.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.touchstone.base.accounts.Role;
import org.touchstone.door.server.RunningService;
import org.touchstone.door.server.ServiceProcess;

/** The service is killed at moments at random, while programs save, submit and upload. */
@Tag("service")
class KillTest {

    private static final int ROUNDS = Integer.getInteger("touchstone.kill.rounds", 2);
    private static final int CLIENTS = 3;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereAfterwardsAndTheRecordIsWhole() throws Exception {
        Path data = folder.resolve("data");
        Map<String, String> database = RunningService.database();
        Acknowledged kept = new Acknowledged();
        Random random = new Random(20261101);
        for (int round = 0; round < ROUNDS; round++) {
            int before = kept.all();
            ServiceProcess service = ServiceProcess.start(data, database);
            List<Thread> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                String email = "client" + round + "." + client + "@example.org";
                String token = service.account(Role.PROVIDER, email, "correct horse battery");
                Random own = new Random(random.nextLong());
                Thread thread = new Thread(() -> {
                    try {
                        while (true) {
                            kept.work(() -> service, token, own);
                        }
                    } catch (Exception e) {
                        // The service is gone.
                    }
                });
                thread.start();
                clients.add(thread);
            }
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (kept.all() == before && System.nanoTime() < deadline) {
                Thread.sleep(50);
            }
            Thread.sleep(random.nextInt(3000));
            service.kill();
            for (Thread client : clients) {
                client.join();
            }
            assertThat(kept.all())
                    .as("something was acknowledged in round %d", round)
                    .isGreaterThan(before);
        }
        RunningService service = RunningService.over(data, database);
        try {
            kept.verify(service);
        } finally {
            service.stop();
        }
    }
}
