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
