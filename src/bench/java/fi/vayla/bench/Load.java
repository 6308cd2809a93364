package fi.vayla.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Sends forms over HTTP, as fast as they are answered or at a rate of its own. */
final class Load implements Role {

    /**
     * What it met. Times are microseconds.
     *
     * @param refused answers that were not 202
     * @param decided how many of the forms were of the highest priority
     * @param sent how many forms of each key, which are numbered from 0
     */
    record Met(
            long requests,
            double perSecond,
            double p50,
            double p99,
            double most,
            long refused,
            long decided,
            List<Integer> sent) {}

    /** The keys of W5, before their number. */
    static final String DAY = "day-";

    /** One in so many forms that come at a rate is of the highest priority. */
    static final int DECIDED = 10;

    private static final int HIGHEST = 9;

    private static final class Run {

        final Histogram times = new Histogram(TimeUnit.MINUTES.toNanos(2), 3);
        final int[] sent;
        long refused;
        long decided;

        Run(int keys) {
            sent = new int[keys];
        }

        void answered(long since, int status) {
            times.recordValue(System.nanoTime() - since);
            if (status != 202) {
                refused++;
            }
        }

        Met met(long nanos) {
            long requests = times.getTotalCount();
            List<Integer> counts = new ArrayList<>();
            for (int count : sent) {
                counts.add(count);
            }
            return new Met(
                    requests,
                    requests * 1e9 / nanos,
                    times.getValueAtPercentile(50) / 1e3,
                    times.getValueAtPercentile(99) / 1e3,
                    times.getMaxValue() / 1e3,
                    refused,
                    decided,
                    counts);
        }
    }

    private final String secret;
    private int runs;

    private Load(String secret) {
        this.secret = secret;
    }

    /** Argument: the key that the forms are sent with. */
    public static void main(String[] arguments) throws IOException {
        Role.serve(new Load(arguments[0]));
    }

    /**
     * Orders: {@code closed PORT CONNECTIONS MILLISECONDS PREFIX} sends the next form of a connection when the one before is
     * answered; {@code open PORT CONNECTIONS MILLISECONDS PREFIX RATE} sends so many a second, whatever is answered.
     */
    @Override
    public Object obey(List<String> words) throws IOException {
        int port = Integer.parseInt(words.get(1));
        int connections = Integer.parseInt(words.get(2));
        long nanos = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(words.get(3)));
        String prefix = words.get(4);
        runs++;
        BareClient client = new BareClient(port, connections);
        try {
            return switch (words.getFirst()) {
                case "closed" -> closed(client, nanos, prefix);
                case "open" -> open(client, nanos, prefix, Integer.parseInt(words.get(5)));
                default -> throw new IllegalArgumentException("no order of the load: " + words);
            };
        } finally {
            client.close();
        }
    }

    private Met closed(BareClient client, long nanos, String prefix) throws IOException {
        Run run = new Run(client.connections());
        long begin = System.nanoTime();
        for (int connection = 0; connection < client.connections(); connection++) {
            again(client, run, connection, prefix, begin + nanos);
        }
        client.awaitAnswers();
        return run.met(System.nanoTime() - begin);
    }

    private void again(BareClient client, Run run, int connection, String prefix, long end) throws IOException {
        long now = System.nanoTime();
        if (now < end) {
            byte[] request = request(prefix + connection, run.sent[connection]++, 1, now);
            client.send(connection, request, status -> {
                run.answered(now, status);
                again(client, run, connection, prefix, end);
            });
        }
    }

    /** A time counts from when the form was to be sent, so that a queue before a slow answer counts too. */
    private Met open(BareClient client, long nanos, String prefix, int rate) throws IOException {
        Run run = new Run(client.connections());
        long begin = System.nanoTime();
        long between = TimeUnit.SECONDS.toNanos(1) / rate;
        int next = 0;
        for (long due = begin; due < begin + nanos; due += between) {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                client.step(0);
                LockSupport.parkNanos(Math.min(left, 100_000));
            }
            long intended = due;
            int connection = next++ % client.connections();
            int number = run.sent[connection]++;
            boolean decided = (number + connection) % DECIDED == 0; // not those of all connections at once
            run.decided += decided ? 1 : 0;
            byte[] request = request(prefix + connection, number, decided ? HIGHEST : 1, intended);
            client.send(connection, request, status -> run.answered(intended, status));
            client.step(0);
        }
        client.awaitAnswers();
        return run.met(System.nanoTime() - begin);
    }

    private byte[] request(String key, int number, int priority, long sent) {
        return Http.write(
                "POST /intake/" + Forms.SOURCE + " HTTP/1.1",
                "Host: localhost\r\nContent-Type: application/json\r\nX-Api-Key: " + secret + "\r\n",
                Forms.form(key + "-" + runs + "-" + number, key, number, priority, sent));
    }
}
