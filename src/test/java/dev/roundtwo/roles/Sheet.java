package dev.roundtwo.roles;

import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A page's form before somebody. It can be sent more than once; what it was about may then be gone. */
record Sheet(MockMvcTester web, String path, RequestPostProcessor sender, RequestPostProcessor place) {

    /** The answer when this is in one of its fields. */
    MvcTestResult with(String field, String value) {
        return post().param(field, value).exchange();
    }

    /** The answer when it brings a file where text belongs. */
    MvcTestResult withFile(String field) {
        byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
        return post().multipart()
                .file(new MockMultipartFile(field, "x.txt", "text/plain", bytes))
                .exchange();
    }

    private MockMvcTester.MockMvcRequestBuilder post() {
        return web.post().uri(path).with(sender).with(place);
    }
}
