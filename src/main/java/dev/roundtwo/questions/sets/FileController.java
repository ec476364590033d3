package dev.roundtwo.questions.sets;

import dev.roundtwo.questions.files.Broken;
import dev.roundtwo.questions.files.SetFile;
import dev.roundtwo.tenancy.Member;
import dev.roundtwo.tenancy.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Sets out to YAML files and in from them. */
@Controller
@RequestMapping("/w/{workspace}/sets")
class FileController {

    private static final int MOST = 1 << 20;

    private final SetFiles files;
    private final MessageSource messages;

    FileController(SetFiles files, MessageSource messages) {
        this.files = files;
        this.messages = messages;
    }

    @GetMapping("/{id}.yaml")
    ResponseEntity<byte[]> written(Member me, @PathVariable UUID id) {
        SetFile set = files.written(me, id);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "application/yaml; charset=utf-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name(set.title()) + ".yaml")
                                .build()
                                .toString())
                .body(set.written().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/imports")
    String choose(Member me, Model model) {
        me.mustBe(Role.INTERVIEWER);
        model.addAttribute("base", "/w/" + me.workspaceSlug());
        return "questions/sets/import";
    }

    @PostMapping("/imports")
    ModelAndView read(Member me, @RequestParam MultipartFile file, Locale locale) throws IOException {
        me.mustBe(Role.INTERVIEWER);
        try {
            UUID set = files.read(me, SetFile.read(text(file)));
            return new ModelAndView("redirect:/w/" + me.workspaceSlug() + "/sets/" + set + "/edit");
        } catch (Broken broken) {
            return new ModelAndView("questions/sets/import", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("base", "/w/" + me.workspaceSlug())
                    .addObject("name", file.getOriginalFilename())
                    .addObject("problems", problems(broken, locale));
        }
    }

    private static String text(MultipartFile file) throws IOException, Broken {
        if (file.getSize() > MOST) {
            throw new Broken(1, "questions.file.large");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Broken(1, "questions.file.utf8");
        }
    }

    private List<Told> problems(Broken broken, Locale locale) {
        return broken.problems().stream()
                .limit(50)
                .map(problem -> new Told(
                        problem.line(),
                        problem.field(),
                        messages.getMessage(problem.code(), problem.arguments().toArray(), locale)))
                .toList();
    }

    /** The title as a file's name. */
    static String name(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? "set" : plain;
    }

    /** A problem in words. */
    public record Told(int line, String field, String text) {}
}
