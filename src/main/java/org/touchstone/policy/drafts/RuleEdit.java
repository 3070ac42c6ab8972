package org.touchstone.policy.drafts;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.touchstone.check.located.MistakesException;

/** A change of some rule files. It is made on what the files hold at that moment, and refuses where they no longer hold what it rests on. */
@FunctionalInterface
public interface RuleEdit {

    /**
     * Makes it.
     *
     * @param files the files of the draft as they stand
     * @return what the files hold that are others now, by name; nothing for one that is to go
     * @throws MistakesException where a file that it changes cannot be read
     */
    Map<String, Optional<byte[]>> on(SortedMap<String, byte[]> files) throws MistakesException;
}
