package org.touchstone.door.cli;

import java.util.concurrent.Callable;
import org.touchstone.check.report.JsonReport;
import org.touchstone.check.rules.Ruleset;
import org.touchstone.check.submission.SubmissionSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code touchstone schema}. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema of a submission, with which editors complete and check a file; or of a report.",
        mixinStandardHelpOptions = true)
final class SchemaCommand implements Callable<Integer> {

    /** What there is a schema of. */
    enum Of {
        SUBMISSION,
        REPORT
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "WHAT", description = "submission or report.")
    private Of of = Of.SUBMISSION;

    @Mixin
    private RulesFolder rules = new RulesFolder();

    @Override
    public Integer call() throws Exception {
        spec.commandLine().getOut().print(schema());
        return ExitStatus.NOTHING_NOT_MET;
    }

    private String schema() throws RulesFolder.BrokenRulesetException {
        if (of == Of.REPORT) {
            return JsonReport.schema();
        }
        try (Ruleset ruleset = rules.read()) {
            return SubmissionSchema.write(ruleset.catalogue().questions());
        }
    }
}
