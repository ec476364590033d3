package dev.roundtwo.insights.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The press opens nothing that a page names, and prints no more than it should. */
class PressTests {

    private final Press press = new Press();

    @Test
    void nothingThatThePageNamesIsOpened() throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        Path file = Files.writeString(Files.createTempFile("secret", ".txt"), "secret of the house");
        try {
            String at = "http://127.0.0.1:" + server.getAddress().getPort();
            byte[] pdf = press.print(
                    """
                    <html lang="en" xmlns:xlink="http://www.w3.org/1999/xlink"><head><title>Ada</title>
                    <meta name="description" content="Ada"/><link rel="stylesheet" href="AT/sheet.css"/>
                    <style>@import url("AT/more.css"); @font-face { font-family: Far; src: url("AT/far.ttf"); }
                      body { background: url("AT/back.png"); font-family: Far, Inter; }</style></head>
                    <body>Here <img src="AT/pixel.png" alt="x"/><img src="FILE" alt="y"/><object data="AT/thing" type="image/svg+xml"></object>
                    <a href="FILE" download="secret" data-content-type="text/plain">all</a>
                    <svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" alt="z"><image xlink:href="AT/inner.png" width="9" height="9"/>
                      <use xlink:href="AT/other.svg#a"/></svg></body></html>
                    """.replace("AT", at).replace("FILE", file.toUri().toString()));
            try (PDDocument read = Loader.loadPDF(pdf)) {
                assertThat(new PDFTextStripper().getText(read)).contains("Here").doesNotContain("secret of");
                assertThat(read.getDocumentCatalog().getNames() == null
                                || read.getDocumentCatalog().getNames().getEmbeddedFiles() == null)
                        .as("nothing is enclosed")
                        .isTrue();
            }
            assertThat(asked).isEmpty();
        } finally {
            server.stop(0);
            Files.delete(file);
        }
    }

    @Test
    void aPageThatIsTooLongIsNotPrinted() {
        assertThatThrownBy(() -> press.print("<p>" + "x".repeat(2 << 20) + "</p>"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoPageLeavesThePressFree() {
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> press.print("<p>never closed")).isInstanceOf(IllegalStateException.class);
        }
        assertThat(press.print("<html lang='en'><head><title>Ada</title></head><body>Here</body></html>"))
                .isNotEmpty();
    }
}
