-- Mails of an installation without a mail server, to be read on the machine itself.
create table outbox_mail (
    id        uuid primary key,
    recipient text not null,
    subject   text not null,
    text      text not null,
    sent_at   timestamptz not null
);
