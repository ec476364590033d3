-- Sign-in by mail link (only the digest of its token is kept), and whether the account's e-mail was ever proven that way.
alter table account add column email_proven boolean not null default true;

create table sign_in_link (
    digest     text primary key,
    account_id uuid not null references account on delete cascade,
    next       text,
    created_at timestamptz not null,
    expires_at timestamptz not null
);
create index sign_in_link_account on sign_in_link (account_id);
create index sign_in_link_expiry on sign_in_link (expires_at);
