-- Words that stand in the title come first, then those found elsewhere; within each by title. Both are read in the order of
-- an index and paged by key, so that a word in every question costs no more than one in a few.
alter table question_index add column title tsvector generated always as (to_tsvector('english', sort)) stored;
create index question_index_title on question_index using gin (workspace_id, title);
analyze question_index;

-- Ids in the order of rank and title, from "past" on (or back from it). Empty texts do not filter.
create or replace function question_find(
        asked text, in_round text, on_signal text, in_stack text, with_tag text, from_source text, is_archived boolean,
        past uuid, backwards boolean, size int) returns setof uuid
    language plpgsql stable security definer set search_path = public, pg_temp
    as $$
declare
    wanted tsquery;
    ranks text[] := array[''];
    past_rank int := 1;
    past_sort text;
    given text := ' and archived = $3';
    beyond text;
    ordered text := ' order by sort, question_id limit $10';
    filter text;
    rank int;
    found_here int;
    missing int := size;
begin
    if asked <> '' then
        wanted := websearch_to_tsquery('english', asked);
        if numnode(wanted) = 0 then
            return;
        end if;
        if right(wanted::text, 1) = '''' then
            wanted := (wanted::text || ':*')::tsquery;
        end if;
        ranks := array[' and words @@ $2 and title @@ $2', ' and words @@ $2 and not title @@ $2'];
    end if;
    if in_round <> '' then given := given || ' and round = $4'; end if;
    if on_signal <> '' then given := given || ' and signals @> array[$5]'; end if;
    if in_stack <> '' then given := given || ' and stacks @> array[$6]'; end if;
    if with_tag <> '' then given := given || ' and tags @> array[$7]'; end if;
    if past is not null then
        select sort, case when asked = '' or title @@ wanted then 1 else 2 end into past_sort, past_rank from question_index
        where question_id = past and (workspace_id = current_workspace() or workspace_id is null);
        if past_sort is null then
            return;
        end if;
        beyond := ' and (sort, question_id) ' || case when backwards then '<' else '>' end || ' ($8, $9)';
    end if;
    if backwards then
        ordered := ' order by sort desc, question_id desc limit $10';
        past_rank := case when past is null then cardinality(ranks) else past_rank end;
    end if;
    rank := past_rank;
    while missing > 0 and rank between 1 and cardinality(ranks) loop
        filter := given || ranks[rank] || case when rank = past_rank then coalesce(beyond, '') else '' end || ordered;
        return query execute
            'select question_id from ('
            || case when from_source = 'library' then '' else
               '(select question_id, sort from question_index where workspace_id = $1' || filter || ')' end
            || case when from_source = '' then ' union all ' else '' end
            || case when from_source = 'bank' then '' else
               '(select question_id, sort from question_index where workspace_id is null' || filter || ')' end
            || ') found' || ordered
            using current_workspace(), wanted, is_archived, in_round, on_signal, in_stack, with_tag, past_sort, past, missing;
        get diagnostics found_here = row_count;
        missing := missing - found_here;
        rank := rank + case when backwards then -1 else 1 end;
    end loop;
end $$;
