package io.dueprocess.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/** Lanes that do their work in turns, so that what else goes on hits all; the order turns round with each round. */
class Race {

    /** Share of one processor. */
    private static final double IDLE_COMPILER = 0.05;

    /** One operation, measured as a whole. */
    @FunctionalInterface
    interface Operation {
        void run() throws Exception;
    }

    record Lane(String name, Operation operation) {}

    /** @param p99 and cpu in milliseconds, the latter of JVM and server by operation */
    record Slot(double perSecond, double p99, double cpu) {}

    /** The medians of a lane's rounds. */
    record Result(String name, List<Slot> slots) {

        double perSecond() {
            return median(slots.stream().map(Slot::perSecond).toList());
        }

        double p99() {
            return median(slots.stream().map(Slot::p99).toList());
        }

        double cpu() {
            return median(slots.stream().map(Slot::cpu).toList());
        }
    }

    private final Database database;
    private final int threads;

    Race(Database database, int threads) {
        this.database = database;
        this.threads = threads;
    }

    /** In the order of the lanes. */
    List<Result> run(Lane... lanes) throws Exception {
        for (Lane lane : lanes) {
            warmUp(lane);
        }
        List<Result> results = Arrays.stream(lanes)
                .map(lane -> new Result(lane.name(), new ArrayList<>()))
                .toList();
        for (int round = 0; round < Setting.rounds(); round++) {
            for (int i = 0; i < lanes.length; i++) {
                int turn = round % 2 == 0 ? i : lanes.length - 1 - i;
                results.get(turn).slots().add(slot(lanes[turn], Setting.slotSeconds()));
            }
        }
        return results;
    }

    /** Until the just-in-time compiler, which has the same processors, has little left to do for this lane. */
    private void warmUp(Lane lane) throws Exception {
        long start = System.nanoTime();
        double busy;
        do {
            long compiled = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
            long begun = System.nanoTime();
            slot(lane, Setting.warmUpSeconds());
            busy = (ManagementFactory.getCompilationMXBean().getTotalCompilationTime() - compiled)
                    / ((System.nanoTime() - begun) / 1e6);
            System.out.printf("bench: warm-up of %s, compiler busy %.2f%n", lane.name(), busy);
        } while (busy > IDLE_COMPILER
                && System.nanoTime() - start < longestWarmUp().toNanos());
    }

    Duration longestWarmUp() {
        return Setting.longestWarmUp();
    }

    /** Whether a slot goes on. */
    boolean goesOn(long end) {
        return System.nanoTime() < end;
    }

    /** Called before each slot. */
    void begin() {
        // nothing
    }

    private Slot slot(Lane lane, int seconds) throws Exception {
        System.gc();
        begin();
        Duration cpu = cpu();
        long start = System.nanoTime();
        long end = start + Duration.ofSeconds(seconds).toNanos();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        List<Future<List<Long>>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(callers.submit(() -> until(end, lane.operation())));
        }
        callers.shutdown();
        List<Long> times = new ArrayList<>();
        for (Future<List<Long>> caller : running) {
            times.addAll(caller.get());
        }
        double took = (System.nanoTime() - start) / 1e9;
        double used = cpu().minus(cpu).toNanos() / 1e6;
        return new Slot(times.size() / took, percentile(times, 99) / 1e6, used / times.size());
    }

    private List<Long> until(long end, Operation operation) throws Exception {
        List<Long> times = new ArrayList<>();
        while (goesOn(end)) {
            long start = System.nanoTime();
            operation.run();
            times.add(System.nanoTime() - start);
        }
        return times;
    }

    private Duration cpu() {
        long own = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
        return Duration.ofNanos(own).plus(database.cpu());
    }

    static double percentile(List<Long> values, int percent) {
        long[] sorted = values.stream().flatMapToLong(LongStream::of).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
