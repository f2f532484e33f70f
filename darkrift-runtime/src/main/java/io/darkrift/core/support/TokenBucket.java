package io.darkrift.core.support;

/** A rate with a burst. Not safe for use by several threads at once. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long last;

    /**
     * Creates a full bucket.
     *
     * @param perSecond how many tokens are added in a second
     * @param capacity how many tokens the bucket holds
     * @param nowNanos the time
     */
    public TokenBucket(double perSecond, double capacity, long nowNanos) {
        this.perNano = perSecond / NANOS;
        this.capacity = capacity;
        this.tokens = capacity;
        this.last = nowNanos;
    }

    /**
     * Takes tokens, on credit if there are too few.
     *
     * @param count how many
     * @param nowNanos the time
     * @return the nanoseconds until the debt is paid off, or 0
     */
    public long take(long count, long nowNanos) {
        refill(nowNanos);
        tokens -= count;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
    }

    /**
     * Takes a token if there is one.
     *
     * @param nowNanos the time
     * @return true if there was one
     */
    public boolean tryTake(long nowNanos) {
        refill(nowNanos);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /**
     * Gives back tokens that were taken and not used.
     *
     * @param count how many
     */
    public void giveBack(long count) {
        tokens = Math.min(capacity, tokens + count);
    }

    /**
     * Returns whether the bucket is full.
     *
     * @param nowNanos the time
     * @return true if no tokens were taken for long enough
     */
    public boolean isFull(long nowNanos) {
        refill(nowNanos);
        return tokens >= capacity;
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - last) * perNano);
        last = nowNanos;
    }
}
