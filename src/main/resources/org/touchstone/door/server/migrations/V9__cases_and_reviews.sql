-- What becomes of a submitted version. One without a row here is in, and nobody has begun on it. Updated: all but version_id.
create table review_case (
    version_id  uuid primary key references submitted_version (id),
    state       varchar(20) not null,
    since       timestamp with time zone not null,      -- when it came into this state
    why         varchar(2000) default '' not null,      -- why it came into it, where that was said
    due_on      date                                    -- by when both reviews are asked for
);
create index review_case_by_state on review_case (state, since);

-- One reviewer's review of a version. Updated: interests, declared_at, barred, finished_at, replaced_at.
create table review (
    id           uuid primary key,
    version_id   uuid not null references review_case (version_id),
    reviewer_id  uuid not null references account (id),
    assigned_by  uuid not null references account (id),
    assigned_at  timestamp with time zone not null,
    interests    varchar(2000) default '' not null,     -- what was declared; empty: none
    declared_at  timestamp with time zone,
    barred       boolean default false not null,        -- until a lead decides
    finished_at  timestamp with time zone,
    replaced_at  timestamp with time zone               -- another reviewer has it instead
);
create index review_by_version on review (version_id);
create index review_by_reviewer on review (reviewer_id);

-- What one person said of one point. Who thinks again adds another row: the last one holds.
create table judgement (
    id          uuid primary key,
    place       bigint not null,                        -- its place among those on the version, from 1
    version_id  uuid not null references review_case (version_id),
    review_id   uuid references review (id),            -- null: how a lead settled two reviews that differ
    part        varchar(200) not null,
    kind        varchar(100) not null,
    target      varchar(300) not null,
    found       varchar(20) not null,                   -- what the rules found
    answer      varchar(20) not null,
    reason      varchar(4000) not null,
    judged_by   uuid not null references account (id),
    judged_at   timestamp with time zone not null,
    unique (version_id, place)
);

-- What a provider answered to a query, which is a judgement that asks something back.
create table query_reply (
    judgement_id  uuid primary key references judgement (id),
    text          varchar(4000) not null,
    answered_by   uuid not null references account (id),
    answered_at   timestamp with time zone not null
);

-- What a reviewer notes for themselves; nobody else reads it. Updated: text.
create table private_note (
    review_id    uuid not null references review (id),
    requirement  varchar(200) not null,
    text         varchar(4000) not null,
    primary key (review_id, requirement)
);

-- What is asked of the provider, or said to them, beside the decision. Updated: withdrawn_at, closed_by, closed_at, closing.
create table case_action (
    id          uuid primary key,
    version_id  uuid not null references review_case (version_id),
    kind        varchar(20) not null,                   -- CONDITION, RECOMMENDATION, COMMENDATION
    standard    varchar(40) not null,                   -- its id; empty where it is about none
    text        varchar(4000) not null,
    due_on      date,                                   -- of a condition
    evidence    varchar(1000) not null,                 -- of a condition: what closes it
    made_by     uuid not null references account (id),
    made_at     timestamp with time zone not null,
    withdrawn_at timestamp with time zone,              -- before the decision: it was made by mistake
    closing     varchar(4000),                          -- of a closed condition: the evidence that was seen
    closed_by   uuid references account (id),
    closed_at   timestamp with time zone
);
create index case_action_by_version on case_action (version_id);

-- What a lead recommends after moderation, and what the provider said of the draft. Another recommendation adds a row.
create table recommendation (
    id          uuid primary key,
    version_id  uuid not null references review_case (version_id),
    outcome     varchar(40) not null,
    reason      varchar(4000) not null,
    made_by     uuid not null references account (id),
    made_at     timestamp with time zone not null,
    correction  varchar(8000),                          -- null: the provider has not answered
    answered_by uuid references account (id),
    answered_at timestamp with time zone
);
create index recommendation_by_version on recommendation (version_id, made_at);

-- The decision on a version. Nothing of it is ever changed.
create table decision (
    version_id     uuid primary key references review_case (version_id),
    outcome        varchar(40) not null,
    reason         varchar(4000) not null,
    valid_from     date,                                -- of an accreditation
    valid_to       date,                                -- of an accreditation: the first day it no longer holds
    decided_by     uuid not null references account (id),
    decided_at     timestamp with time zone not null,
    report         bytea not null,                      -- what the rules found and people judged, as JSON, gzipped
    report_digest  char(64) not null                    -- of the JSON
);

-- What a body says of an accreditation after its decision. Nothing is changed: the last row holds.
create table standing (
    id          uuid primary key,
    version_id  uuid not null references decision (version_id),
    standing    varchar(20) not null,                   -- IN_FORCE, SUSPENDED, WITHDRAWN, REVOKED
    why         varchar(2000) not null,
    set_by      uuid not null references account (id),
    set_at      timestamp with time zone not null
);
create index standing_by_version on standing (version_id, set_at);

-- The accreditations that anybody can look up: of each course, the last one. Made anew from decisions.
create table register_entry (
    course_id    uuid primary key references course (id),
    version_id   uuid not null references decision (version_id),
    title        varchar(300) not null,
    organisation varchar(200) not null,
    elements     varchar(500) not null,                 -- such as ' HC HC-1 HC-2 SDM SDM-1 '
    audience     text not null,
    modes        varchar(200) not null,                 -- such as ' remote '
    place        text not null,
    words        text not null,                         -- title, organisation, audience and place in lower case
    valid_from   date not null,
    valid_to     date not null,
    standing     varchar(20) not null
);
create index register_entry_by_title on register_entry (title, course_id);
