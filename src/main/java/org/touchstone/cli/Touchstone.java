package org.touchstone.cli;
public final class Touchstone {
    public static void main(String[] args) throws Exception {
        long t0=System.nanoTime();
        var reader = new org.touchstone.rules.RulesetReader(new org.touchstone.rules.BuiltRules(java.nio.file.Path.of("/tmp/built")));
        try {
        var ruleset = reader.read(java.nio.file.Path.of("rules"));
        System.out.println((System.nanoTime()-t0)/1000000 + " ms ruleset");
        var s = org.touchstone.submission.SubmissionReader.read(java.nio.file.Path.of(args[0]), ruleset.catalogue().questions());
        var a = org.touchstone.assessment.Assessor.assess(s, ruleset, java.time.LocalDate.of(2026,1,1));
        System.out.println((System.nanoTime()-t0)/1000000 + " ms assessed");
        a.findings().forEach(f -> System.out.println(f.standard().id()+" "+f.part().key()+" "+f.target().label()+" "+f.outcome()+" "+f.facts().stream().map(x->x.name()+"="+x.text()+"@"+x.place().line()).toList()+" missing "+f.missing().stream().map(q->q.key()).toList()));
        System.out.println(a.verdict()+" "+a.counts()+" "+a.failures());
        } catch (org.touchstone.located.MistakesException e) { System.out.println(e.getMessage()); }
    }
}
