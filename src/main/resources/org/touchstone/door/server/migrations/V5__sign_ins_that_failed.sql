-- Passwords that were wrong, so that guessing is slowed down by every instance of the service together. In no backup; forgotten
-- after a while, and when somebody signs in.
create table sign_in_failure (
    whose      char(64) primary key,                    -- the SHA-256 of an address, a place or both
    in_a_row   integer not null,
    wait_until timestamp with time zone not null,       -- the next try has to wait until then
    failed_at  timestamp with time zone not null        -- when it failed last
);
create index sign_in_failure_by_time on sign_in_failure (failed_at);
