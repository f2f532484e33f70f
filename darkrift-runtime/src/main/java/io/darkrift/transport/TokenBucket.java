package io.darkrift.transport;

/** A rate with a burst. Not safe for use by several threads at once. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long last;

    /**
     * A bucket that is full.
     *
     * @param perSecond how many tokens come in a second
     * @param capacity how many can be saved up
     * @param nowNanos the time
     */
    public TokenBucket(double perSecond, double capacity, long nowNanos) {
        this.perNano = perSecond / NANOS;
        this.capacity = capacity;
        this.tokens = capacity;
        this.last = nowNanos;
    }

    /** Takes tokens, on credit if need be. Returns how long it takes, in nanoseconds, until the debt is paid off. */
    public long take(long count, long nowNanos) {
        refill(nowNanos);
        tokens -= count;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }

    /** Takes a token if there is one. */
    public boolean tryTake(long nowNanos) {
        refill(nowNanos);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Gives tokens back that were taken in vain. */
    public void giveBack(long count) {
        tokens = Math.min(capacity, tokens + count);
    }

    /** True if nothing has been taken for so long that the bucket is full again. */
    public boolean isFull(long nowNanos) {
        refill(nowNanos);
        return tokens >= capacity;
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - last) * perNano);
        last = nowNanos;
    }
}
