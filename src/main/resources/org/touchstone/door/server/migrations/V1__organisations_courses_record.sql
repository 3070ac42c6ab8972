-- Runs on H2 (PostgreSQL mode) and on PostgreSQL alike. Nothing here is ever updated or deleted unless it says so.

create table organisation (
    id          uuid primary key,
    name        varchar(200) not null,
    name_key    varchar(200) not null unique,           -- the name in lower case
    created_at  timestamp with time zone not null
);

-- Updated: name, role, password_hash, active, epoch.
create table account (
    id              uuid primary key,
    email           varchar(254) not null unique,       -- in lower case
    name            varchar(200) not null,
    role            varchar(20) not null,
    organisation_id uuid references organisation (id),   -- of a provider; otherwise null
    password_hash   varchar(300),                       -- null until a password is chosen
    active          boolean not null,
    epoch           integer not null,                   -- raised to end every session
    created_at      timestamp with time zone not null,
    constraint provider_has_organisation check ((role = 'PROVIDER') = (organisation_id is not null))
);

-- A link with which a person chooses a password, once. Updated: used_at.
create table invitation (
    hash        char(64) primary key,
    account_id  uuid not null references account (id),
    expires_at  timestamp with time zone not null,
    used_at     timestamp with time zone
);

-- Updated: last_used_on, revoked_at.
create table api_token (
    id            uuid primary key,
    account_id    uuid not null references account (id),
    name          varchar(100) not null,
    hash          char(64) not null unique,
    created_at    timestamp with time zone not null,
    expires_at    timestamp with time zone not null,
    last_used_on  date,
    revoked_at    timestamp with time zone
);

-- Updated: title, revision.
create table course (
    id              uuid primary key,
    organisation_id uuid not null references organisation (id),
    title           varchar(300) not null,
    revision        integer not null,
    created_at      timestamp with time zone not null
);
create index course_by_organisation on course (organisation_id, created_at, id);

create table course_revision (
    course_id   uuid not null references course (id),
    number      integer not null,
    text        text not null,                          -- the submission file
    file_name   varchar(200) not null,
    saved_by    uuid references account (id),
    saved_at    timestamp with time zone not null,
    what        varchar(500) not null,
    primary key (course_id, number)
);

create table ruleset (
    digest      char(64) primary key,
    content     bytea not null,                         -- its files, zipped
    kept_at     timestamp with time zone not null
);

create table submitted_version (
    id              uuid primary key,
    course_id       uuid not null references course (id),
    number          integer not null,
    revision        integer not null,
    title           varchar(300) not null,
    text            text not null,                      -- the submission file
    file_name       varchar(200) not null,
    text_digest     char(64) not null,
    ruleset_digest  char(64) not null references ruleset (digest),
    as_of           date not null,
    verdict         varchar(20) not null,
    report          bytea not null,                     -- the JSON report, gzipped
    report_digest   char(64) not null,                  -- of the JSON report
    submitted_by    uuid not null references account (id),
    submitted_at    timestamp with time zone not null,
    unique (course_id, number)
);
create index submitted_version_by_time on submitted_version (submitted_at, id);

create table evidence_file (
    digest      char(64) primary key,                   -- SHA-256 of its bytes, which are in the data folder
    size        bigint not null,
    media_type  varchar(100) not null,
    stored_at   timestamp with time zone not null
);

-- A file that an organisation holds, for one course or for all of its courses. Updated: removed_at.
create table document (
    id              uuid primary key,
    organisation_id uuid not null references organisation (id),
    course_id       uuid references course (id),         -- null: held for the whole organisation
    kind            varchar(40) not null,
    title           varchar(300) not null,
    file_name       varchar(200) not null,
    digest          char(64) not null references evidence_file (digest),
    expires_on      date,
    uploaded_by     uuid not null references account (id),
    uploaded_at     timestamp with time zone not null,
    removed_at      timestamp with time zone
);
create index document_by_organisation on document (organisation_id, course_id);
create index document_by_digest on document (digest);

-- What was answered to a request that creates, so that sending it again creates nothing more. Deleted after some days.
create table idempotency_key (
    account_id      uuid not null references account (id),
    name            varchar(200) not null,
    request_digest  char(64) not null,
    status          integer not null,
    location        varchar(500),
    body            text not null,
    created_at      timestamp with time zone not null,
    primary key (account_id, name)
);

-- Every change: who, when, what and why. Each entry holds the hash of the one before it.
create table event (
    seq             bigint primary key,
    at              timestamp with time zone not null,
    account_id      uuid references account (id),        -- null: the operator, by a command
    organisation_id uuid references organisation (id),   -- whose record it belongs to
    kind            varchar(60) not null,
    subject         varchar(200) not null,
    why             varchar(2000) not null,
    details         text not null,                      -- JSON
    previous        char(64) not null,
    hash            char(64) not null
);
create index event_by_subject on event (subject, seq);

-- One row: where the chain of events ends. Locked by each change, so that the chain has no forks.
create table event_head (
    one     integer primary key check (one = 1),
    seq     bigint not null,
    hash    char(64) not null
);
insert into event_head (one, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
