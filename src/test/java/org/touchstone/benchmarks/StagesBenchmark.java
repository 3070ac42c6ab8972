package org.touchstone.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The stages of assessing a course, one after another and together, by the time of the processor: what else runs on the
 * machine counts little. It calls {@link AssessBenchmark} by the names of its methods, so that the one of an earlier revision,
 * first on the class path, is measured in the same way: {@code measure.sh before REVISION}.
 */
public final class StagesBenchmark {

    private static final List<String> STAGES =
            List.of("extract", "scope", "evaluate", "derive", "assess", "explain", "assessAndExplain");

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(300);
    private static final int WINDOWS = 15;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(15);

    /** Keeps what is made, so that making it cannot be left out. */
    private static @Nullable Object made;

    private StagesBenchmark() {}

    /** Prints the median of each stage on each course. */
    public static void main(String... arguments) throws ReflectiveOperationException {
        PrintStream out = System.out;
        for (String course : List.of("complete-course", "every-element")) {
            AssessBenchmark benchmark = new AssessBenchmark();
            AssessBenchmark.class.getField("course").set(benchmark, course);
            AssessBenchmark.class.getMethod("prepare").invoke(benchmark);
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end; ) {
                for (String stage : STAGES) {
                    run(stage, benchmark, 20);
                }
            }
            for (int i = 0; i < WINDOWS; i++) {
                for (String stage : STAGES) {
                    times.computeIfAbsent(stage, each -> new ArrayList<>()).add(window(stage, benchmark));
                }
            }
            times.forEach((stage, all) -> {
                Collections.sort(all);
                out.printf("%-16s %-17s %7.0f microseconds%n", course, stage, all.get(all.size() / 2));
            });
        }
    }

    /** How long a stage takes once, in microseconds, in a window of many times. */
    private static double window(String stage, AssessBenchmark benchmark) throws ReflectiveOperationException {
        long begin = processor();
        int times = 0;
        while (processor() - begin < WINDOW) {
            run(stage, benchmark, 10);
            times += 10;
        }
        return (processor() - begin) / 1000.0 / times;
    }

    private static void run(String stage, AssessBenchmark benchmark, int times) throws ReflectiveOperationException {
        for (int i = 0; i < times; i++) {
            made = AssessBenchmark.class.getMethod(stage).invoke(benchmark);
        }
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
