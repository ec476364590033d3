package dev.roundtwo.platform.files;

import dev.roundtwo.platform.NotFound;
import dev.roundtwo.platform.audit.Audit;
import dev.roundtwo.platform.files.store.Key.Variant;
import dev.roundtwo.platform.jobs.Jobs;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files that hang on something. Who may see, add or take away is for the module to say, by calling or not calling this. All of
 * it happens in the scope at hand; uploading must not be part of a transaction, as it takes as long as the store does.
 */
@Component
public class Files {

    private final Uploads uploads;
    private final Shelf shelf;
    private final Jobs jobs;
    private final Links links;
    private final Audit audit;
    private final FilesSettings settings;
    private final TransactionTemplate transaction;

    Files(
            Uploads uploads,
            Shelf shelf,
            Jobs jobs,
            Links links,
            Audit audit,
            FilesSettings settings,
            TransactionTemplate transaction) {
        this.uploads = uploads;
        this.shelf = shelf;
        this.jobs = jobs;
        this.links = links;
        this.audit = audit;
        this.settings = settings;
        this.transaction = transaction;
    }

    /**
     * Takes a file in: counted and looked at while it is here, then kept, then waiting to be looked at closely. Nobody can
     * fetch it until that is done, which a {@link FileReady} tells.
     *
     * @throws dev.roundtwo.platform.RuleBroken with why it is not taken; then nothing is kept
     */
    public UUID upload(Subject on, Upload upload) {
        return uploads.take(on, upload);
    }

    /** The files of the subject, in the order in which they came, with links to small pictures of them. */
    public List<FileRow> of(Subject subject) {
        return Objects.requireNonNull(transaction.execute(status -> shelf.of(subject))).stream()
                .map(entry -> new FileRow(
                        entry.id(),
                        entry.name(),
                        entry.kind(),
                        entry.status(),
                        entry.reason(),
                        entry.status() == FileStatus.READY ? entry.mainSize() : entry.size(),
                        entry.uploadedBy(),
                        entry.uploadedAt(),
                        entry.status() == FileStatus.READY && entry.thumbSize() > 0
                                ? links.to(entry, Variant.THUMB)
                                : null))
                .toList();
    }

    /** The list for a page, whose addresses begin there. */
    public FileList list(Subject subject, String at, UUID me, boolean adds, boolean all) {
        long largest = (subject.ofAccount() ? settings.largestPortrait() : settings.largest()).toMegabytes();
        return new FileList(of(subject), at, me, adds, all, settings.most(), largest);
    }

    /** An address from which the file can be fetched by whoever has it, for some minutes. */
    public String link(Subject subject, UUID file) {
        return links.to(Objects.requireNonNull(transaction.execute(status -> ready(subject, file))), Variant.MAIN);
    }

    /** Who uploaded it; null when they are gone. */
    public @Nullable UUID uploader(Subject subject, UUID file) {
        return Objects.requireNonNull(transaction.execute(status -> entry(subject, file)))
                .uploadedBy();
    }

    /** Takes the file away, its bytes too; from now on no link to it is any good. */
    public void remove(Subject subject, UUID file) {
        transaction.executeWithoutResult(status -> {
            entry(subject, file);
            if (shelf.delete(file)) {
                jobs.enqueue(RemovalJob.KIND, new FileJob.Order(file));
                if (!subject.ofAccount()) {
                    audit.record("file.removed", subject.kind(), subject.id());
                }
            }
        });
    }

    private Shelf.Entry ready(Subject subject, UUID file) {
        Shelf.Entry entry = entry(subject, file);
        if (entry.status() != FileStatus.READY) {
            throw new NotFound("file", file);
        }
        return entry;
    }

    private Shelf.Entry entry(Subject subject, UUID file) {
        return shelf.find(file)
                .filter(entry -> entry.subject().equals(subject))
                .orElseThrow(() -> new NotFound("file", file));
    }
}
