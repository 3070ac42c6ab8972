package org.touchstone.check.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.touchstone.ShippedRules;
import org.touchstone.check.facts.CourseFacts;
import org.touchstone.check.facts.FactExtractor;
import org.touchstone.check.facts.Scope;
import org.touchstone.check.language.Evaluation;
import org.touchstone.check.language.Rule;
import org.touchstone.check.language.RuleBook;
import org.touchstone.check.located.Mistake;
import org.touchstone.check.located.MistakesException;

/**
 * Text of the engine's that somebody has got past the first wall does no harm: it does not compile, or it breaks. Nobody
 * has; these are written straight to the compiler.
 */
@Tag("thorough")
class SecondWallTest {

    private static final String CANARY = "touchstone.canary";
    private static final String WHEN = "when $asked : Asked(key == \"group-size/recommended-number\"";

    @TempDir
    Path folder;

    private final List<Rule> rules = Attempts.sentences("Its group size is given");

    @AfterEach
    void nothingHappened() {
        assertThat(canaryFile()).doesNotExist();
        assertThat(System.getProperty(CANARY)).isNull();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("canary"));
    }

    private Path canaryFile() {
        return folder.resolve("canary");
    }

    /** What comes of an attempt: the mistakes for which it is refused, or what it breaks with. */
    private String attempt(String text) {
        String attempt = text.replace("CANARY", canaryFile().toString());
        RuleSource source = RuleSource.ofText("group-size", rules, attempt);
        try {
            CompiledRules compiled = new BuiltRules(folder.resolve("built")).rules(List.of(source));
            CourseFacts course = FactExtractor.extract(
                    ShippedRules.submission(ShippedRules.course("complete-course")),
                    ShippedRules.RULESET.catalogue(),
                    ShippedRules.AS_OF);
            Scope scope = Scope.of(course, ShippedRules.RULESET.catalogue(), ShippedRules.AS_OF);
            Evaluation evaluation = compiled.evaluate(
                    new RuleBook(Map.of("group-size", rules)), scope.asked(), course, ShippedRules.AS_OF);
            return evaluation.failures().isEmpty() ? "it ran" : "it broke: " + evaluation.failures();
        } catch (MistakesException e) {
            assertThat(e.mistakes())
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake.line()).isPositive());
            assertThat(e.mistakes()).extracting(Mistake::what).allMatch(what -> what.startsWith("The rules do not"));
            return "refused: " + e.getMessage();
        }
    }

    private static String concluding(String code) {
        return "rule \"group-size 0\" " + WHEN + ") then " + code + " remarks.say($asked, \"group-size\", 0); end\n";
    }

    private static String asking(String condition) {
        return "rule \"group-size 0\" " + WHEN + ", " + condition
                + ") then remarks.say($asked, \"group-size\", 0); end\n";
    }

    @Test
    void whatIsWrittenSoIsRunUnlessTheWallStopsIt() {
        assertThat(attempt(concluding("java.util.List.of(\"harmless\").size();")))
                .isEqualTo("it ran");
        assertThat(attempt(asking("key != \"x\""))).isEqualTo("it ran");
        assertThat(attempt(concluding("\"x\".substring(5);"))).startsWith("it broke");
    }

    static Stream<String> waysOut() {
        return Stream.of(
                // Files
                "new java.io.File(\"CANARY\").createNewFile();",
                "java.nio.file.Files.createFile(java.nio.file.Path.of(\"CANARY\"));",
                "java.nio.file.FileSystems.getDefault().getPath(\"CANARY\");",
                "new java.io.FileOutputStream(\"CANARY\").close();",
                "new java.io.RandomAccessFile(\"CANARY\", \"rw\").close();",
                "new java.io.PrintStream(\"CANARY\").close();",
                "new java.util.Formatter(\"CANARY\").close();",
                "new java.util.logging.FileHandler(\"CANARY\");",
                "new java.util.zip.ZipFile(\"CANARY\");",
                "new java.util.Scanner(\"x\");",
                "org.drools.util.IoUtils.class.getName();",
                "org.drools.util.FileUtils.class.getName();",
                // The engine's own tools
                "org.kie.api.KieServices.get().getLoggers().newFileLogger(null, \"CANARY\");",
                "org.kie.api.KieServices.get().newKieFileSystem();",
                "org.kie.api.KieServices.get().getResources();",
                "org.kie.api.KieServices.get().getKieClasspathContainer();",
                "org.kie.api.KieServices.get();",
                "org.kie.api.KieServices.Factory.get();",
                "new org.kie.internal.utils.KieHelper().build();",
                "org.kie.internal.builder.KnowledgeBuilderFactory.newKnowledgeBuilder();",
                "new org.drools.ecj.EclipseJavaCompiler();",
                "new org.drools.mvel.MVELConditionEvaluator();",
                "org.mvel2.MVEL.eval(\"1\");",
                "org.drools.model.DSL.executeScript(\"mvel\", Asked.class, \"1\");",
                "org.kie.memorycompiler.KieMemoryCompiler.compile(null, null);",
                "new org.drools.modelcompiler.CanonicalKieModuleModel() {};",
                "drools.getRuntime().getKieBase();",
                "drools.getKnowledgeRuntime().getEnvironment();",
                "kcontext.getKieRuntime();",
                // Other languages and compilers
                "new javax.script.ScriptEngineManager().getEngineByName(\"js\");",
                "javax.tools.ToolProvider.getSystemJavaCompiler();",
                // Processes and the machine
                "Runtime.getRuntime().exec(\"touch CANARY\");",
                "Runtime.getRuntime().halt(1);",
                "Runtime.getRuntime().addShutdownHook(null);",
                "new ProcessBuilder(\"touch\", \"CANARY\").start();",
                "ProcessHandle.current().destroy();",
                "System.exit(1);",
                "System.setProperty(\"touchstone.canary\", \"sings\");",
                "System.getProperties().put(\"touchstone.canary\", \"sings\");",
                "Integer.getInteger(\"user.home\");",
                "Boolean.getBoolean(\"user.home\");",
                "Long.getLong(\"user.home\");",
                "System.getenv();",
                "System.load(\"CANARY\");",
                "System.out.println(\"x\");",
                "System.gc();",
                "java.lang.management.ManagementFactory.getRuntimeMXBean();",
                // Threads and timers
                "new Thread(() -> {}, \"canary\").start();",
                "new java.util.Timer(\"canary\");",
                "java.util.concurrent.Executors.newCachedThreadPool().submit(() -> 1);",
                "java.util.concurrent.ForkJoinPool.commonPool().submit(() -> 1);",
                "java.util.concurrent.CompletableFuture.runAsync(() -> {});",
                "java.util.List.of(1).parallelStream().count();",
                "Thread.sleep(1);",
                "Thread.currentThread().interrupt();",
                "new ThreadLocal<String>().set(\"x\");",
                "java.lang.ref.Cleaner.create();",
                "\"x\".wait();",
                // Classes, reflection, handles
                "Class.forName(\"java.lang.Runtime\");",
                "Class.forName(\"java.lang.Runtime\", true, null);",
                "$asked.getClass().getClassLoader().loadClass(\"java.lang.Runtime\");",
                "$asked.getClass().getName();",
                "$asked.getClass().getMethods();",
                "$asked.getClass().getModule().getLayer();",
                "$asked.getClass().getProtectionDomain();",
                "Asked.class.getResourceAsStream(\"/x\");",
                "ClassLoader.getSystemClassLoader();",
                "new java.net.URLClassLoader(null);",
                "java.lang.reflect.Array.newInstance(String.class, 1);",
                "java.lang.reflect.Proxy.newProxyInstance(null, null, null);",
                "java.lang.invoke.MethodHandles.lookup();",
                "java.lang.invoke.MethodHandles.publicLookup();",
                "java.lang.invoke.MethodHandles.publicLookup().findClass(\"java.lang.System\");",
                "java.lang.invoke.MethodType.methodType(void.class);",
                "java.lang.invoke.VarHandle.fullFence();",
                "java.util.ServiceLoader.load(Runnable.class);",
                "java.lang.ModuleLayer.boot();",
                "java.lang.StackWalker.getInstance();",
                "sun.misc.Unsafe.getUnsafe();",
                "jdk.internal.misc.Unsafe.getUnsafe();",
                "new java.io.ObjectInputStream(null);",
                "new java.lang.ProcessBuilder.Redirect[0].clone();",
                "java.lang.ProcessBuilder.Redirect.INHERIT.file();",
                "Character.UnicodeBlock.of('x');",
                // The network, databases, logs, settings
                "new java.net.Socket(\"127.0.0.1\", 1);",
                "new java.net.ServerSocket(0);",
                "new java.net.URL(\"http://127.0.0.1/\").openStream();",
                "java.net.http.HttpClient.newHttpClient();",
                "java.net.InetAddress.getLocalHost();",
                "javax.naming.spi.NamingManager.hasInitialContextFactoryBuilder();",
                "java.sql.DriverManager.getDrivers();",
                "java.util.logging.Logger.getLogger(\"x\");",
                "org.slf4j.LoggerFactory.getLogger(\"x\");",
                "java.util.prefs.Preferences.userRoot();",
                "java.util.ResourceBundle.getBundle(\"x\");",
                "java.util.TimeZone.setDefault(null);",
                "java.security.Security.getProviders();",
                // The program's own
                "org.touchstone.check.rules.RulesetFiles.in(null);",
                "new org.touchstone.check.rules.BuiltRules(null);",
                "org.touchstone.check.located.NodeReader.read(null);",
                "$asked.part().applies();",
                "org.springframework.util.FileSystemUtils.deleteRecursively((java.nio.file.Path) null);");
    }

    @ParameterizedTest
    @MethodSource("waysOut")
    void noConclusionGetsOut(String code) {
        assertThat(attempt(concluding(code))).matches("(?s)(refused|it broke): .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "eval(System.setProperty(\"touchstone.canary\", \"sings\") == null)",
                "System.setProperty(\"touchstone.canary\", \"sings\") == null",
                "key == (new java.io.File(\"CANARY\").createNewFile() + \"\")",
                "Runtime.getRuntime().availableProcessors() > 0",
                "Class.forName(\"java.lang.Runtime\") != null",
                "this.getClass().getClassLoader() != null",
                "this.class.classLoader != null",
                "key matches \"(a+)+\" && Thread.currentThread() != null",
            })
    void noConditionGetsOut(String condition) {
        assertThat(attempt(asking(condition))).matches("(?s)(refused|it broke): .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.io.File; ",
                "import static java.lang.System.setProperty; ",
                "function void f() { System.setProperty(\"touchstone.canary\", \"sings\"); } ",
                "global java.lang.Thread t; ",
                "declare Harm file : java.io.File end ",
                "query \"q\" Asked(System.setProperty(\"touchstone.canary\", \"sings\") == null) end ",
            })
    void noDeclarationGetsOut(String declaration) {
        String use = declaration.contains("File;")
                ? "new File(\"CANARY\").createNewFile();"
                : declaration.contains("setProperty;")
                        ? "setProperty(\"touchstone.canary\", \"sings\");"
                        : declaration.contains("f()") ? "f();" : "t.start();";
        assertThat(attempt(declaration + concluding(use))).matches("(?s)(refused|it broke): .*");
    }

    @Test
    void builtRulesThatWereChangedOnDiskAreBehindTheSameWall() throws IOException {
        Path store = folder.resolve("built");
        Files.createDirectories(store);
        RuleSource sound = new RuleSource("group-size", rules);
        RuleSource harmful = RuleSource.ofText(
                "group-size", rules, concluding("System.setProperty(\"touchstone.canary\", \"sings\");"));
        Map<String, byte[]> built;
        try {
            built = RuleCompiler.compile(List.of(harmful), SecondWallTest.class.getClassLoader());
            Files.write(store.resolve(sound.key() + ".rules"), built.get(harmful.key()));
        } catch (MistakesException e) {
            throw new AssertionError("without a wall it compiles", e);
        }

        assertThat(attempt(sound.text())).startsWith("it broke");
    }
}
