package fi.vayla.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlTest {

    @Test
    void elements_attributes_and_texts_become_json() throws Xml.Malformed {
        assertThat(Xml.readJson("""
                <i:idea xmlns:i="http://example.fi/ideas" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" i:kind="bike">
                  <i:id>1</i:id>
                  <i:title>Äänestys &amp; <![CDATA[<pyörät>]]></i:title>
                  <i:tag>a</i:tag><i:tag>b</i:tag><i:tag/>
                  <i:place city="Helsinki">Kallio<i:note>ei</i:note></i:place>
                  <i:gone xsi:nil="true"/>
                </i:idea>""")).isEqualTo(Json.read("""
                {"@kind": "bike", "id": "1", "title": "Äänestys & <pyörät>", "tag": ["a", "b", ""],
                 "place": {"@city": "Helsinki", "note": "ei", "#text": "Kallio"}, "gone": null}
                """.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_part_of_a_document_needs_no_prefixes_of_its_own() throws Xml.Malformed {
        assertThat(Xml.readJson("<ns2:idea><ns2:id>1</ns2:id></ns2:idea>").toString())
                .isEqualTo("{\"id\":\"1\"}");
    }

    @Test
    void a_document_says_its_own_encoding() throws Xml.Malformed {
        byte[] latin =
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><b>Ä</b></a>".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Xml.readJson(latin).path("b").asString()).isEqualTo("Ä");
    }

    @Test
    void nothing_is_fetched_or_unfolded(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "salaisuus");
        String external = "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><a>&e;</a>";
        String bomb = "<!DOCTYPE a [<!ENTITY e \"" + "x".repeat(1000) + "\">]><a>" + "&e;".repeat(1000) + "</a>";

        for (String document : new String[] {external, bomb}) {
            assertThatThrownBy(() -> Xml.readJson(document))
                    .isInstanceOf(Xml.Malformed.class)
                    .hasMessageContaining("DOCTYPE")
                    .message()
                    .doesNotContain("salaisuus");
            assertThatThrownBy(() -> Xml.read(document.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(Xml.Malformed.class);
        }
    }

    @Test
    void what_is_no_xml_or_too_deep_is_malformed() {
        assertThatThrownBy(() -> Xml.readJson("{}")).isInstanceOf(Xml.Malformed.class);
        assertThatThrownBy(() -> Xml.readJson("<a><b></a>")).isInstanceOf(Xml.Malformed.class);
        assertThatThrownBy(() -> Xml.readJson("<a>".repeat(101) + "</a>".repeat(101)))
                .isInstanceOf(Xml.Malformed.class)
                .hasMessageContaining("depth");
    }
}
