-- Files that people attach: what is known of each. The bytes are in the store, under the file's id.
create table file (
    id           uuid primary key,
    workspace_id uuid references workspace on delete cascade,
    account_id   uuid references account on delete cascade,
    subject_kind text not null check (subject_kind in ('question', 'interview', 'account')),
    subject_id   uuid not null,
    uploaded_by  uuid references account on delete set null,
    name         text not null check (length(name) between 1 and 120),
    kind         text not null check (kind in ('PNG', 'JPEG', 'GIF', 'PDF', 'TEXT', 'ZIP')),
    portrait     boolean not null,
    status       text not null check (status in ('ARRIVING', 'WAITING', 'READY', 'REFUSED')),
    reason       text,
    size         bigint not null check (size > 0),
    main_size    bigint not null default 0,
    thumb_size   bigint not null default 0,
    uploaded_at  timestamptz not null,
    turn_at      timestamptz not null,
    check ((workspace_id is null) = (account_id is not null)),
    check (account_id is null or account_id = subject_id),
    check ((subject_kind = 'account') = (account_id is not null))
);
create index file_of_subject on file (workspace_id, subject_kind, subject_id, id);
create index file_of_account on file (account_id) where account_id is not null;
create index file_by on file (uploaded_by) where uploaded_by is not null;
create index file_turn on file (turn_at) where status <> 'READY';

alter table file enable row level security;
alter table file force row level security;
create policy file_of_owner on file
    using (workspace_id = current_workspace() or (workspace_id is null and account_id = current_account()))
    with check (workspace_id is not distinct from current_workspace() and (workspace_id is not null or account_id = current_account()));
-- For the functions below, which look without a scope and as the table's owner.
create policy file_without_scope on file for select to current_user
    using (workspace_id = current_workspace() or (current_workspace() is null and current_account() is null));

-- Whose bytes are to be taken out of the store: noted by whatever deletes the row, however it comes about.
create table file_gone (
    id uuid primary key,
    at timestamptz not null default now()
);
create index file_gone_at on file_gone (at);

create function file_is_gone() returns trigger
    language plpgsql
    as $$
begin
    insert into file_gone (id) values (old.id) on conflict do nothing;
    return null;
end
$$;
create trigger file_is_gone after delete on file for each row execute function file_is_gone();

-- A file hangs on something that is there, and goes with it. The lock lets no deletion pass between the looking and the writing.
create function file_has_subject() returns trigger
    language plpgsql
    as $$
begin
    if new.subject_kind = 'question' then
        perform id from question where id = new.subject_id and workspace_id = new.workspace_id for key share;
    elsif new.subject_kind = 'interview' then
        perform id from interview where id = new.subject_id and workspace_id = new.workspace_id for key share;
    else
        perform id from account where id = new.subject_id for key share;
    end if;
    if not found then
        raise foreign_key_violation using message = 'There is no ' || new.subject_kind || ' to hang a file on';
    end if;
    return new;
end
$$;
create trigger file_has_subject before insert on file for each row execute function file_has_subject();

-- Whoever uploaded it is erased: the file is the workspace's, the name that they gave it was theirs.
create function file_forgets() returns trigger
    language plpgsql
    as $$
begin
    new.name := 'file.' || substring(old.name from '[^.]*$');
    return new;
end
$$;
create trigger file_forgets before update of uploaded_by on file for each row
    when (old.uploaded_by is not null and new.uploaded_by is null) execute function file_forgets();

create function files_go_along() returns trigger
    language plpgsql
    as $$
begin
    delete from file where workspace_id = old.workspace_id and subject_kind = tg_argv[0] and subject_id = old.id;
    return null;
end
$$;
create trigger question_takes_files after delete on question for each row
    when (old.workspace_id is not null) execute function files_go_along('question');
create trigger interview_takes_files after delete on interview for each row execute function files_go_along('interview');

-- Of these ids and what is stored of them, what belongs there. A file that is ready needs its raw bytes no more.
create function files_known(ids uuid[]) returns table (id uuid, raw boolean)
    language sql stable security definer set search_path from current
    as $$ select f.id, f.status <> 'READY' from file f where f.id = any(ids) and f.status <> 'REFUSED' $$;

-- Files that nobody has turned to since: of all workspaces, ids and nothing that people wrote.
create function files_left(wanted text[], before timestamptz, most int)
    returns table (id uuid, workspace_id uuid, account_id uuid, status text, reason text, uploaded_at timestamptz)
    language sql stable security definer set search_path from current
    as $$ select f.id, f.workspace_id, coalesce(f.account_id, f.uploaded_by), f.status, f.reason, f.uploaded_at from file f
        where f.status <> 'READY' and f.status = any(wanted) and f.turn_at < before order by f.turn_at limit most $$;

create function files_waiting() returns table (count bigint, oldest timestamptz)
    language sql stable security definer set search_path from current
    as $$ select count(*), min(f.uploaded_at) from file f where f.status in ('ARRIVING', 'WAITING') $$;

-- A picture of a person, by its id alone, which nobody can guess: shown wherever the person is.
create function file_picture(of_id uuid) returns table (kind text, main_size bigint, thumb_size bigint)
    language sql stable security definer set search_path from current
    as $$ select f.kind, f.main_size, f.thumb_size from file f
        where f.id = of_id and f.subject_kind = 'account' and f.portrait and f.status = 'READY' $$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['files_known(uuid[])', 'files_left(text[], timestamptz, int)', 'files_waiting()', 'file_picture(uuid)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
