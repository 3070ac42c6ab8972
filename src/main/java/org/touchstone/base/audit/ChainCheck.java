package org.touchstone.base.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether the record is whole: no entry changed, missing, added or out of order. */
@Component
public class ChainCheck {

    private static final int AT_A_TIME = 1_000;

    private final JdbcClient jdbc;
    private final AuditLog log;

    ChainCheck(JdbcClient jdbc, AuditLog log) {
        this.jdbc = jdbc;
        this.log = log;
    }

    /**
     * What was found.
     *
     * @param entries how many entries there are
     * @param head the hash of the last one: noted elsewhere, it shows later that no entry was cut off the end
     * @param faults what is wrong, as sentences; empty where the chain is whole
     */
    public record Result(long entries, String head, List<String> faults) {}

    /** Checks every entry, as of one moment. H2 reads several tables as of one moment only when serializable. */
    @Transactional(readOnly = true, isolation = Isolation.SERIALIZABLE)
    public Result check() {
        Chain chain = new Chain();
        List<Event> some;
        do {
            some = jdbc.sql("select * from event where seq > :seq order by seq limit :most")
                    .param("seq", chain.head().seq())
                    .param("most", AT_A_TIME)
                    .query(AuditLog::event)
                    .list();
            some.forEach(chain::next);
        } while (!some.isEmpty());
        chain.end(log.head());
        return new Result(chain.head().seq(), chain.head().hash(), chain.faults());
    }
}
