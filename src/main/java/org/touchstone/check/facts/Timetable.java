package org.touchstone.check.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.touchstone.check.located.CleanText;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;

/**
 * Works out how the sessions lie in time and how many there are, for learners who need not all have the same: a session
 * may be held again and again, may be for some of them only, and may be learning in their own time.
 */
final class Timetable {

    private static final String STAGE = "session.stage";
    private static final String MODE = "session.mode";
    private static final String DATE = "session.date";
    private static final String WEEK = "session.week";
    private static final String TIMES = "session.times";
    private static final String LENGTH = "session.length";

    /** What ends the name of the question whether a thing is for some of the learners only. */
    static final String ONLY_FOR = ".only for";

    private static final String CORE = "core programme";
    private static final String SELF_DIRECTED = "self-directed";
    private static final String LATER = "follow-up";

    /** Nobody meets for more hours on one date: a longer session is held on several, or its hours are spread over days. */
    private static final double MOST_HOURS_ON_ONE_DATE = 12;

    /**
     * What is said to come so long after the core programme, and is dated sooner than this share of it, is not what the
     * words say on any reading: nobody calls the day after "three months later".
     */
    private static final double NEAR_ENOUGH = 0.5;

    private static final List<String> WITH_SOMEBODY = List.of("lecture", "demonstration");

    private final List<FactsByName> sessions;
    private final List<FactsByName> followUps;
    private final FactsByName course;
    private final boolean complete;
    private final boolean followUpComplete;
    /** The sessions of the same name as follow-up that is listed for itself. */
    private final Map<FactsByName, List<FactsByName>> calledAs;

    /** The sessions that learners have, for each kind of learners that the file tells apart. */
    private final List<List<FactsByName>> byLearners;

    Timetable(List<FactsByName> sessions, List<FactsByName> followUps, FactsByName course, Set<String> complete) {
        this.sessions = sessions;
        this.followUps = followUps;
        this.course = course;
        this.complete = complete.contains("session");
        this.followUpComplete = complete.contains("follow-up");
        this.byLearners = byLearners(sessions);
        this.calledAs = calledAs(sessions, followUps);
    }

    private static Map<FactsByName, List<FactsByName>> calledAs(
            List<FactsByName> sessions, List<FactsByName> followUps) {
        Map<String, List<FactsByName>> byTitle = new HashMap<>();
        for (FactsByName session : followUps.isEmpty() ? List.<FactsByName>of() : sessions) {
            for (String title : session.described().titles()) {
                byTitle.computeIfAbsent(title, each -> new ArrayList<>()).add(session);
            }
        }
        Map<FactsByName, List<FactsByName>> calledAs = new HashMap<>();
        for (FactsByName followUp : followUps) {
            List<FactsByName> called = new ArrayList<>();
            followUp.described().titles().forEach(title -> called.addAll(byTitle.getOrDefault(title, List.of())));
            calledAs.put(followUp, called);
        }
        return calledAs;
    }

    void derive() {
        untilFirst();
        count(DerivedFacts.BY_THE_LIST, false);
        count(DerivedFacts.FOR_CERTAIN, true);
        followUp();
        comesBefore();
        sessions.forEach(this::afterCore);
        sessions.forEach(Timetable::withCore);
        followUps.forEach(Timetable::noTimeAfter);
        sessions.forEach(this::weekOfAnotherDate);
        followUps.forEach(this::bySession);
        sessions.forEach(Timetable::longerAtLeast);
        inAll();
        withFacilitator();
        daysApart();
    }

    private static List<List<FactsByName>> byLearners(List<FactsByName> sessions) {
        List<FactsByName> forAll = new ArrayList<>();
        Map<String, List<FactsByName>> forSome = new LinkedHashMap<>();
        for (FactsByName session : sessions) {
            onlyFor(session)
                    .map(some -> forSome.computeIfAbsent(some, each -> new ArrayList<>()))
                    .orElse(forAll)
                    .add(session);
        }
        List<List<FactsByName>> byLearners = new ArrayList<>();
        if (forSome.isEmpty() || !forAll.isEmpty()) {
            byLearners.add(forAll);
        }
        for (List<FactsByName> some : forSome.values()) {
            List<FactsByName> theirs = new ArrayList<>(forAll);
            theirs.addAll(some);
            byLearners.add(theirs);
        }
        return byLearners;
    }

    private static Optional<String> onlyFor(FactsByName session) {
        for (Fact fact : session.on("session" + ONLY_FOR)) {
            if (!fact.negative()) {
                return Optional.of(learners(fact));
            }
        }
        return Optional.empty();
    }

    /** The learners that a thing is for, as they are compared. */
    static String learners(Fact onlyFor) {
        return CleanText.plain(onlyFor.text())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[.,;:!]+$", "")
                .replace('-', ' ');
    }

    /** A time, and where the file says it. */
    private record Spread(double days, Place place) {}

    /**
     * How far apart the first and the last activity are, for those learners for whom it is least. That they are all on one
     * date is known only where nothing that any learner has can be on another.
     */
    private void daysApart() {
        List<Spread> spreads = new ArrayList<>();
        for (List<FactsByName> theirs : byLearners) {
            apart(theirs).ifPresent(spreads::add);
        }
        Optional<Spread> least = spreads.size() == byLearners.size()
                ? spreads.stream().min(Comparator.comparingDouble(Spread::days))
                : onOneDate();
        least.ifPresent(days ->
                DerivedFacts.addDays(course, DerivedFacts.DAYS_APART, days.days(), most(days.days()), days.place()));
    }

    /** How long after the start of the course its first session comes, where all sessions are listed with their dates. */
    private void untilFirst() {
        if (!complete) {
            return;
        }
        if (sessions.stream().noneMatch(session -> session.on(DATE).isEmpty())) {
            for (Fact start : course.on("course.starts on")) {
                sessions.stream()
                        .flatMap(session -> session.on(DATE).stream())
                        .mapToDouble(date -> date.number() - start.number())
                        .min()
                        .ifPresent(days ->
                                DerivedFacts.addDays(course, DerivedFacts.UNTIL_FIRST, days, days, start.place()));
            }
        }
        course.none(DerivedFacts.UNTIL_FIRST);
    }

    /** Where there may be other sessions, activities may lie further apart. */
    private double most(double days) {
        return days > 0 && !complete ? Double.NaN : days;
    }

    private Optional<Spread> apart(List<FactsByName> theirs) {
        List<Spread> spreads = new ArrayList<>();
        between(theirs, DATE, 1)
                .or(() -> between(theirs, WEEK, 7))
                .or(() -> betweenDatesAndWeeks(theirs))
                .ifPresent(spreads::add);
        for (FactsByName session : theirs) {
            double times = times(session, 1);
            double days = length(session).low() * times;
            if (days > 1) {
                double spread = times > 1 ? Math.ceil(days) - 1 : days;
                spreads.add(new Spread(spread, session.on(LENGTH).get(0).place()));
            }
        }
        for (FactsByName followUp : theirs.isEmpty() ? List.<FactsByName>of() : followUps) {
            followUp.on("follow-up.after").stream()
                    .filter(after -> after.number() >= 1 && isForSomeOf(followUp, theirs))
                    .filter(after ->
                            followUp.on(DerivedFacts.DAYS_BY_SESSION.name()).isEmpty())
                    .forEach(after -> spreads.add(new Spread(after.number(), after.place())));
        }
        return spreads.stream().max(Comparator.comparingDouble(Spread::days));
    }

    /** Whether learners have follow-up: they do not where it is a session of others, under the same name. */
    private boolean isForSomeOf(FactsByName followUp, List<FactsByName> theirs) {
        List<FactsByName> called = calledAs.getOrDefault(followUp, List.of());
        return called.isEmpty() || called.stream().anyMatch(theirs::contains);
    }

    private static Optional<Spread> between(List<FactsByName> theirs, String name, int daysEach) {
        List<Fact> times =
                theirs.stream().flatMap(session -> session.on(name).stream()).toList();
        Comparator<Fact> byTime = Comparator.comparingDouble(Fact::number);
        Optional<Fact> first = times.stream().min(byTime);
        Optional<Fact> last = times.stream().max(byTime);
        return first.flatMap(from -> last.filter(to -> to.number() > from.number())
                .map(to -> new Spread((to.number() - from.number()) * daysEach, to.place())));
    }

    /** A week is one from the start of the course or one of the calendar: what is in it may be nearer by some days. */
    private Optional<Spread> betweenDatesAndWeeks(List<FactsByName> theirs) {
        List<Spread> spreads = new ArrayList<>();
        for (Fact start : course.on("course.starts on")) {
            for (FactsByName dated : theirs) {
                for (Fact date : dated.on(DATE)) {
                    theirs.stream()
                            .filter(session -> !session.equals(dated))
                            .flatMap(session -> session.on(WEEK).stream())
                            .map(week -> new Spread(
                                    Math.abs(start.number() + 7 * week.number() - date.number()) - 6, week.place()))
                            .filter(spread -> spread.days() > 0)
                            .forEach(spreads::add);
                }
            }
        }
        return spreads.stream().max(Comparator.comparingDouble(Spread::days));
    }

    /** The one date on which everything takes place, if it is known that it does: other follow-up would be on another. */
    private Optional<Spread> onOneDate() {
        boolean separate = !allFollowUp()
                || followUps.stream()
                        .anyMatch(followUp ->
                                followUp.on("follow-up.after").stream().noneMatch(after -> after.number() < 1));
        boolean again =
                sessions.stream().anyMatch(session -> session.on(TIMES).stream().anyMatch(times -> times.number() > 1));
        boolean longer = sessions.stream().anyMatch(Timetable::takesLongerThanADay);
        boolean all = !sessions.isEmpty() && (complete || isAsPlanned());
        if (separate || again || longer || !all) {
            return Optional.empty();
        }
        List<Fact> dates =
                sessions.stream().flatMap(session -> session.on(DATE).stream()).toList();
        if (dates.size() == sessions.size()) {
            boolean same = dates.stream().map(Fact::text).distinct().count() == 1;
            return same ? Optional.of(new Spread(0, dates.get(0).place())) : Optional.empty();
        }
        FactsByName only = sessions.get(0);
        return sessions.size() == 1 && isLive(only)
                ? only.on(LENGTH).stream()
                        .map(length -> new Spread(0, length.place()))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether all follow-up is listed: in its own list, or as sessions where these are all there are. */
    private boolean allFollowUp() {
        return followUpComplete || (complete && sessions.stream().anyMatch(session -> is(session, STAGE, LATER)));
    }

    /** Whether as many times to meet are listed as there are planned, so that there are no others. */
    private boolean isAsPlanned() {
        long live = sessions.stream().filter(Timetable::isLive).count();
        return course.on("course.sessions planned").stream()
                .anyMatch(planned -> planned.number() > 0 && planned.number() <= live);
    }

    private static boolean isLive(FactsByName session) {
        return !is(session, MODE, SELF_DIRECTED);
    }

    private static boolean is(FactsByName session, String name, String choice) {
        return session.described().is(name, choice);
    }

    private static Bounds length(FactsByName session) {
        List<Fact> length = session.on(LENGTH);
        if (length.isEmpty()) {
            return Bounds.UNKNOWN;
        }
        double most = length.get(0).number();
        return session.on("session.length least").stream()
                .map(least -> new Bounds(least.number(), most))
                .findFirst()
                .orElse(Bounds.of(most));
    }

    /**
     * How many times one group of learners meets, by the list. Self-directed learning, ongoing activities and follow-up
     * may or may not be counted among sessions; so may what is for some learners.
     *
     * @param certain whether to hold nothing for plain that the file does not say: that a session is held once, for all,
     *     with others
     */
    private void count(Question question, boolean certain) {
        List<Fact> listed = course.on("course.sessions listed");
        if (listed.isEmpty()) {
            return;
        }
        double least = byLearners.stream()
                .mapToDouble(theirs -> theirs.stream()
                        .mapToDouble(session -> least(session, certain))
                        .sum())
                .min()
                .orElse(0);
        double most = complete
                ? sessions.stream()
                        .mapToDouble(session -> most(session, certain))
                        .sum()
                : Double.NaN;
        String text = Double.isNaN(most)
                ? "at least " + Math.round(least)
                : Math.round(least) + (least == most ? "" : " to " + Math.round(most));
        course.add(question, text, least, most, false, listed.get(0).place());
    }

    private static double least(FactsByName session, boolean certain) {
        boolean counts = certain
                ? is(session, STAGE, CORE)
                        && (is(session, MODE, "face to face") || is(session, MODE, "remote"))
                        && session.on("session" + ONLY_FOR).stream().anyMatch(Fact::negative)
                : isLive(session) && (session.on(STAGE).isEmpty() || is(session, STAGE, CORE));
        return counts ? times(session, 1) : 0;
    }

    private static double most(FactsByName session, boolean certain) {
        return times(session, certain ? Double.NaN : 1);
    }

    private static double times(FactsByName session, double unsaid) {
        return session.on(TIMES).stream().mapToDouble(Fact::number).findFirst().orElse(unsaid);
    }

    /** Notes that a session is said to take longer at least than at most. */
    private static void longerAtLeast(FactsByName session) {
        List<Fact> least = session.on("session.length least");
        List<Fact> most = session.on(LENGTH);
        if (least.isEmpty() || most.isEmpty()) {
            return;
        }
        Fact atLeast = least.get(0);
        if (atLeast.number() > most.get(0).number() && areComparable(List.of(atLeast, most.get(0)))) {
            session.add(DerivedFacts.LONGER_AT_LEAST, atLeast.text(), Double.NaN, false, atLeast.place());
        }
        session.none(DerivedFacts.LONGER_AT_LEAST);
    }

    /**
     * How long all sessions take that any learner can have. It is known only where no session can be held more often than
     * is said, no follow-up can take time beside them, and all lengths are counted alike.
     */
    private void inAll() {
        List<Fact> lengths = new ArrayList<>();
        boolean known = complete && followUpComplete && !sessions.isEmpty() && followUps.isEmpty();
        double total = 0;
        double unsaid = isAsPlanned() ? 1 : Double.NaN;
        for (FactsByName session : sessions) {
            double times = times(session, unsaid);
            lengths.addAll(session.on(LENGTH));
            total += length(session).high() * times;
        }
        List<Fact> compared = new ArrayList<>(course.on("course.teaching time"));
        compared.addAll(lengths);
        if (known && !Double.isNaN(total) && lengths.size() == sessions.size() && areComparable(compared)) {
            course.add(
                    DerivedFacts.IN_ALL,
                    inWords(total, lengths.get(0)),
                    total,
                    false,
                    lengths.get(0).place());
        }
        if (complete && followUpComplete && lengths.size() == sessions.size()) {
            course.none(DerivedFacts.IN_ALL);
        }
    }

    /** Whether a session is too long to be held on one date; one of a day is held on one. */
    private static boolean takesLongerThanADay(FactsByName session) {
        return session.on(LENGTH).stream()
                .anyMatch(length -> length.number() > (isInDays(length) ? 1 : MOST_HOURS_ON_ONE_DATE / 24));
    }

    /** Whether lengths are all counted in hours or all in days: nobody knows how many hours of teaching a day has. */
    private static boolean areComparable(List<Fact> lengths) {
        return lengths.stream().map(Timetable::isInDays).distinct().count() < 2;
    }

    private static boolean isInDays(Fact length) {
        return length.text().indexOf('T') < 0;
    }

    /** Follow-up has one list, and what sessions are said to be follow-up count with it. */
    private void followUp() {
        List<Fact> listed = course.on("course.follow up listed");
        long among =
                sessions.stream().filter(session -> is(session, STAGE, LATER)).count();
        if (!listed.isEmpty()) {
            double all = listed.get(0).number() + among;
            course.add(
                    DerivedFacts.FOLLOW_UP,
                    Long.toString(Math.round(all)),
                    all,
                    all == 0,
                    listed.get(0).place());
        }
    }

    /** Notes of sessions said to come after the core programme which come before the end of it. */
    private void comesBefore() {
        boolean inTime = sessions.stream()
                .noneMatch(each -> each.on(STAGE).isEmpty()
                        || each.on(DATE).isEmpty()
                        || each.on(WEEK).isEmpty()
                        || each.on(MODE).isEmpty());
        for (FactsByName session : sessions) {
            precedes(session);
            if (complete && inTime) {
                session.none(DerivedFacts.COMES_BEFORE);
            }
        }
    }

    private void precedes(FactsByName session) {
        if (session.on(STAGE).isEmpty() || is(session, STAGE, CORE) || times(session, 1) > 1) {
            return; // What is held again may begin before the end and go on after it.
        }
        for (String name : List.of(DATE, WEEK)) {
            for (Fact when : session.on(name)) {
                sessions.stream()
                        .filter(core -> is(core, STAGE, CORE) && isLive(core) && isForAllOf(core, session))
                        .filter(core -> core.on(name).stream().anyMatch(time -> time.number() > when.number()))
                        .max(Comparator.comparingDouble(
                                core -> core.on(name).get(0).number()))
                        .filter(core ->
                                session.on(DerivedFacts.COMES_BEFORE.name()).isEmpty())
                        .ifPresent(core -> session.add(
                                DerivedFacts.COMES_BEFORE, core.subject().label(), Double.NaN, false, when.place()));
            }
        }
    }

    /**
     * Notes how many days after the core programme a session comes that is follow-up: where these are none, as soon as that
     * is plain, and else where everything of the core programme has its date. What is held on the last day of the core
     * programme is part of that day.
     */
    private void afterCore(FactsByName session) {
        if (is(session, STAGE, LATER)) {
            Place stage = session.on(STAGE).get(0).place();
            course.add(DerivedFacts.FOLLOW_UP_SESSION, session.subject().id(), Double.NaN, false, stage);
            List<FactsByName> core = sessions.stream()
                    .filter(each -> is(each, STAGE, CORE) && isLive(each) && isForAllOf(each, session))
                    .toList();
            boolean known = complete
                    && sessions.stream().noneMatch(each -> each.on(STAGE).isEmpty())
                    && core.stream().noneMatch(each -> each.on(DATE).isEmpty());
            Optional<Fact> last = last(core);
            for (Fact date : session.on(DATE)) {
                last.map(end -> date.number() - end.number())
                        .filter(days -> days == 0 || (days > 0 && known))
                        .ifPresent(days ->
                                DerivedFacts.addDays(session, DerivedFacts.DAYS_AFTER_CORE, days, days, date.place()));
            }
            if (session.on(DerivedFacts.DAYS_AFTER_CORE.name()).isEmpty()
                    && session.on(DerivedFacts.COMES_BEFORE.name()).isEmpty()) {
                session.add(DerivedFacts.NOT_COUNTED, session.subject().label(), Double.NaN, false, stage);
            }
            if (known && !(session.on(DATE).isEmpty() && isLive(session))) {
                session.none(DerivedFacts.DAYS_AFTER_CORE);
            }
        } else if (!session.on(STAGE).isEmpty()) {
            session.none(DerivedFacts.DAYS_AFTER_CORE);
        }
        session.none(DerivedFacts.NOT_COUNTED);
        course.none(DerivedFacts.FOLLOW_UP_SESSION);
    }

    /** Notes that what is to follow the core programme comes before the end of it; follow-up, also that it is part of its last day. */
    private static void withCore(FactsByName session) {
        boolean onLastDay =
                session.on(DerivedFacts.DAYS_AFTER_CORE.name()).stream().anyMatch(days -> days.number() < 1);
        if (onLastDay || session.described().given(DerivedFacts.COMES_BEFORE.name())) {
            note(session, DerivedFacts.WITH_CORE_SESSION, session.on(STAGE).get(0));
        }
        session.none(DerivedFacts.WITH_CORE_SESSION);
    }

    private static void noTimeAfter(FactsByName followUp) {
        followUp.on("follow-up.after").stream()
                .filter(after -> after.number() == 0)
                .forEach(after -> note(followUp, DerivedFacts.WITH_CORE, after));
        followUp.none(DerivedFacts.WITH_CORE);
    }

    private static void note(FactsByName thing, Question question, Fact said) {
        thing.add(question, thing.subject().label(), Double.NaN, false, said.place());
    }

    /**
     * Notes that a session has a week and a date of which one cannot be right: beside those of another session, or beside the
     * start, with which the first week begins, or with what is sent out before. Weeks may be of the calendar, and somebody may
     * call the first one 1.
     */
    private void weekOfAnotherDate(FactsByName session) {
        for (Fact week : session.on(WEEK)) {
            for (Fact date : session.on(DATE)) {
                double first = date.number() - 7 * week.number();
                boolean other = sessions.stream()
                        .filter(each -> isForAllOf(each, session) || isForAllOf(session, each))
                        .anyMatch(each -> each.on(WEEK).stream()
                                .anyMatch(itsWeek -> each.on(DATE).stream()
                                        .anyMatch(itsDate ->
                                                Math.abs(itsDate.number() - 7 * itsWeek.number() - first) > 6)));
                boolean start = course.on("course.starts on").stream()
                        .anyMatch(day -> first - day.number() > 6 || earliest(day) - first > 7 + 6);
                if (other || start) {
                    session.add(DerivedFacts.WEEK_OF_ANOTHER_DATE, week.text(), week.number(), false, week.place());
                }
            }
        }
        session.none(DerivedFacts.WEEK_OF_ANOTHER_DATE);
    }

    /** The day on which the course starts, or on which something of it is dated before. */
    private double earliest(Fact start) {
        return sessions.stream()
                .flatMap(session -> session.on(DATE).stream())
                .mapToDouble(Fact::number)
                .reduce(start.number(), Math::min);
    }

    private static Optional<Fact> last(List<FactsByName> some) {
        return some.stream()
                .flatMap(session -> session.on(DATE).stream())
                .max(Comparator.comparingDouble(Fact::number));
    }

    /** Notes that follow-up is said to come far later than the session of the same name does. */
    private void bySession(FactsByName followUp) {
        for (Fact after : followUp.on("follow-up.after")) {
            calledAs.getOrDefault(followUp, List.of()).stream()
                    .flatMap(session -> session.on(DerivedFacts.DAYS_AFTER_CORE.name()).stream())
                    .filter(days -> days.number() < after.number() * NEAR_ENOUGH)
                    .min(Comparator.comparingDouble(Fact::number))
                    .ifPresent(days -> DerivedFacts.addDays(
                            followUp, DerivedFacts.DAYS_BY_SESSION, days.number(), days.number(), days.place()));
        }
        followUp.none(DerivedFacts.DAYS_BY_SESSION);
    }

    /**
     * Notes that a measure that is used some time after the course is dated far sooner, or before its end: of that for those
     * learners for whom it ends first, for it may be they who are asked.
     */
    void datedAgainst(FactsByName measure) {
        for (Fact after : measure.on("measure.after")) {
            for (Fact date : measure.on("measure.date")) {
                firstEnd()
                        .filter(end -> date.number() < end + after.number() * NEAR_ENOUGH)
                        .ifPresent(end -> measure.add(
                                DerivedFacts.DATED_AGAINST,
                                LocalDate.ofEpochDay(end.longValue()).toString(),
                                end,
                                false,
                                date.place()));
            }
        }
        measure.none(DerivedFacts.DATED_AGAINST);
    }

    /**
     * The day before which the core programme does not end, for those for whom it ends first. Where nothing of it has a date for some,
     * that is the first day that its last week can have, or the start of the course; nothing where that is not said.
     */
    private Optional<Double> firstEnd() {
        List<Double> ends = new ArrayList<>();
        for (List<FactsByName> theirs : byLearners) {
            List<FactsByName> core =
                    theirs.stream().filter(session -> is(session, STAGE, CORE)).toList();
            Optional<Double> end = last(core).map(Fact::number).or(() -> firstDayOfLastWeek(core));
            if (end.isEmpty() && !core.isEmpty()) {
                return Optional.empty();
            }
            end.filter(day -> !core.isEmpty()).ifPresent(ends::add);
        }
        return ends.stream().min(Comparator.naturalOrder()).or(() -> firstDayOfLastWeek(List.of()));
    }

    /** A week is one from the start of the course or one of the calendar: what is in it may be sooner by some days. */
    private Optional<Double> firstDayOfLastWeek(List<FactsByName> core) {
        double week = core.stream()
                .flatMap(session -> session.on(WEEK).stream())
                .mapToDouble(Fact::number)
                .max()
                .orElse(0);
        return course.on("course.starts on").stream()
                .map(start -> start.number() + Math.max(0, 7 * (week - 1) - 6))
                .findFirst();
    }

    /**
     * How much time with a facilitator some learners have at least. Each session is for somebody, so that it is as much as the
     * longest of them takes, and as much as those take together that are said to be for all, with those for some.
     */
    private void withFacilitator() {
        List<Fact> counted = new ArrayList<>(course.on("course.teaching time"));
        double longest = 0;
        double forAll = 0;
        Map<String, Double> forSome = new HashMap<>();
        for (FactsByName session : sessions) {
            List<Fact> length = session.on(LENGTH);
            if (length.isEmpty() || !isWithFacilitator(session)) {
                continue;
            }
            counted.addAll(length);
            double takes = length(session).low() * times(session, 1);
            longest = Math.max(longest, takes);
            Optional<String> some = onlyFor(session);
            if (some.isPresent()) {
                forSome.merge(some.get(), takes, Double::sum);
            } else if (session.on("session" + ONLY_FOR).stream().anyMatch(Fact::negative)) {
                forAll += takes;
            }
        }
        double together = forAll
                + forSome.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
        double most = Math.max(longest, together);
        if (most > 0 && areComparable(counted)) {
            Fact last = counted.get(counted.size() - 1);
            course.add(DerivedFacts.WITH_FACILITATOR, inWords(most, last), most, false, last.place());
        }
        if (complete
                && sessions.stream().noneMatch(session -> session.on(LENGTH).isEmpty())) {
            course.none(DerivedFacts.WITH_FACILITATOR);
        }
    }

    private static boolean isWithFacilitator(FactsByName session) {
        return isLive(session)
                && (session.described().is("session.skills training", "yes")
                        || session.described().given("session.facilitators")
                        || session.described().given("session.facilitators present")
                        || session.described().isAny("session.methods", WITH_SOMEBODY));
    }

    /** A length of time as one like it is written: in days, or in hours and minutes. */
    private static String inWords(double days, Fact like) {
        return isInDays(like)
                ? "P"
                        + BigDecimal.valueOf(days)
                                .setScale(1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "D"
                : Duration.ofMinutes(Math.round(days * 24 * 60)).toString();
    }

    /** Whether everybody who has a session has another as well. */
    private static boolean isForAllOf(FactsByName other, FactsByName session) {
        Optional<String> some = onlyFor(other);
        return some.isEmpty() || some.equals(onlyFor(session));
    }
}
