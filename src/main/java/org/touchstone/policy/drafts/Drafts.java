package org.touchstone.policy.drafts;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.touchstone.base.RefusedException;
import org.touchstone.base.accounts.Account;
import org.touchstone.base.audit.AuditLog;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.audit.Times;
import org.touchstone.casework.courses.NotFoundException;
import org.touchstone.casework.rulesets.Publication;
import org.touchstone.casework.rulesets.Publications;
import org.touchstone.casework.rulesets.StoredRulesets;
import org.touchstone.check.located.MistakesException;

/** Keeps drafts of rulesets with every change that was made to them. */
@Component
public class Drafts {

    private static final int MOST_CHANGES = 5_000;
    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final AuditLog log;
    private final StoredRulesets rulesets;
    private final Publications publications;
    private final Clock clock;

    Drafts(JdbcClient jdbc, AuditLog log, StoredRulesets rulesets, Publications publications, Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.rulesets = rulesets;
        this.publications = publications;
        this.clock = clock;
    }

    /**
     * Opens a draft.
     *
     * @param purpose what it is for
     * @param base the digest of the ruleset that it begins from
     * @throws RefusedException where the purpose is not said, or is too long
     */
    @Transactional
    public RulesDraft open(Account who, String purpose, String base) {
        said("purpose", purpose, "refused.draft-purpose");
        if (rulesets.files(base).isEmpty()) {
            throw new NotFoundException();
        }
        RulesDraft draft =
                new RulesDraft(UUID.randomUUID(), purpose.strip(), base, who.id(), clock.instant(), DraftState.OPEN, 0);
        jdbc.sql("""
                        insert into draft (id, purpose, base_digest, opened_by, opened_at, state)
                        values (:id, :purpose, :base, :by, :at, :state)""")
                .param("id", draft.id())
                .param("purpose", draft.purpose())
                .param("base", base)
                .param("by", who.id())
                .param("at", Times.at(draft.openedAt()))
                .param("state", draft.state().word())
                .update();
        log.add(EventKind.DRAFT_OPENED, who.id(), null, draft.subject(), draft.purpose(), Map.of("base", base));
        return draft;
    }

    static void said(String field, String text, String missing) {
        if (text.isBlank()) {
            throw new RefusedException(field, missing);
        }
        if (text.length() > LONGEST) {
            throw new RefusedException(field, "refused.too-long");
        }
    }

    private static final String SELECT =
            "select draft.*, (select count(*) from draft_change where draft_id = draft.id) as changes from draft";

    /** Every draft, the one that was opened last first. */
    public List<RulesDraft> all() {
        return jdbc.sql(SELECT + " order by opened_at desc, id")
                .query(Drafts::draft)
                .list();
    }

    /** The draft of this id. */
    public RulesDraft find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(Drafts::draft)
                .optional()
                .orElseThrow(NotFoundException::new);
    }

    private static RulesDraft draft(ResultSet row, int n) throws SQLException {
        return new RulesDraft(
                row.getObject("id", UUID.class),
                row.getString("purpose"),
                row.getString("base_digest"),
                row.getObject("opened_by", UUID.class),
                Times.instant(row, "opened_at"),
                DraftState.of(row.getString("state")),
                row.getInt("changes"));
    }

    /** The changes of a draft, the latest first. */
    public List<DraftChange> changes(RulesDraft draft) {
        return jdbc.sql("""
                        select number, path, content is null as removed, why, changed_by, changed_at from draft_change
                        where draft_id = :draft order by number desc""")
                .param("draft", draft.id())
                .query((row, n) -> new DraftChange(
                        row.getInt("number"),
                        row.getString("path"),
                        row.getBoolean("removed"),
                        row.getString("why"),
                        row.getObject("changed_by", UUID.class),
                        Times.instant(row, "changed_at")))
                .list();
    }

    /** Which numbers the changes of a draft made others, by the numbers of those changes. */
    public Map<Integer, List<RuleNumber.Changed>> numbers(RulesDraft draft) {
        Map<Integer, List<RuleNumber.Changed>> numbers = new TreeMap<>();
        String before = text(baseFiles(draft).getOrDefault(RuleEdits.NUMBERS, new byte[0]));
        for (KeptNumbers kept : jdbc.sql("""
                        select number, content from draft_change
                        where draft_id = :draft and path = :path and content is not null order by number""")
                .param("draft", draft.id())
                .param("path", RuleEdits.NUMBERS)
                .query((row, n) -> new KeptNumbers(row.getInt("number"), text(row.getBytes("content"))))
                .list()) {
            numbers.put(kept.change(), RuleNumber.changed(before, kept.text()));
            before = kept.text();
        }
        return numbers;
    }

    private record KeptNumbers(int change, String text) {}

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The ids of the requirements whose words, sentences or numbers were changed, the latest first. */
    public List<String> requirements(RulesDraft draft) {
        Map<Integer, List<RuleNumber.Changed>> numbers = numbers(draft);
        return changes(draft).stream()
                .flatMap(change ->
                        change.path().endsWith("/rules.dslr") || change.path().endsWith("/requirement.yaml")
                                ? Stream.of(change.folder())
                                : numbers.getOrDefault(change.number(), List.of()).stream()
                                        .map(changed -> changed.number().requirement()))
                .distinct()
                .toList();
    }

    /**
     * The digest of the rules that a draft is compared with: those whose place it was to take when it was proposed. Before that,
     * those that come last; for what was put away, those that it began from.
     */
    public String comparedWith(RulesDraft draft) {
        return jdbc.sql("""
                        select replaces_digest from proposal
                        where draft_id = :draft and (answer is null or answer = 'approved')""")
                .param("draft", draft.id())
                .query(String.class)
                .optional()
                .orElseGet(() -> draft.state() == DraftState.CLOSED ? draft.base() : last());
    }

    /** The digest of the rules that come last, of today's and those that are published for a later day. */
    public String last() {
        return Publication.on(LocalDate.MAX, publications.all()).digest();
    }

    /** What the files hold that a draft is compared with. */
    public SortedMap<String, byte[]> filesComparedWith(RulesDraft draft) {
        return rulesets.files(comparedWith(draft))
                .orElseThrow(NotFoundException::new)
                .content();
    }

    /** What the files of the draft held when it was opened. */
    public SortedMap<String, byte[]> baseFiles(RulesDraft draft) {
        return rulesets.files(draft.base()).orElseThrow(NotFoundException::new).content();
    }

    /** What the files of a draft hold now. */
    public SortedMap<String, byte[]> files(RulesDraft draft) {
        SortedMap<String, byte[]> files = new TreeMap<>(baseFiles(draft));
        jdbc.sql("""
                        select path, content from draft_change one where draft_id = :draft and number =
                        (select max(number) from draft_change other where other.draft_id = :draft and other.path = one.path)""")
                .param("draft", draft.id())
                .query((row, n) -> new KeptFile(row.getString("path"), Optional.ofNullable(row.getBytes("content"))))
                .list()
                .forEach(kept -> kept.put(files));
        return files;
    }

    private record KeptFile(String path, Optional<byte[]> content) {

        void put(SortedMap<String, byte[]> files) {
            content.ifPresentOrElse(bytes -> files.put(path, bytes), () -> files.remove(path));
        }
    }

    /** The last change of a file; nothing where it is as it was. */
    public Optional<DraftChange> lastChange(RulesDraft draft, String path) {
        return changes(draft).stream()
                .filter(change -> change.path().equals(path))
                .findFirst();
    }

    /**
     * Makes an edit on what a draft holds now.
     *
     * @param why why, in the words of whoever makes it; may be empty
     * @return the number of files that are others since
     * @throws RefusedException where the edit is refused, or the draft takes no more changes
     * @throws MistakesException where a file that it changes cannot be read
     */
    @Transactional(rollbackFor = Exception.class)
    public int edit(Account who, UUID id, String why, RuleEdit edit) throws MistakesException {
        RulesDraft draft = held(id);
        SortedMap<String, byte[]> files = files(draft);
        Map<String, Optional<byte[]>> changed = new TreeMap<>(edit.on(files));
        changed.entrySet().removeIf(each -> Arrays.equals(each.getValue().orElse(null), files.get(each.getKey())));
        add(who, draft, why, changed);
        return changed.size();
    }

    /**
     * Puts another text into a file.
     *
     * @param seen the number of the last change of the file that the person saw; 0 where there was none
     * @throws RefusedException where the draft takes no more changes, or has no such file
     * @throws OvertakenException where somebody changed the file since
     */
    @Transactional(rollbackFor = Exception.class)
    public void write(Account who, UUID id, String path, int seen, String why, Optional<byte[]> content)
            throws OvertakenException {
        RulesDraft draft = held(id);
        SortedMap<String, byte[]> files = files(draft);
        if (!files.containsKey(path) && !isOfRequirement(path, files)) {
            throw new RefusedException("", "refused.no-such-file");
        }
        Optional<DraftChange> last = lastChange(draft, path);
        if (last.isPresent() && last.get().number() != seen) {
            throw new OvertakenException(last.get());
        }
        if (!Arrays.equals(content.orElse(null), files.get(path))) {
            add(who, draft, why, Map.of(path, content));
        }
    }

    /** Whether a file that is not there belongs to a requirement that is. */
    private static boolean isOfRequirement(String path, SortedMap<String, byte[]> files) {
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return files.containsKey(folder + "/requirement.yaml")
                && (path.endsWith("/rules.dslr") || path.endsWith("/examples.yaml"));
    }

    /** The draft, for nobody else to change until this transaction ends. */
    private RulesDraft held(UUID id) {
        log.hold();
        RulesDraft draft = find(id);
        if (draft.state() != DraftState.OPEN) {
            throw new RefusedException("", "refused.draft-not-open");
        }
        return draft;
    }

    private void add(Account who, RulesDraft draft, String why, Map<String, Optional<byte[]>> changed) {
        if (why.length() > LONGEST) {
            throw new RefusedException("why", "refused.too-long");
        }
        int number = draft.changes();
        if (number + changed.size() > MOST_CHANGES) {
            throw new RefusedException("", "refused.draft-full");
        }
        for (Map.Entry<String, Optional<byte[]>> file : changed.entrySet()) {
            number++;
            jdbc.sql("""
                            insert into draft_change (draft_id, number, path, content, why, changed_by, changed_at)
                            values (:draft, :number, :path, :content, :why, :by, :at)""")
                    .param("draft", draft.id())
                    .param("number", number)
                    .param("path", file.getKey())
                    .param("content", file.getValue().orElse(null))
                    .param("why", why.strip())
                    .param("by", who.id())
                    .param("at", Times.at(clock.instant()))
                    .update();
        }
        if (!changed.isEmpty()) {
            log.add(
                    EventKind.DRAFT_CHANGED,
                    who.id(),
                    null,
                    draft.subject(),
                    why.strip(),
                    Map.of("change", number, "files", List.copyOf(changed.keySet())));
        }
    }

    /** Puts a draft away for good. */
    @Transactional
    public void close(Account who, UUID id) {
        RulesDraft draft = held(id);
        set(draft, DraftState.CLOSED);
        log.add(EventKind.DRAFT_CLOSED, who.id(), null, draft.subject(), "", Map.of());
    }

    void set(RulesDraft draft, DraftState state) {
        jdbc.sql("update draft set state = :state where id = :id")
                .param("state", state.word())
                .param("id", draft.id())
                .update();
    }
}
