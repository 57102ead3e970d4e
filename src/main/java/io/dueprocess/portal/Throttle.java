package io.dueprocess.portal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * So many attempts per key and window, in this node's memory: a bucket of tokens that refills steadily. Nobody is locked
 * out for longer than one token takes to come back.
 */
public final class Throttle {

    private static final int MAX_KEYS = 50_000;

    private final int capacity;
    private final Duration perToken;
    private final Clock clock;
    private final Cache<String, Bucket> buckets;

    public Throttle(int capacity, Duration window, Clock clock) {
        this.capacity = capacity;
        this.perToken = window.dividedBy(capacity);
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_KEYS)
                .expireAfterAccess(window)
                .build();
    }

    /** Takes a token: zero, or the time until there is one again. */
    public Duration take(String key) {
        return bucket(key).take();
    }

    /** Returns the token of an attempt that turned out to be a good one. */
    public void giveBack(String key) {
        bucket(key).giveBack();
    }

    /** Attempts of late that have not been forgotten. */
    public int used(String key) {
        return bucket(key).used();
    }

    private Bucket bucket(String key) {
        return buckets.get(key, k -> new Bucket());
    }

    private final class Bucket {

        private int used;
        private Instant since = clock.instant();

        synchronized Duration take() {
            refill();
            if (used == capacity) {
                return Duration.between(clock.instant(), since.plus(perToken));
            }
            if (used++ == 0) {
                since = clock.instant();
            }
            return Duration.ZERO;
        }

        synchronized void giveBack() {
            used = Math.max(0, used - 1);
        }

        synchronized int used() {
            refill();
            return used;
        }

        private void refill() {
            long back = Math.max(0, Duration.between(since, clock.instant()).dividedBy(perToken));
            used = (int) Math.max(0, used - back);
            since = since.plus(perToken.multipliedBy(back));
        }
    }
}
