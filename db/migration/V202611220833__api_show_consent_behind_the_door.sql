-- The consent page stands behind the workspace's own door; when it was shown, and the one provider that the door asked for.
alter table oauth_grant add column shown_at timestamptz, add column door uuid;
