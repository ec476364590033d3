-- Second factors (an authenticator app, passkeys, recovery codes), the browsers known, and which workspaces insist on a factor.
create table authenticator_app (
    account_id   uuid primary key references account on delete cascade,
    sealed       text,
    last_step    bigint not null default 0,
    confirmed_at timestamptz,
    candidate    text,
    candidate_at timestamptz,
    check ((sealed is null) = (confirmed_at is null)),
    check ((candidate is null) = (candidate_at is null))
);

create table recovery_code (
    account_id uuid not null references account on delete cascade,
    digest     text not null,
    made_at    timestamptz not null,
    used_at    timestamptz,
    primary key (account_id, digest)
);

create table passkey (
    credential_id      text primary key,
    account_id         uuid not null references account on delete cascade,
    name               text not null check (length(name) between 1 and 60),
    public_key         bytea not null,
    signature_count    bigint not null,
    user_verified      boolean not null,
    transports         text not null,
    backup_eligible    boolean not null,
    backed_up          boolean not null,
    attestation_object bytea,
    added_at           timestamptz not null,
    used_at            timestamptz
);
create index passkey_account on passkey (account_id);

create table known_browser (
    account_id uuid not null references account on delete cascade,
    digest     text not null,
    seen_at    timestamptz not null,
    primary key (account_id, digest)
);

do $$
declare
    owned text;
begin
    foreach owned in array array['authenticator_app', 'recovery_code', 'passkey', 'known_browser'] loop
        execute format('alter table %I enable row level security', owned);
        execute format('alter table %I force row level security', owned);
        execute format('create policy %I on %I using (account_id = current_account()) with check (account_id = current_account())',
            owned || '_of_account', owned);
    end loop;
end
$$;

alter table workspace add column second_factor_required boolean not null default false;
