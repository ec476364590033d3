package dev.roundtwo.platform.files;

import dev.roundtwo.platform.RuleBroken;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** What a page does with a file that its form sends, alike wherever files hang: takes it, or says why not and what is there. */
public final class Uploading {

    private Uploading() {}

    /**
     * @param back the page on which the list stands, and where its section is called {@code section}
     * @param fragment whether a script asks, for the list alone
     */
    public static ModelAndView take(
            @Nullable MultipartFile sent,
            Consumer<Upload> add,
            Supplier<FileList> list,
            String back,
            String section,
            boolean fragment) {
        RuleBroken problem = null;
        try {
            if (sent == null || sent.isEmpty()) {
                throw new RuleBroken(
                        sent == null || "".equals(sent.getOriginalFilename()) ? "files.none" : "files.empty");
            }
            add.accept(new Upload(sent.getOriginalFilename(), sent));
        } catch (RuleBroken refused) {
            problem = refused;
        }
        if (problem == null && !fragment) {
            return new ModelAndView("redirect:" + back + "#files");
        }
        ModelAndView page =
                page(list.get(), back, section, fragment ? "platform/files/parts :: whole" : "platform/files/index");
        page.addObject("notAttached", problem);
        page.setStatus(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** The list by itself: as a page, or its rows for a script that looks again. */
    public static ModelAndView show(FileList list, String back, String section, boolean fragment) {
        return page(list, back, section, fragment ? "platform/files/parts :: again" : "platform/files/index");
    }

    private static ModelAndView page(FileList list, String back, String section, String view) {
        return new ModelAndView(view, Map.of("files", list, "back", back, "section", section));
    }
}
