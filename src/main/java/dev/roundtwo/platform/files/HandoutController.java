package dev.roundtwo.platform.files;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives files out: by a signed link that ends, and pictures of people by addresses that nobody guesses and that never change. */
@Controller
class HandoutController {

    private final Counter counter;

    HandoutController(Counter counter) {
        this.counter = counter;
    }

    @GetMapping("/files/{holder}/{file}/{variant}/{until}/{signature}")
    void file(
            @PathVariable UUID holder,
            @PathVariable UUID file,
            @PathVariable String variant,
            @PathVariable long until,
            @PathVariable String signature,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        counter.byLink(holder, file, variant, until, signature).send(request, response);
    }

    @GetMapping("/pictures/{picture}/{variant}")
    void picture(
            @PathVariable UUID picture,
            @PathVariable String variant,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        counter.picture(picture, variant).send(request, response);
    }
}
