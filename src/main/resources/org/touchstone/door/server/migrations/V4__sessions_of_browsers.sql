-- Who is signed in, in which browser: the tables that Spring Session (4.1) asks for. In no backup; rows are deleted when
-- somebody signs out and when they expire. Times are milliseconds since 1970, intervals seconds.
create table browser_session (
    primary_id             char(36) primary key,
    session_id             char(36) not null unique,    -- what the cookie holds; changed when somebody signs in
    creation_time          bigint not null,
    last_access_time       bigint not null,
    max_inactive_interval  integer not null,
    expiry_time            bigint not null,
    principal_name         varchar(100)                 -- the id of the account; null until somebody signs in
);
create index browser_session_by_expiry on browser_session (expiry_time);

create table browser_session_attributes (
    session_primary_id  char(36) not null references browser_session (primary_id) on delete cascade,
    attribute_name      varchar(200) not null,
    attribute_bytes     bytea not null,
    primary key (session_primary_id, attribute_name)
);
