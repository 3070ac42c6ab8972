package org.touchstone.casework.appeal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.touchstone.base.audit.Chain;
import org.touchstone.base.audit.Detail;
import org.touchstone.base.audit.Digests;
import org.touchstone.base.audit.Event;
import org.touchstone.base.audit.EventKind;
import org.touchstone.base.signing.SignedText;
import org.touchstone.casework.review.Difference;
import org.touchstone.check.assessment.Assessor;
import org.touchstone.check.findings.Outcome;
import org.touchstone.check.judgement.Judgement;
import org.touchstone.check.judgement.JudgementAnswer;
import org.touchstone.check.judgement.Judgements;
import org.touchstone.check.judgement.Point;
import org.touchstone.check.located.MistakesException;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.report.JudgedReport;
import org.touchstone.check.report.Matter;
import org.touchstone.check.report.Report;
import org.touchstone.check.rules.BuiltRules;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.rules.RulesetFiles;
import org.touchstone.check.rules.RulesetReader;
import org.touchstone.check.submission.SubmissionReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out whether an archive for an appeal fits together, from nothing but the archive and the program. */
public final class AppealCheck {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private final AppealFile archive;
    private final BuiltRules built;
    private final List<Line> lines = new ArrayList<>();
    private boolean carriedIsWanting;

    private AppealCheck(AppealFile archive, BuiltRules built) {
        this.archive = archive;
        this.built = built;
    }

    /**
     * One thing that was looked at.
     *
     * @param holds whether it holds
     * @param sentence what was found
     */
    public record Line(boolean holds, String sentence) {}

    /**
     * Checks an archive.
     *
     * @param key the id of the key that has to have signed it; null where any may
     * @param built where built rules are kept
     * @return what was found; the last line says whether all of it fits together
     * @throws AppealRefusedException where it is no archive for an appeal, or not safe to read
     */
    public static List<Line> check(Path file, @Nullable String key, BuiltRules built)
            throws AppealRefusedException, IOException {
        try (AppealFile archive = AppealFile.open(file)) {
            AppealCheck check = new AppealCheck(archive, built);
            check.everything(key);
            return List.copyOf(check.lines);
        }
    }

    private void everything(@Nullable String key) {
        AppealManifest manifest = archive.manifest();
        files();
        signature(key);
        record();
        evidence();
        Optional<Ruleset> ruleset = ruleset();
        Optional<Report> report = ruleset.flatMap(this::report);
        ruleset.ifPresent(Ruleset::close);
        if (report.isPresent()) {
            judged(report.get());
        } else {
            no("not-tried", AppealMessages.text("not-tried.report"));
        }
        if (lines.stream().allMatch(Line::holds)) {
            yes("whole", manifest.title(), manifest.number(), manifest.organisation(), outcome(manifest.outcome()));
        } else if (carriedIsWanting) {
            no("not-all-there");
        } else {
            no("not-whole");
        }
    }

    private static String outcome(String outcome) {
        return outcome.matches("[A-Z_]{1,40}")
                ? AppealMessages.find("outcome." + outcome).orElse(outcome)
                : "?";
    }

    private void yes(String key, Object... arguments) {
        lines.add(new Line(true, AppealMessages.text(key, arguments)));
    }

    private void no(String key, Object... arguments) {
        lines.add(new Line(false, AppealMessages.text(key, arguments)));
    }

    private void files() {
        Set<String> strangers = new TreeSet<>(archive.names());
        strangers.removeAll(Set.of(AppealManifest.NAME, AppealManifest.SIGNATURE));
        boolean whole = true;
        for (AppealManifest.File listed : archive.manifest().files()) {
            if (!archive.names().contains(listed.name())) {
                no("files.missing", listed.name());
                whole = false;
            } else if (!archive.isAsListed(listed)) {
                no("files.changed", listed.name());
                whole = false;
            }
            strangers.remove(listed.name());
        }
        strangers.forEach(name -> no("files.stranger", name));
        if (whole && strangers.isEmpty()) {
            yes("files", archive.manifest().files().size());
        }
    }

    private void signature(@Nullable String wanted) {
        Optional<byte[]> signature = archive.bytes(AppealManifest.SIGNATURE);
        if (signature.isEmpty()) {
            no("signature.missing");
            return;
        }
        Optional<SignedText> signed = SignedText.read(
                        new String(signature.get(), StandardCharsets.US_ASCII), AppealManifest.TYPE)
                .filter(each -> each.text().equals(Digests.of(archive.manifestBytes())));
        if (signed.isEmpty()) {
            no("signature.broken");
        } else if (wanted == null || wanted.equals(signed.get().key())) {
            String named = signed.get().named();
            yes(
                    "signature",
                    signed.get().key(),
                    named.replaceAll("[/#][^/#]*$", "").replaceAll("\\p{C}", "?"));
        } else {
            no("signature.other", signed.get().key(), wanted);
        }
    }

    private void record() {
        List<Event> entries;
        try {
            entries = Entries.read(
                    JSON.readTree(archive.bytes(AppealManifest.RECORD).orElse(new byte[0])));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            no("record.unreadable");
            return;
        }
        if (entries.isEmpty()) {
            no("record.unreadable");
            return;
        }
        boolean whole = true;
        Event before = null;
        for (Event entry : entries) {
            if (!Chain.isAsSealed(entry)) {
                no("record.entry", entry.seq());
                whole = false;
            }
            if (before != null
                    && (entry.seq() <= before.seq()
                            || (entry.seq() == before.seq() + 1
                                    && !entry.previous().equals(before.hash())))) {
                no("record.order", entry.seq());
                whole = false;
            }
            before = entry;
        }
        Event last = entries.get(entries.size() - 1);
        if (!last.kind().equals(EventKind.APPEAL_ARCHIVE_DOWNLOADED.words())
                || !Detail.DIGEST
                        .textIn(details(last))
                        .equals(Entries.digest(entries.subList(0, entries.size() - 1)))) {
            no("record.last");
            whole = false;
        }
        if (whole) {
            yes("record", entries.size(), last.hash());
            says(entries);
        }
    }

    private static JsonNode details(Event entry) {
        try {
            return JSON.readTree(entry.details());
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    /** Compares what the record says of submission and decision with what is in the archive. */
    private void says(List<Event> entries) {
        AppealManifest manifest = archive.manifest();
        JsonNode submitted = said(entries, EventKind.COURSE_SUBMITTED);
        JsonNode decided = said(entries, EventKind.DECIDED);
        int before = lines.size();
        compare("submission", Detail.TEXT.textIn(submitted), digest(manifest.submission()));
        compare("ruleset", Detail.RULESET.textIn(submitted), manifest.ruleset());
        compare("as-of", Detail.AS_OF.textIn(submitted), manifest.asOf());
        compare("report", Detail.REPORT.textIn(submitted), digest(AppealManifest.REPORT));
        compare("judged", Detail.REPORT.textIn(decided), digest(AppealManifest.JUDGED));
        compare("outcome", Detail.OUTCOME.textIn(decided), manifest.outcome());
        compare("outcome", Detail.OUTCOME.textIn(decided), decisionOutcome());
        if (lines.size() == before) {
            yes("record.says");
        }
    }

    private JsonNode said(List<Event> entries, EventKind kind) {
        AppealManifest manifest = archive.manifest();
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind.words())
                        && entry.subject().equals("course " + manifest.course())
                        && Detail.VERSION.in(details(entry)).asInt(0) == manifest.number())
                .findFirst()
                .map(AppealCheck::details)
                .orElseGet(JSON::createObjectNode);
    }

    private void compare(String about, String said, String is) {
        if (!said.equals(is)) {
            no("record.says.not", AppealMessages.text("about." + about));
        }
    }

    private String digest(String name) {
        return archive.bytes(name).map(Digests::of).orElse("");
    }

    private String decisionOutcome() {
        try {
            return JSON.readTree(archive.bytes(AppealManifest.DECISION).orElse(new byte[0]))
                    .path("outcome")
                    .asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    /** Each document is named by its digest, in the submission as in the archive. */
    private void evidence() {
        AppealManifest manifest = archive.manifest();
        Set<String> cited = AppealManifest.named(
                new String(archive.bytes(manifest.submission()).orElse(new byte[0]), StandardCharsets.UTF_8));
        int before = lines.size();
        int there = 0;
        for (AppealManifest.File listed : manifest.files()) {
            if (listed.name().startsWith(AppealManifest.EVIDENCE)) {
                there++;
                String named = listed.name()
                        .substring(AppealManifest.EVIDENCE.length())
                        .replaceAll("\\..*", "");
                if (!named.equals(listed.digest()) || !cited.remove(named)) {
                    no("evidence.changed", named);
                }
            }
        }
        for (String missing : cited) {
            lines.add(
                    manifest.absent().contains(missing)
                            ? new Line(true, AppealMessages.text("evidence.absent", missing))
                            : new Line(false, AppealMessages.text("evidence.missing", missing)));
        }
        if (lines.subList(before, lines.size()).stream().allMatch(Line::holds)) {
            if (there == 0) {
                yes("evidence.none");
            } else {
                yes("evidence", there);
            }
        }
    }

    private Optional<Ruleset> ruleset() {
        SortedMap<String, byte[]> content = new TreeMap<>();
        for (String name : archive.names()) {
            if (name.startsWith(AppealManifest.RULESET)) {
                content.put(
                        name.substring(AppealManifest.RULESET.length()),
                        archive.bytes(name).orElse(new byte[0]));
            }
        }
        RulesetFiles files = RulesetFiles.of(content);
        String digest = archive.manifest().ruleset();
        if (!files.digest().equals(digest)) {
            no("ruleset.changed", digest);
            return Optional.empty();
        }
        try {
            Ruleset ruleset = new RulesetReader(built).read(files);
            yes("ruleset", digest);
            return Optional.of(ruleset);
        } catch (MistakesException e) {
            no("ruleset.unreadable", e.lines().get(0));
            return Optional.empty();
        }
    }

    private Optional<Report> report(Ruleset ruleset) {
        AppealManifest manifest = archive.manifest();
        try {
            LocalDate day = LocalDate.parse(manifest.asOf());
            Report report = Report.of(Assessor.assess(
                    SubmissionReader.read(
                            archive.bytes(manifest.submission()).orElse(new byte[0]),
                            manifest.fileName(),
                            ruleset.catalogue().questions()),
                    ruleset,
                    day));
            boolean same = Arrays.equals(
                    JsonReport.kept(report),
                    archive.bytes(AppealManifest.REPORT).orElse(new byte[0]));
            if (same) {
                yes("report", day.format(DAY));
            } else {
                no("report.differs", day.format(DAY));
            }
            return Optional.of(report);
        } catch (MistakesException e) {
            no("submission.unreadable", e.lines().get(0));
        } catch (DateTimeException e) {
            no("submission.unreadable", manifest.asOf());
        }
        return Optional.empty();
    }

    private void judged(Report report) {
        Judgements holds;
        try {
            JsonNode all =
                    JSON.readTree(archive.bytes(AppealManifest.JUDGEMENTS).orElse(new byte[0]));
            Judgements carried = Judgements.NONE;
            for (JsonNode earlier : all.path("carried")) {
                carried = carried.and(judgements(earlier.path("judgements")));
            }
            holds = Difference.settled(
                    carried.and(judgements(all.path("reviews").path(0).path("judgements"))),
                    carried.and(judgements(all.path("reviews").path(1).path("judgements"))),
                    judgements(all.path("settled")),
                    found(report));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            no("judged.unreadable");
            return;
        }
        boolean same = Arrays.equals(
                JudgedReport.bytes(report, holds),
                archive.bytes(AppealManifest.JUDGED).orElse(new byte[0]));
        if (same) {
            yes("judged");
        } else if (archive.manifest().format() < AppealManifest.WITH_CARRIED
                && archive.manifest().number() > 1) {
            carriedIsWanting = lines.stream().allMatch(Line::holds);
            no("judged.before-carried");
        } else {
            no("judged.differs");
        }
    }

    private static Map<Point, Outcome> found(Report report) {
        return Matter.of(report).stream()
                .flatMap(matter -> matter.all().stream())
                .collect(Collectors.toMap(Matter.Item::point, Matter.Item::outcome));
    }

    private static Judgements judgements(JsonNode written) {
        List<Judgement> all = new ArrayList<>();
        for (JsonNode each : written) {
            all.add(new Judgement(
                    new Point(
                            each.path("part").asString(""),
                            each.path("kind").asString(""),
                            each.path("target").asString("")),
                    JudgementAnswer.valueOf(each.path("answer").asString("")),
                    each.path("reason").asString(""),
                    each.path("by").asString(""),
                    Instant.parse(each.path("at").asString(""))));
        }
        return Judgements.of(all);
    }
}
