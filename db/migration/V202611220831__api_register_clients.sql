-- The programs that a workspace lets in. One that acts by itself does so through an account of its own that nobody signs in to.
alter table account add column robot boolean not null default false;

create table oauth_client (
    id            uuid primary key,
    workspace_id  uuid not null references workspace on delete cascade,
    name          text not null check (length(name) between 1 and 80),
    kind          text not null check (kind in ('APP', 'SITE', 'PROGRAM')),
    redirect_uris text[] not null,
    scopes        text[] not null,
    account_id    uuid unique references account on delete cascade,
    created_by    uuid,
    created_at    timestamptz not null,
    disabled_at   timestamptz,
    check ((kind = 'PROGRAM') = (account_id is not null))
);
create index oauth_client_of_workspace on oauth_client (workspace_id);

create table oauth_secret (
    id           uuid primary key,
    workspace_id uuid not null references workspace on delete cascade,
    client_id    uuid not null references oauth_client on delete cascade,
    digest       text not null,
    created_at   timestamptz not null
);
create index oauth_secret_of_client on oauth_secret (client_id);

-- What a person let a client do, so that they are not asked again.
create table oauth_consent (
    workspace_id uuid not null references workspace on delete cascade,
    client_id    uuid not null references oauth_client on delete cascade,
    account_id   uuid not null references account on delete cascade,
    scopes       text[] not null,
    given_at     timestamptz not null,
    primary key (client_id, account_id)
);
create index oauth_consent_of_account on oauth_consent (account_id);

-- One authorization and the family of tokens that came of it. Of codes and tokens only digests are kept.
create table oauth_grant (
    id             uuid primary key,
    workspace_id   uuid not null references workspace on delete cascade,
    client_id      uuid not null references oauth_client on delete cascade,
    account_id     uuid not null references account on delete cascade,
    kind           text not null check (kind in ('CODE', 'CLIENT')),
    scopes         text[] not null,
    redirect_uri   text,
    state          text,
    challenge      text,
    asking_digest  text unique,
    code_digest    text unique,
    code_ends_at   timestamptz,
    code_used_at   timestamptz,
    refresh_digest text unique,
    started_at     timestamptz not null,
    used_at        timestamptz,
    ends_at        timestamptz not null,
    revoked_at     timestamptz,
    revoked_for    text
);
create index oauth_grant_of_account on oauth_grant (account_id, client_id);
create index oauth_grant_of_client on oauth_grant (client_id);
create index oauth_grant_end on oauth_grant (workspace_id, ends_at);

-- Refresh tokens that were exchanged for a newer one: whoever shows one of them again ends its family.
create table oauth_spent (
    digest       text primary key,
    workspace_id uuid not null references workspace on delete cascade,
    grant_id     uuid not null references oauth_grant on delete cascade
);
create index oauth_spent_of_grant on oauth_spent (grant_id);

do $$
declare name text;
begin
    foreach name in array array['oauth_client', 'oauth_secret', 'oauth_consent', 'oauth_grant', 'oauth_spent'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
    foreach name in array array['oauth_secret', 'oauth_spent'] loop
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
                name || '_of_workspace', name);
    end loop;
    -- a person sees what they granted in all their workspaces
    foreach name in array array['oauth_consent', 'oauth_grant'] loop
        execute format('create policy %I on %I using (workspace_id = current_workspace() or account_id = current_account()) '
                'with check (workspace_id = current_workspace())', name || '_of_workspace', name);
    end loop;
end $$;
create policy oauth_client_of_workspace on oauth_client
    using (workspace_id = current_workspace()
        or exists (select from oauth_consent c where c.client_id = oauth_client.id and c.account_id = current_account()))
    with check (workspace_id = current_workspace());

-- A program's account goes with it, also when the whole workspace goes.
create function oauth_client_gone() returns trigger
    language plpgsql security definer set search_path from current
    as $$ begin
        delete from account where id = old.account_id and robot;
        return null;
    end $$;
create trigger oauth_client_gone after delete on oauth_client for each row when (old.account_id is not null)
    execute function oauth_client_gone();
