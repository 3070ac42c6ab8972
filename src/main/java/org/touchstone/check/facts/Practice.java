package org.touchstone.check.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.touchstone.check.located.Place;
import org.touchstone.check.submission.Question;

/**
 * Works out what sessions say of practice, and what of that cannot be: skills that are trained with a facilitator where
 * there is none, and practice where learners only watch and listen.
 */
final class Practice {

    private static final String MODE = "session.mode";
    private static final String METHODS = "session.methods";
    private static final String SKILLS_TRAINING = "session.skills training";
    private static final String SKILLS_TRAINING_ALONE = DerivedFacts.TRAINS_ALONE.name();
    private static final String PRACTISES = "session.practises";
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
                session.add(DerivedFacts.TRAINS_ALONE, session.subject().label(), Double.NaN, false, said.place());
                alone.add(session);
                if (onTheirOwn) {
                    session.takeBack(SKILLS_TRAINING);
                    session.none(said.question());
                }
            }
            session.none(DerivedFacts.TRAINS_ALONE);
        }
        List<FactsByName> practised = sessions.stream()
                .filter(session -> session.described().given(METHODS)
                        && session.described().given(PRACTISES))
                .toList();
        note(alone, SKILLS_TRAINING_ALONE, sessions, course, DerivedFacts.SKILLS_TRAINED_ALONE);
        note(practised, PRACTISES, sessions, course, DerivedFacts.SAID_TO_PRACTISE);
        for (FactsByName claim : claims) {
            String element = claim.subject().id();
            List<FactsByName> onIt = about(element, sessions);
            note(about(element, alone), SKILLS_TRAINING_ALONE, onIt, claim, DerivedFacts.TOPIC_TRAINED_ALONE);
            note(about(element, practised), PRACTISES, onIt, claim, DerivedFacts.TOPIC_SAID_TO_PRACTISE);
        }
    }

    private static boolean isWithoutFacilitator(FactsByName session) {
        return session.described().no("session.facilitators")
                || session.described().no("session.facilitators present");
    }

    private static List<FactsByName> about(String element, List<FactsByName> sessions) {
        return sessions.stream()
                .filter(session -> session.described().is(ELEMENTS, element))
                .toList();
    }

    /** Notes some sessions by what each says under a name, where none of all the sessions shows that learners practise. */
    private static void note(
            List<FactsByName> some, String name, List<FactsByName> sessions, FactsByName about, Question question) {
        if (sessions.stream().noneMatch(Practice::showsPractice)) {
            for (FactsByName session : some) {
                Place place = session.on(name).get(0).place();
                about.add(question, session.subject().id(), Double.NaN, false, place);
            }
        }
        about.none(question);
    }

    private static boolean showsPractice(FactsByName session) {
        return (session.described().is(SKILLS_TRAINING, "yes")
                        && !session.described().given(DerivedFacts.TRAINS_ALONE.name()))
                || session.described().isAny(METHODS, DOING);
    }
}
