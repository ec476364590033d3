-- What the audit log is searched by, what anybody needs to check a chain, and the operators' view of the installation's chain.
create index audit_entry_of_chain on audit_entry (chain, at desc, number desc);
create index audit_entry_by_account on audit_entry (chain, account, at desc, number desc);
create index audit_entry_by_action on audit_entry (chain, action, at desc, number desc);
create index audit_entry_by_subject on audit_entry (chain, subject, at desc, number desc);
create index audit_entry_by_correlation on audit_entry (chain, correlation_id, at desc, number desc);
create index audit_entry_by_client on audit_entry (chain, client, at desc, number desc) where client is not null;
-- a workspace's entries are its chain
drop index audit_entry_of_workspace;

-- Who may look at a chain: its workspace, its account, and for the installation's an operator.
create function audit_readable(of_chain uuid) returns boolean
    language sql stable
    as $$ select coalesce(of_chain = current_workspace(), false) or coalesce(of_chain = current_account(), false)
        or (of_chain = '00000000-0000-0000-0000-000000000000'
            and exists (select from account where id = current_account() and operator)) $$;

drop policy audit_entry_shown on audit_entry;
create policy audit_entry_shown on audit_entry for select
    using (workspace_id = current_workspace() or (workspace_id is null and audit_readable(chain)));

-- What an entry says, to the letter; its hash is sha256(previous hash || this text in UTF-8).
create function audit_said(entry audit_entry) returns text
    language sql immutable
    return jsonb_build_array(
        entry.chain, entry.number, entry.workspace_id, extract(epoch from entry.at), entry.action, entry.account, entry.client,
        entry.subject_kind, entry.subject, entry.facts, entry.address, entry.correlation_id)::text;

-- Where a chain that one may read ends.
create function audit_end(of_chain uuid) returns table (last_number bigint, last_hash bytea)
    language plpgsql stable security definer set search_path from current
    as $$
begin
    if audit_readable(of_chain) then
        return query select h.number, h.hash from audit_head h where h.chain = of_chain;
    end if;
end
$$;

create or replace function audit_breaks(of_chain uuid) returns table (broken_number bigint)
    language plpgsql stable security definer set search_path from current
    as $$
begin
    if not audit_readable(of_chain) then
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

-- The ends of all chains that grew lately: ids, numbers and hashes, to be written down off the host.
alter table audit_head add column changed_at timestamptz not null default now();

create function audit_head_changed() returns trigger
    language plpgsql
    as $$ begin new.changed_at := now(); return new; end $$;
create trigger audit_head_dated before update on audit_head for each row execute function audit_head_changed();

create function audit_ends(since timestamptz) returns table (of_chain uuid, last_number bigint, last_hash bytea)
    language sql stable security definer set search_path from current
    as $$ select h.chain, h.number, h.hash from audit_head h where h.changed_at >= since and h.number > 0 order by h.chain $$;
