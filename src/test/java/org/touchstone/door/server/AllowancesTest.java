package org.touchstone.door.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Allowances are used up, come back evenly, and are the same for every instance of the service on one PostgreSQL. */
@Tag("service")
class AllowancesTest {

    @Test
    void inMemoryTheyComeBackEvenly() {
        long[] now = {1_000_000};
        Allowances allowances = new Allowances.InMemory(() -> now[0]);
        assertThat(allowances.take("a", 3)).isEqualTo(new Allowances.Taken(true, 2, Duration.ZERO));
        assertThat(allowances.take("a", 3)).isEqualTo(new Allowances.Taken(true, 1, Duration.ZERO));
        assertThat(allowances.take("a", 3)).isEqualTo(new Allowances.Taken(true, 0, Duration.ofSeconds(20)));
        assertThat(allowances.take("a", 3)).isEqualTo(new Allowances.Taken(false, 0, Duration.ofSeconds(20)));
        assertThat(allowances.take("b", 3).granted()).isTrue();
        now[0] += 19_999_999;
        assertThat(allowances.take("a", 3).granted()).isFalse();
        now[0] += 1;
        assertThat(allowances.take("a", 3).granted()).isTrue();
        assertThat(allowances.take("a", 3).granted()).isFalse();
        now[0] += 600_000_000;
        assertThat(allowances.take("a", 3).left()).isEqualTo(2);
    }

    @Test
    void onPostgresqlEveryInstanceTakesFromTheSame() throws InterruptedException {
        String url = RunningService.freshPostgresql();
        Allowances one = shared(url);
        Allowances.Shared other = shared(url);
        for (int i = 0; i < 10; i++) {
            assertThat((i % 2 == 0 ? one : other).take("a", 10).granted()).isTrue();
        }
        Allowances.Taken refused = other.take("a", 10);
        assertThat(refused.granted()).isFalse();
        assertThat(refused.left()).isZero();
        assertThat(refused.again()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(6));
        assertThat(one.take("b", 10).left()).isEqualTo(9);
        other.forgetUnused();
        Thread.sleep(refused.again().toMillis() + 1);
        assertThat(one.take("a", 10).granted()).isTrue();
    }

    private static Allowances.Shared shared(String url) {
        DriverManagerDataSource database = new DriverManagerDataSource(url);
        return new Allowances.Shared(
                JdbcClient.create(database), new TransactionTemplate(new DataSourceTransactionManager(database)));
    }
}
