package fi.vayla.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class RoadmapTablesCommandsTest {

    @Command(name = "roadmap")
    private static final class Roadmap {}

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private HttpServer hub;
    private String asked = "";
    private byte[] sent = {};
    private String answer = "{}";

    @BeforeEach
    void start() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/", exchange -> {
            asked = exchange.getRequestMethod() + " "
                    + URLDecoder.decode(exchange.getRequestURI().toString(), StandardCharsets.UTF_8);
            sent = exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.stop(0);
    }

    private int run(String... words) {
        PrintWriter writer = new PrintWriter(out, true);
        CommandLine line = RoadmapTablesCommands.addTo(new CommandLine(new Roadmap()), writer);
        String[] all = Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--url", "http://localhost:" + hub.getAddress().getPort()))
                .toArray(String[]::new);
        return line.execute(all);
    }

    @Test
    void a_folder_is_sent_as_one_file_and_the_preview_is_told() throws IOException {
        Files.writeString(folder.resolve("goals.csv"), "goal_id\r\nä");
        Files.writeString(folder.resolve("muistio.txt"), "ei mukaan");
        answer = """
                {"applied": false, "edition": 3, "problems": [],
                 "changes": [{"table": "goals", "kind": "changed", "id": "tst-g1", "title": "Yö",
                              "cells": [{"column": "title", "from": "Päivä", "to": "Yö"}]}]}
                """;

        assertThat(run("import", folder.toString())).isZero();

        assertThat(asked).isEqualTo("POST /api/roadmap/import?apply=false");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(sent))) {
            assertThat(zip.getNextEntry()).hasToString("goals.csv");
            assertThat(zip.readAllBytes()).asString(StandardCharsets.UTF_8).endsWith("ä");
            assertThat(zip.getNextEntry()).isNull();
        }
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        changed goals tst-g1 Yö
                          title: "Päivä" -> "Yö"
                        Nothing was done; edition 3 counts.
                        """);
    }

    @Test
    void problems_are_told_with_their_places_and_exit_with_1() throws IOException {
        Path file = Files.write(folder.resolve("a.xlsx"), new byte[] {1});
        answer = """
                {"applied": false, "edition": 3, "changes": [], "problems":
                 [{"table": "sheet goals", "row": 7, "column": "title", "message": "the cell is empty; fill it in"}]}
                """;

        assertThat(run("import", file.toString())).isOne();

        assertThat(out.toString()).contains("sheet goals, row 7, column title: the cell is empty; fill it in");
    }

    @Test
    void an_order_needs_a_reason() throws IOException {
        Path file = Files.write(folder.resolve("a.xlsx"), new byte[] {1});

        assertThat(run("import", file.toString(), "--apply")).isEqualTo(2);
        assertThat(asked).isEmpty();

        answer = "{\"applied\": true, \"edition\": 4, \"changes\": [], \"problems\": []}";
        assertThat(run("import", file.toString(), "--apply", "--reason", "päivitys", "--base", "3"))
                .isZero();
        assertThat(asked).isEqualTo("POST /api/roadmap/import?apply=true&base=3&reason=päivitys");
        assertThat(out.toString()).contains("Edition 4 counts now.");
    }

    @Test
    void an_export_is_written_in_the_form_that_its_name_says() {
        answer = "tavut";

        assertThat(run("export", folder.resolve("tiekartta.xlsx").toString())).isZero();

        assertThat(asked).isEqualTo("GET /api/roadmap/export.xlsx");
        assertThat(folder.resolve("tiekartta.xlsx")).hasContent("tavut");
        assertThat(run("export", folder.resolve("tiekartta.pdf").toString())).isEqualTo(2);
    }
}
