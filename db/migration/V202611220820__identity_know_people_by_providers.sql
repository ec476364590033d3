-- Who somebody is at an OpenID or OAuth provider: the issuer and its name for them, never an e-mail alone.
create table external_identity (
    id           uuid primary key,
    account_id   uuid not null references account on delete cascade,
    issuer       text not null check (length(issuer) <= 500),
    subject      text not null check (length(subject) between 1 and 255),
    shown_as     text not null check (length(shown_as) <= 254),
    linked_at    timestamptz not null,
    last_used_at timestamptz not null,
    unique (issuer, subject)
);
create index external_identity_account on external_identity (account_id);

-- Seen by its owner, and by whoever was just told both halves of it by the provider.
create function current_identity() returns text
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.identity', true), '') $$;

alter table external_identity enable row level security;
alter table external_identity force row level security;
create policy external_identity_of_account on external_identity
    using (account_id = current_account() or issuer || ' ' || subject = current_identity())
    with check (account_id = current_account());
