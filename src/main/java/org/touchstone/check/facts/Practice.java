package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.touchstone.check.submission.Question;

/**
 * Works out what sessions say of practice, and what of that cannot be: skills that are trained with a facilitator where
 * there is none, and practice where learners only watch and listen.
 */
final class Practice {

    private static final String MODE = "session.mode";
    private static final String METHODS = "session.methods";
    private static final String SKILLS_TRAINING = "session.skills training";
    private static final String ELEMENTS = "session.elements";

    /** Methods with which learners do something, or may. */
    private static final List<String> DOING = List.of(
            "practice", "role play", "simulation", "small-group work", "work-based learning", "action-learning set");

    /** Methods with which learners watch and listen, and do nothing. */
    private static final Set<String> WATCHING = Set.of("lecture", "demonstration", "video");

    private Practice() {}

    /**
     * Whether learners do nothing in a session but watch and listen: that is all its methods are, and skills are not said
     * to be trained.
     */
    static boolean isWatching(FactsByName session) {
        List<Fact> methods = session.on(METHODS);
        return !methods.isEmpty()
                && methods.stream().allMatch(method -> WATCHING.contains(method.text()))
                && !session.described().is(SKILLS_TRAINING, "yes");
    }

    /**
     * Notes that skills are trained with a facilitator where there is none: of the course, and of each element, where
     * nothing else shows that learners do something themselves. Of what they do on their own it is taken back.
     */
    static void derive(List<FactsByName> sessions, FactsByName course, List<FactsByName> claims) {
        List<FactsByName> alone = new ArrayList<>();
        for (FactsByName session : sessions) {
            boolean onTheirOwn = session.described().is(MODE, "self-directed");
            if ((onTheirOwn || isWithoutFacilitator(session))
                    && session.described().is(SKILLS_TRAINING, "yes")) {
                Fact said = session.on(SKILLS_TRAINING).get(0);
                note(session, DerivedFacts.TRAINS_ALONE, said);
                alone.add(session);
                if (onTheirOwn) {
                    session.takeBack(SKILLS_TRAINING);
                    session.none(said.question());
                }
            }
            session.none(DerivedFacts.TRAINS_ALONE);
            session.on("session.practises").stream()
                    .filter(practised -> !practised.negative())
                    .limit(1)
                    .forEach(practised -> note(session, DerivedFacts.PRACTISES_SOMETHING, practised));
            session.none(DerivedFacts.PRACTISES_SOMETHING);
        }
        note(alone, sessions, course, DerivedFacts.SKILLS_TRAINED_ALONE);
        for (FactsByName claim : claims) {
            String element = claim.subject().id();
            note(about(element, alone), about(element, sessions), claim, DerivedFacts.TOPIC_TRAINED_ALONE);
        }
    }

    private static boolean isWithoutFacilitator(FactsByName session) {
        return session.described().no("session.facilitators")
                || session.described().no("session.facilitators present");
    }

    private static void note(FactsByName session, Question question, Fact said) {
        session.add(question, session.subject().label(), Double.NaN, false, said.place());
    }

    private static List<FactsByName> about(String element, List<FactsByName> sessions) {
        return sessions.stream()
                .filter(session -> session.described().is(ELEMENTS, element))
                .toList();
    }

    private static void note(
            List<FactsByName> alone, List<FactsByName> sessions, FactsByName about, Question trainedAlone) {
        if (sessions.stream().noneMatch(Practice::showsPractice)) {
            for (FactsByName session : alone) {
                for (Fact fact : session.on(DerivedFacts.TRAINS_ALONE.name())) {
                    about.add(trainedAlone, session.subject().id(), Double.NaN, false, fact.place());
                }
            }
        }
        about.none(trainedAlone);
    }

    private static boolean showsPractice(FactsByName session) {
        return (session.described().is(SKILLS_TRAINING, "yes")
                        && !session.described().given(DerivedFacts.TRAINS_ALONE.name()))
                || session.described().isAny(METHODS, DOING);
    }
}
