package org.touchstone.check.rules;

import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.ConsequenceExceptionHandler;
import org.kie.api.runtime.rule.Match;
import org.kie.api.runtime.rule.RuleRuntime;
import org.touchstone.check.language.RuleFailure;

/** Notes a conclusion that throws, and lets the other rules go on. Made by the engine, by name. */
public final class NoteFailure implements ConsequenceExceptionHandler {

    @Override
    public void handleException(Match match, RuleRuntime runtime, Exception exception) {
        Remarks remarks = (Remarks) ((KieSession) runtime).getGlobal(CompiledRules.REMARKS);
        remarks.failed(new RuleFailure(match.getRule().getName(), String.valueOf(exception.getMessage())));
    }
}
