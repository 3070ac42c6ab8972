-- What policy staff work on: a draft is a published ruleset and every change to it, in order. A change is never altered, so that
-- what a draft held at any time can be seen; only how far a draft has come is updated.
create table draft (
    id              uuid primary key,
    purpose         varchar(2000) not null,
    base_digest     char(64) not null references ruleset (digest),
    opened_by       uuid not null references account (id),
    opened_at       timestamp with time zone not null,
    state           varchar(20) not null                -- open, proposed, published or closed
);

create table draft_change (
    draft_id        uuid not null references draft (id),
    number          integer not null,                   -- 1, 2, 3 and so on within the draft
    path            varchar(200) not null,              -- the file that is another now
    content         bytea,                              -- what it holds now; null where it is gone
    why             varchar(2000) not null,
    changed_by      uuid not null references account (id),
    changed_at      timestamp with time zone not null,
    primary key (draft_id, number)
);

-- That a draft, as it stood after its change of this number, should be published; another person answers.
create table proposal (
    id              uuid primary key,
    draft_id        uuid not null references draft (id),
    ruleset_digest  char(64) not null references ruleset (digest),
    in_force_from   date not null,
    notice          varchar(10000) not null,            -- what providers are told
    proposed_by     uuid not null references account (id),
    proposed_at     timestamp with time zone not null,
    answer          varchar(20),                        -- approved, declined or withdrawn; null while nobody has answered
    why             varchar(2000),
    answered_by     uuid references account (id),
    answered_at     timestamp with time zone,
    publication     integer references publication (number)
);

create index proposal_of_draft on proposal (draft_id, proposed_at);

-- How the examples of a ruleset came out.
create table examples_run (
    ruleset_digest  char(64) primary key,
    run_at          timestamp with time zone not null,
    passed          integer not null,
    failed          varchar(20000) not null             -- a line for each that did not come out as it says; empty where all did
);

-- What it means that one ruleset stands in the place of another, and what follows from its rules; both as JSON.
create table meaning (
    from_digest     char(64) not null,
    to_digest       char(64) not null,
    worked_out_at   timestamp with time zone not null,
    changes         text not null,
    remarks         text not null,
    primary key (from_digest, to_digest)
);

-- What a ruleset would change on courses that were submitted: one row for each time that somebody asked.
create table impact (
    id              uuid primary key,
    draft_id        uuid not null references draft (id),
    from_digest     char(64) not null references ruleset (digest),
    to_digest       char(64) not null references ruleset (digest),
    as_of           date not null,
    chosen          varchar(20) not null,               -- latest, accredited, open or all
    since           date,
    element         varchar(20),
    asked_by        uuid not null references account (id),
    asked_at        timestamp with time zone not null,
    reached         uuid,                               -- the last version that was compared; they are taken in the order of their ids
    compared        integer not null,
    changed         integer not null,                   -- how many of them come out otherwise
    unreadable      integer not null                    -- how many could not be compared
);

create table impact_change (
    id              uuid primary key,
    impact_id       uuid not null references impact (id),
    version_id      uuid not null references submitted_version (id),
    number          integer not null,
    standards       varchar(2000) not null,             -- ids, separated by blanks
    part            varchar(200) not null,
    about           varchar(300) not null,              -- what the finding is about, as a reader knows it
    outcome_before  varchar(40) not null,               -- empty where it was not asked
    outcome_after   varchar(40) not null,               -- empty where it is no longer asked
    reason_before   varchar(4000) not null,
    reason_after    varchar(4000) not null
);

create index impact_change_by_part on impact_change (impact_id, part, outcome_before, outcome_after, version_id);

-- The public keys that credentials were ever signed with: whatever becomes of the secret ones, what they signed can be checked.
create table credential_key (
    id          varchar(100) primary key,               -- the thumbprint of the key (RFC 7638)
    public_key  varchar(2000) not null,                 -- as a JWK
    added_at    timestamp with time zone not null
);

-- The signed credential of an accreditation. Made anew where its key is no longer trusted.
create table credential (
    version_id  uuid primary key references decision (version_id),
    place       integer not null unique,                -- its bit in the status lists, from 0
    key_id      varchar(100) not null references credential_key (id),
    signed      text not null,                          -- as a JWT
    issued_at   timestamp with time zone not null
);

-- What the rules proposed when a lead recommended, and why the lead recommends otherwise. Empty: nothing was proposed.
alter table recommendation add column proposed varchar(40) default '' not null;
alter table recommendation add column proposed_because varchar(1000) default '' not null;
alter table recommendation add column otherwise varchar(2000) default '' not null;

-- What a later version of an accredited course was found to be, and how much of it is reviewed. Nothing of it is changed.
create table change_triage (
    version_id  uuid primary key references review_case (version_id),
    before_id   uuid not null references decision (version_id),  -- the accredited version it is compared with
    proposed    varchar(40) not null,                   -- such as minor; empty: nothing was proposed
    because     varchar(1000) not null,
    review      varchar(40) not null,                   -- everything, what is touched, nothing
    otherwise   varchar(2000) not null,                 -- why other than proposed; empty where it is not
    made_by     uuid not null references account (id),
    made_at     timestamp with time zone not null
);

-- What was judged of an accredited version and holds for a later one that does not touch it. Nothing of it is changed.
create table carried_judgement (
    version_id  uuid not null references change_triage (version_id),
    place       integer not null,
    part        varchar(200) not null,
    kind        varchar(100) not null,
    target      varchar(300) not null,
    answer      varchar(20) not null,
    reason      text not null,
    judged_by   varchar(500) not null,                  -- the names of those who judged
    judged_at   timestamp with time zone not null,
    primary key (version_id, place)
);

-- What a course need not meet for a while. It is evaluated all the same. Updated: withdrawn_at.
create table exemption (
    id          uuid primary key,
    course_id   uuid not null references course (id),
    standard    varchar(40) not null,
    reason      varchar(2000) not null,
    until_on    date not null,                          -- the first day on which it no longer holds
    made_by     uuid not null references account (id),
    made_at     timestamp with time zone not null,
    withdrawn_at timestamp with time zone
);
create index exemption_by_course on exemption (course_id);

-- The reminders that somebody was sent by mail, so that nobody is sent one twice.
create table reminder_sent (
    account_id  uuid not null references account (id),
    about       varchar(300) not null,
    sent_at     timestamp with time zone not null,
    primary key (account_id, about)
);

-- The stages that a case is through, each with how long it took. Nothing of it is changed.
create table case_stage (
    version_id  uuid not null references review_case (version_id),
    state       varchar(20) not null,
    entered_at  timestamp with time zone not null,
    left_at     timestamp with time zone not null,
    primary key (version_id, entered_at)
);
