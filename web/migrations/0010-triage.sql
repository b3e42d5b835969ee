-- The post that answers for a need, and since when the need has stood in its state.
alter table need
	add owner_position_id uuid,
	add state_since timestamptz not null default now(),
	add foreign key (tenant_id, owner_position_id) references position;
create index need_owner on need (tenant_id, owner_position_id) where owner_position_id is not null;
create index need_standing on need (tenant_id, state, state_since);

-- Many acts move a need (a plan, a merger, a person): the moment is noted here for all of them.
create function note_state_since() returns trigger language plpgsql as $$
begin
	new.state_since := now();
	return new;
end $$;
revoke all on function note_state_since from public;
create trigger need_state_since before update of state on need
	for each row when (old.state is distinct from new.state) execute function note_state_since();

alter table need no force row level security;
alter table audit_event no force row level security;
update need set state_since = coalesce((
	select max(at) from audit_event event
	where event.tenant_id = need.tenant_id and event.subject_type = 'need' and event.subject_id = need.id
		and event.verb in ('need.state_changed', 'need.merged', 'need.restored', 'need.planned')
), created_at);
alter table audit_event force row level security;
alter table need force row level security;

-- Whoever said a need follows it by a link of 122 random bits; earlier sentences get one as the column is added.
alter table wording
	add follow_token text not null default replace(gen_random_uuid()::text, '-', ''),
	add submitter_email text check (submitter_email = lower(submitter_email) and length(submitter_email) <= 254),
	add submitter_locale text check (submitter_locale in ('fi', 'sv', 'en')),
	add check (follow_token ~ '^[0-9a-f]{32}$'),
	add unique (tenant_id, follow_token);

-- A sentence taken back by whoever said it; the need goes with it when nobody else wishes it.
create table wording_withdrawal (
	tenant_id uuid not null references tenant,
	id uuid not null,
	wording_id uuid not null,
	reason text not null check (length(reason) between 1 and 2000),
	-- The need that was withdrawn with the sentence, and what it was before.
	need_id uuid,
	need_from_state text,
	need_from_reason text,
	withdrawn_at timestamptz not null default now(),
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, wording_id) references wording on delete cascade,
	foreign key (tenant_id, need_id) references need
);
create unique index wording_withdrawal_live on wording_withdrawal (tenant_id, wording_id) where undone_at is null;
select migration.isolate('wording_withdrawal', 'select, insert, update');

-- A question to those who said a need. It follows their sentences through mergers.
create table inquiry (
	tenant_id uuid not null references tenant,
	id uuid not null,
	need_id uuid not null,
	text text not null check (length(text) between 3 and 2000),
	asked_by uuid,
	asked_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	withdrawn_by uuid,
	primary key (tenant_id, id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, asked_by) references person,
	foreign key (tenant_id, withdrawn_by) references person
);
create index inquiry_need on inquiry (tenant_id, need_id);
create index inquiry_asker on inquiry (tenant_id, asked_by) where withdrawn_at is null;
select migration.isolate('inquiry', 'select, insert, update');

create table inquiry_recipient (
	tenant_id uuid not null references tenant,
	inquiry_id uuid not null,
	wording_id uuid not null,
	primary key (tenant_id, inquiry_id, wording_id),
	foreign key (tenant_id, inquiry_id) references inquiry on delete cascade,
	foreign key (tenant_id, wording_id) references wording on delete cascade
);
create index inquiry_recipient_wording on inquiry_recipient (tenant_id, wording_id);
select migration.isolate('inquiry_recipient', 'select, insert');

-- Kept as said: inserted and read, never changed.
create table inquiry_answer (
	tenant_id uuid not null references tenant,
	id uuid not null,
	inquiry_id uuid not null,
	-- Whose sentence the answer is about; a mail may come from someone unknown.
	wording_id uuid,
	text text not null check (length(text) between 1 and 4000),
	channel text not null check (channel in ('follow', 'unit_link', 'mail', 'form')),
	name text not null default '' check (length(name) <= 254),
	person_id uuid,
	answered_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, inquiry_id) references inquiry on delete cascade,
	foreign key (tenant_id, wording_id) references wording on delete cascade,
	foreign key (tenant_id, person_id) references person
);
create index inquiry_answer_inquiry on inquiry_answer (tenant_id, inquiry_id);
select migration.isolate('inquiry_answer', 'select, insert');

-- The municipality's answer to a need. A new text is a new row that replaces the old one.
create table official_answer (
	tenant_id uuid not null references tenant,
	id uuid not null,
	need_id uuid not null,
	text text not null check (length(text) between 3 and 4000),
	given_by uuid not null,
	given_at timestamptz not null default now(),
	replaces_id uuid,
	withdrawn_at timestamptz,
	withdrawn_by uuid,
	primary key (tenant_id, id),
	foreign key (tenant_id, need_id) references need,
	foreign key (tenant_id, given_by) references person,
	foreign key (tenant_id, withdrawn_by) references person,
	foreign key (tenant_id, replaces_id) references official_answer
);
create unique index official_answer_live on official_answer (tenant_id, need_id) where withdrawn_at is null;
create index official_answer_need on official_answer (tenant_id, need_id);
select migration.isolate('official_answer', 'select, insert, update');

-- Each reminder of a need that stands still: one for each step of the chain, whatever is run again.
create table nudge (
	tenant_id uuid not null references tenant,
	id uuid not null,
	need_id uuid not null,
	state text not null,
	state_since timestamptz not null,
	step int not null check (step between 1 and 5),
	person_id uuid not null,
	level text not null check (level in ('owner', 'deputy', 'coordinator', 'director', 'administrator')),
	sent_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, need_id, state_since, step, person_id),
	foreign key (tenant_id, need_id) references need on delete cascade,
	foreign key (tenant_id, person_id) references person
);
select migration.isolate('nudge', 'select, insert');
