package fi.vayla.bench;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of one connection, in and out, for a thread that never waits. */
final class HttpConnection {

    private final SocketChannel channel;
    private final SelectionKey key;
    private byte[] in = new byte[16_384];
    private int begin;
    private int end;
    private ByteBuffer out = ByteBuffer.allocate(0);

    HttpConnection(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /** Takes what has come. */
    void read() throws IOException {
        if (begin == end) {
            begin = 0;
            end = 0;
        } else if (end == in.length) {
            in = Arrays.copyOfRange(in, begin, begin + 2 * in.length);
            end -= begin;
            begin = 0;
        }
        int read = channel.read(ByteBuffer.wrap(in, end, in.length - end));
        if (read < 0) {
            throw new EOFException("the other side closed the connection");
        }
        end += read;
    }

    /** The next whole message, which stays readable until the next {@link #read}; null if there is none. */
    Http.@Nullable Message next() {
        Http.Message message = begin == end ? null : Http.message(in, begin, end);
        if (message != null) {
            begin = message.to();
        }
        return message;
    }

    void write(byte[] bytes) throws IOException {
        if (out.hasRemaining()) {
            ByteBuffer both = ByteBuffer.allocate(out.remaining() + bytes.length);
            out = both.put(out).put(bytes).flip();
        } else {
            out = ByteBuffer.wrap(bytes);
        }
        flush();
    }

    void flush() throws IOException {
        channel.write(out);
        key.interestOps(SelectionKey.OP_READ | (out.hasRemaining() ? SelectionKey.OP_WRITE : 0));
    }

    void close() throws IOException {
        channel.close();
    }
}
