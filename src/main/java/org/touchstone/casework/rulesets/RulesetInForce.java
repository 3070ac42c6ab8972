package org.touchstone.casework.rulesets;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.touchstone.base.settings.Settings;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;

/**
 * The ruleset in force. Each piece of work asks once, and goes on with the answer to its end. What is published is read
 * before anybody needs it, so that nobody waits; every instance of the service follows within some seconds.
 */
@Component
public class RulesetInForce {

    private static final Logger LOG = LoggerFactory.getLogger(RulesetInForce.class);

    private final StoredRulesets stored;
    private final Publications publications;
    private final Clock clock;
    private volatile Known known;

    RulesetInForce(Settings settings, StoredRulesets stored, Publications publications, Clock clock)
            throws MistakesException {
        this.stored = stored;
        this.publications = publications;
        this.clock = clock;
        this.known = begun(settings.rules());
    }

    /**
     * What was published, with the rulesets in force today or later.
     *
     * @param publications all of them
     * @param ready the rulesets by their digests
     * @param seen what was published when this was read; more than {@code publications} where that cannot be followed
     * @param missing why a ruleset that is in force today or later cannot be used; empty where all can
     */
    private record Known(
            List<Publication> publications,
            Map<String, Ruleset> ready,
            List<Publication> seen,
            Optional<String> missing) {}

    private Known begun(Path folder) throws MistakesException {
        try {
            publications.addFolder(stored.read(RulesetFiles.in(folder)), RulesetSignature.in(folder));
            return read(publications.all());
        } catch (Publications.NotSignedException e) {
            throw new Settings.RefusedSettingException(String.valueOf(e.getMessage()));
        }
    }

    private Known read(List<Publication> all) {
        LocalDate today = LocalDate.now(clock);
        Publication now = Publication.on(today, all);
        Map<String, Ruleset> ready = new HashMap<>();
        for (Publication each : all) {
            if (each.equals(now) || each.from().isAfter(today)) {
                if (!publications.takes(each.digest(), each.signature())) {
                    throw new Publications.NotSignedException(each.digest());
                }
                ready.put(
                        each.digest(),
                        stored.named(each.digest())
                                .orElseThrow(() ->
                                        new IllegalStateException("the ruleset " + each.digest() + " was not kept")));
            }
        }
        return new Known(all, ready, all, Optional.empty());
    }

    /** What is in force today. */
    public InForce today() {
        return on(LocalDate.now(clock));
    }

    /** What is in force on a day. */
    public InForce on(LocalDate day) {
        Known now = known;
        String digest = Publication.on(day, now.publications()).digest();
        Ruleset ready = now.ready().get(digest);
        return new InForce(
                day,
                ready != null
                        ? ready
                        : stored.named(digest)
                                .orElseThrow(
                                        () -> new IllegalStateException("the ruleset " + digest + " was not kept")));
    }

    /** The publication that counts today. */
    public Publication published() {
        return Publication.on(LocalDate.now(clock), known.publications());
    }

    /** What was published and is not in force yet, the next first. */
    public List<Publication> coming() {
        LocalDate today = LocalDate.now(clock);
        return known.publications().stream()
                .filter(each -> each.from().isAfter(today))
                .filter(each ->
                        Publication.on(each.from(), known.publications()).equals(each))
                .sorted(Comparator.comparing(Publication::from))
                .toList();
    }

    /** Why this instance cannot follow what was published; empty where it does. */
    public Optional<String> missing() {
        return known.missing();
    }

    /** Follows what was published here or by another instance. */
    @Scheduled(fixedDelay = 2000)
    public synchronized void follow() {
        Known before = known;
        List<Publication> all = publications.all();
        if (all.equals(before.seen())) {
            return;
        }
        try {
            known = read(all);
        } catch (IllegalStateException e) {
            LOG.error("what was published cannot be used: {}", e.getMessage());
            known = new Known(before.publications(), before.ready(), all, Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
