package org.touchstone.run.operation;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds out whether the record and what it speaks of are as they were written. */
@Component
class VerifyRecord implements OperatorTask {

    private final RecordCheck check;

    VerifyRecord(RecordCheck check) {
        this.check = check;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public Ending run(Map<String, String> arguments) {
        RecordCheck.Result result = check.check(arguments.getOrDefault("head", ""));
        List<String> said = new java.util.ArrayList<>(result.faults());
        said.add((result.faults().isEmpty() ? "The record is whole: " : "The record: ") + result.entries()
                + " entries, " + result.versions() + " submitted versions, " + result.files() + " evidence files.");
        said.add("Head " + result.head());
        if (result.faults().isEmpty()) {
            said.add(
                    "Note the head down elsewhere: \"touchstone audit verify --head\" shows later that nothing was cut off.");
        }
        return new Ending(result.faults().isEmpty() ? Ending.Result.DONE : Ending.Result.FAULTS, said);
    }
}
