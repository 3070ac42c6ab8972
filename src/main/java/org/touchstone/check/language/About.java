package org.touchstone.check.language;

import org.touchstone.check.facts.Asked;

/** What a rule is about. */
public sealed interface About {

    /** Whether a rule that is about this has anything to say where this is asked. */
    boolean includes(Asked asked);

    /**
     * One part of the requirement in whose folder the rule stands.
     *
     * @param key the part's name across all requirements
     */
    record OnePart(String key) implements About {
        @Override
        public boolean includes(Asked asked) {
            return asked.getKey().equals(key);
        }
    }

    /** Every part that one answer settles by itself. */
    record Answered() implements About {
        @Override
        public boolean includes(Asked asked) {
            return asked.isAnswered();
        }
    }

    /** Every such part, without those whose answer a reviewer judges. */
    record AnsweredAlone() implements About {
        @Override
        public boolean includes(Asked asked) {
            return asked.isAnswered() && !asked.isJudged();
        }
    }

    /** Every such part whose answer a reviewer judges. */
    record AnsweredToJudge() implements About {
        @Override
        public boolean includes(Asked asked) {
            return asked.isAnswered() && asked.isJudged();
        }
    }
}
