-- Who took part in a group's rounds is counted on the group's page: from this index alone, and not match by match.
create index practice_place_in_round on practice_place (round_id, account_id) include (workspace_id) where round_id is not null;
