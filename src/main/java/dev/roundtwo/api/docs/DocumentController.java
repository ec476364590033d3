package dev.roundtwo.api.docs;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The document as a page and as YAML, for anybody; as JSON it stands at {@code /api/v1/openapi.json}. */
@Hidden
@Controller
class DocumentController {

    private final ApiDocument document;
    private final ApiPages pages;

    DocumentController(ApiDocument document, ApiPages pages) {
        this.document = document;
        this.pages = pages;
    }

    @GetMapping("/api")
    String show(HttpServletRequest request, Model model) throws IOException {
        model.addAttribute("api", pages.of(document.read(request)));
        return "api/show";
    }

    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<String> yaml(HttpServletRequest request) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml;charset=utf-8"))
                .body(document.yaml(request));
    }
}
