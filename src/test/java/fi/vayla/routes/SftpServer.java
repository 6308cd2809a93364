package fi.vayla.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on loopback, which shows one folder to one user. */
public final class SftpServer implements AutoCloseable {

    public static final String USER = "vayla";

    /** With everything that an address must not break on. */
    public static final String PASSWORD = "s&la+na 100%?=#ä";

    private final Path root;
    private final Path hostKey;
    private final int port;
    private SshServer server;

    /** @param folder of its own */
    public SftpServer(Path folder, int port) {
        this.root = folder.resolve("root");
        this.hostKey = folder.resolve("host-key");
        this.port = port;
        this.server = serve();
    }

    private SshServer serve() {
        try {
            Files.createDirectories(root);
            SshServer ssh = SshServer.setUpDefaultServer();
            ssh.setHost("localhost");
            ssh.setPort(port);
            var keys = new SimpleGeneratorHostKeyProvider(hostKey);
            keys.setAlgorithm("EC");
            ssh.setKeyPairProvider(keys);
            ssh.setFileSystemFactory(new VirtualFileSystemFactory(root));
            ssh.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
            ssh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
            ssh.start();
            return ssh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "localhost:" + port;
    }

    /** What its user sees as /. */
    public Path root() {
        return root;
    }

    /** A known_hosts file with its key. */
    public Path knownHosts() {
        try {
            KeyPairProvider keys = server.getKeyPairProvider();
            KeyPair key = keys.loadKeys(null).iterator().next();
            return Files.writeString(
                    hostKey.resolveSibling("known_hosts"),
                    "[localhost]:" + port + " " + PublicKeyEntry.toString(key.getPublic()) + "\n");
        } catch (Exception e) { // whatever the key provider throws
            throw new IllegalStateException(e);
        }
    }

    /** Takes it away. */
    public void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings it back, with the same key. */
    public void startAgain() {
        server = serve();
    }

    @Override
    public void close() {
        stop();
    }
}
