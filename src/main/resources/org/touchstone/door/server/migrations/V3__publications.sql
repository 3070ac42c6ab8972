-- Which ruleset is in force from which day. Of those that have begun, the one that begins last is in force; of several that
-- begin on one day, the one published last. Nothing here is ever updated or deleted.
create table publication (
    number          integer primary key,                -- 1, 2, 3 and so on, as they were published
    ruleset_digest  char(64) not null references ruleset (digest),
    in_force_from   date not null,
    published_at    timestamp with time zone not null,
    published_by    uuid references account (id),        -- null: the operator, by a folder of rules
    why             varchar(2000) not null
);
