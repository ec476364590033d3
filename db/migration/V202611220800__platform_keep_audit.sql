-- The audit log: append-only and chained by hash, one chain for each workspace, each account and the installation.
create table audit_head (
    chain  uuid primary key,
    number bigint not null,
    hash   bytea not null
);

create table audit_entry (
    chain          uuid not null,
    number         bigint not null,
    workspace_id   uuid,
    at             timestamptz not null,
    action         text not null,
    account        uuid,
    client         text,
    subject_kind   text not null,
    subject        text,
    facts          jsonb not null,
    address        text,
    correlation_id text not null,
    previous       bytea not null,
    hash           bytea not null,
    primary key (chain, number)
);
create index audit_entry_of_workspace on audit_entry (workspace_id, at desc, number desc);
create index audit_entry_of_account on audit_entry (account, at desc);

alter table audit_entry enable row level security;
alter table audit_entry force row level security;
create policy audit_entry_shown on audit_entry for select
    using (workspace_id = current_workspace() or (workspace_id is null and chain = current_account()));
create policy audit_entry_added on audit_entry for insert
    with check (workspace_id is null or workspace_id = current_workspace());
alter table audit_head enable row level security;

-- What an entry's hash is taken of: everything it says, and the hash before it.
create function audit_hash(entry audit_entry) returns bytea
    language sql immutable
    return sha256(entry.previous || convert_to(jsonb_build_array(
        entry.chain, entry.number, entry.workspace_id, extract(epoch from entry.at), entry.action, entry.account, entry.client,
        entry.subject_kind, entry.subject, entry.facts, entry.address, entry.correlation_id)::text, 'UTF8'));

-- The only way to write: takes the next number of the chain under its lock.
create function audit_append(
    of_chain uuid, of_workspace uuid, at_time timestamptz, what text, who uuid, via text, kind text, id text, said jsonb,
    from_address text, correlation text) returns bigint
    language plpgsql security definer set search_path from current
    as $$
declare
    head audit_head;
    entry audit_entry;
begin
    insert into audit_head (chain, number, hash) values (of_chain, 0, ''::bytea) on conflict do nothing;
    select * into head from audit_head where chain = of_chain for update;
    entry := row(of_chain, head.number + 1, of_workspace, at_time, what, who, via, kind, id, said, from_address, correlation,
        head.hash, null)::audit_entry;
    entry.hash := audit_hash(entry);
    insert into audit_entry select entry.*;
    update audit_head set number = entry.number, hash = entry.hash where chain = of_chain;
    return entry.number;
end
$$;

-- Where the chain at hand does not hold: a changed entry, a gap, or an end that is missing. Nothing, when all is well.
create function audit_breaks(of_chain uuid) returns table (broken_number bigint)
    language plpgsql stable security definer set search_path from current
    as $$
begin
    if of_chain is distinct from current_workspace() and of_chain is distinct from current_account() then
        return;
    end if;
    return query
        select e.number from (
            select entry.number, entry.hash, entry.previous, audit_hash(entry) as hashed,
                lag(entry.number, 1, 0::bigint) over chained as number_before, lag(entry.hash, 1, ''::bytea) over chained as hash_before
            from audit_entry entry where entry.chain = of_chain window chained as (order by entry.number)) e
        where e.hash <> e.hashed or e.previous <> e.hash_before or e.number <> e.number_before + 1
        union all
        select h.number from audit_head h
        where h.chain = of_chain and h.number > 0
            and not exists (select from audit_entry entry where entry.chain = h.chain and entry.number = h.number and entry.hash = h.hash)
        order by 1 limit 20;
end
$$;

revoke insert, update, delete, truncate on audit_entry from public;
do $$
declare
    other record;
begin
    -- whoever may use the tables by default may read this one, and no more
    for other in select distinct grantee::regrole::text as name from pg_class c, aclexplode(c.relacl) where c.oid = 'audit_entry'::regclass
        and grantee <> c.relowner and grantee <> 0 loop
        execute format('revoke insert, update, delete, truncate on audit_entry, audit_head from %s', other.name);
        execute format('revoke select on audit_head from %s', other.name);
    end loop;
end
$$;
