-- What the search looks at. Under row-level security the app role may not use a word index, because @@ is not leakproof;
-- so the words stand in a table that this role cannot read, behind a function that returns ids of the current workspace.
-- The rows themselves are then read from "question", under its policies.
create table question_index (
    question_id  uuid primary key references question on delete cascade,
    workspace_id uuid references workspace on delete cascade,
    sort         text not null,
    archived     boolean not null,
    round        text not null,
    tags         text[] not null,
    stacks       text[] not null,
    signals      text[] not null,
    words        tsvector not null
);
create index question_index_order on question_index (workspace_id, archived, sort, question_id);
create index question_index_words on question_index using gin (workspace_id, words, tags);
alter table question_index enable row level security;

create function question_index_keep() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    insert into question_index (question_id, workspace_id, sort, archived, round, tags, stacks, signals, words)
    select new.id, new.workspace_id, lower(new.title), new.archived_at is not null, new.round, new.tags, new.stacks, new.signals,
           setweight(to_tsvector('english', new.title), 'A')
           || setweight(to_tsvector('english', array_to_string(new.tags, ' ')), 'B')
           || setweight(to_tsvector('english', coalesce(r.content ->> 'prompt', '')), 'C')
           || setweight(jsonb_to_tsvector('english', coalesce(r.content -> 'points', '[]'), '["string"]'), 'D')
    from question_revision r where r.question_id = new.id and r.number = new.revision
    on conflict (question_id) do update set
        sort = excluded.sort, archived = excluded.archived, round = excluded.round, tags = excluded.tags,
        stacks = excluded.stacks, signals = excluded.signals, words = excluded.words;
    return null;
end $$;
create trigger question_indexed after insert or update on question
    for each row execute function question_index_keep();

-- Ids in the order of titles, from "past" on (or back from it). Empty texts do not filter.
create function question_find(
        asked text, in_round text, on_signal text, in_stack text, with_tag text, from_source text, is_archived boolean,
        past uuid, backwards boolean, size int) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
declare
    wanted tsquery;
    past_sort text;
    given text := ' and archived = $3';
    ordered text := ' order by sort, question_id limit $10';
begin
    if asked <> '' then
        wanted := websearch_to_tsquery('english', asked);
        if numnode(wanted) = 0 then
            return;
        end if;
        if right(wanted::text, 1) = '''' then
            wanted := (wanted::text || ':*')::tsquery;
        end if;
        given := given || ' and words @@ $2';
    end if;
    if in_round <> '' then given := given || ' and round = $4'; end if;
    if on_signal <> '' then given := given || ' and signals @> array[$5]'; end if;
    if in_stack <> '' then given := given || ' and stacks @> array[$6]'; end if;
    if with_tag <> '' then given := given || ' and tags @> array[$7]'; end if;
    if past is not null then
        select sort into past_sort from question_index
        where question_id = past and (workspace_id = current_workspace() or workspace_id is null);
        given := given || ' and (sort, question_id) ' || case when backwards then '<' else '>' end || ' ($8, $9)';
    end if;
    if backwards then
        ordered := ' order by sort desc, question_id desc limit $10';
    end if;
    return query execute
        'select question_id from ('
        || case when from_source = 'library' then '' else
           '(select question_id, sort from question_index where workspace_id = $1' || given || ordered || ')' end
        || case when from_source = '' then ' union all ' else '' end
        || case when from_source = 'bank' then '' else
           '(select question_id, sort from question_index where workspace_id is null' || given || ordered || ')' end
        || ') found' || ordered
        using current_workspace(), wanted, is_archived, in_round, on_signal, in_stack, with_tag, past_sort, past, size;
end $$;
