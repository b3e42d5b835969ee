-- A body comes together. The year and the number within it are those of the body's own year.
create table meeting (
	tenant_id uuid not null references tenant,
	id uuid not null,
	body_id uuid not null,
	year int not null check (year between 1990 and 2200),
	number int not null check (number >= 1),
	held_on date not null,
	-- Wall-clock time in Finland: it stays when the clocks are changed.
	starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	ends_at text check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' and ends_at > starts_at),
	place text not null default '' check (length(place) <= 300),
	-- Grows with each change that a calendar should notice (RFC 5545 SEQUENCE).
	sequence int not null default 0,
	changed_at timestamptz not null default now(),
	made_by uuid,
	made_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, body_id, year, number),
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, made_by) references person
);
create index meeting_held on meeting (tenant_id, held_on);
select migration.isolate('meeting', 'select, insert, update');

create table meeting_cancellation (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	reason text not null default '' check (length(reason) <= 2000),
	cancelled_by uuid,
	cancelled_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, cancelled_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index meeting_cancellation_live on meeting_cancellation (tenant_id, meeting_id) where restored_at is null;
select migration.isolate('meeting_cancellation', 'select, insert, update (restored_by, restored_at)');

-- What the body takes up. A duty is named by its occurrence of the year, a follow-up by itself.
create table agenda_item (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	ordinal int not null check (ordinal >= 1),
	title text not null check (length(title) between 2 and 300),
	subject_kind text check (subject_kind in ('duty', 'follow_up', 'review', 'review_task', 'inquiry', 'goal', 'measure',
		'plan', 'need', 'strategy', 'matter')),
	subject_id uuid,
	grounds text not null default '' check (length(grounds) <= 20000),
	proposal text not null default '' check (length(proposal) <= 20000),
	case_number text not null default '' check (length(case_number) <= 60),
	presenter_position_id uuid,
	-- [{"name": "…", "link": "…"}]
	appendices jsonb not null default '[]',
	made_by uuid,
	made_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	check (subject_id is null or subject_kind is not null),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, presenter_position_id) references position,
	foreign key (tenant_id, made_by) references person
);
create index agenda_item_meeting on agenda_item (tenant_id, meeting_id, ordinal);
create index agenda_item_subject on agenda_item (tenant_id, subject_id);
select migration.isolate('agenda_item', 'select, insert, update');

create table agenda_item_removal (
	tenant_id uuid not null references tenant,
	id uuid not null,
	agenda_item_id uuid not null,
	removed_by uuid,
	removed_at timestamptz not null default now(),
	restored_by uuid,
	restored_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, agenda_item_id) references agenda_item,
	foreign key (tenant_id, removed_by) references person,
	foreign key (tenant_id, restored_by) references person
);
create unique index agenda_item_removal_live on agenda_item_removal (tenant_id, agenda_item_id) where restored_at is null;
select migration.isolate('agenda_item_removal', 'select, insert, update (restored_by, restored_at)');

-- The call with its agenda as it went out. Number 1 is the call, later ones complete it.
create table meeting_notice (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	number int not null check (number >= 1),
	sent_on date not null,
	agenda jsonb not null,
	people int not null,
	sent_by uuid,
	sent_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, meeting_id, number),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, sent_by) references person
);
select migration.isolate('meeting_notice', 'select, insert');

-- Who was there, by post and by person: both are kept as they were on the day.
create table attendance (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	position_id uuid,
	person_id uuid,
	title text not null default '' check (length(title) <= 160),
	name text not null default '' check (length(name) <= 160),
	capacity text not null check (capacity in ('member', 'expert', 'guest')),
	presence text not null default 'absent' check (presence in ('present', 'remote', 'absent')),
	office text check (office in ('chair', 'secretary', 'checker')),
	-- Where not the whole meeting: from when, until when.
	came_at text check (came_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	left_at text check (left_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	version int not null default 1,
	primary key (tenant_id, id),
	check (office is null or presence <> 'absent'),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, position_id) references position,
	foreign key (tenant_id, person_id) references person
);
create unique index attendance_post on attendance (tenant_id, meeting_id, position_id) where position_id is not null;
create unique index attendance_office on attendance (tenant_id, meeting_id, office) where office in ('chair', 'secretary');
create index attendance_person on attendance (tenant_id, person_id);
select migration.isolate('attendance', 'select, insert, update, delete');

create table meeting_opening (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	opened_on date not null,
	clock text not null check (clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	chair text not null check (length(chair) <= 340),
	-- Not the post that leads the body, but one chosen for this meeting.
	is_chair_elected boolean not null,
	members int not null,
	present int not null,
	is_quorate boolean not null,
	statement text not null check (length(statement) <= 2000),
	opened_by uuid,
	opened_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, opened_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create unique index meeting_opening_live on meeting_opening (tenant_id, meeting_id) where undone_at is null;
select migration.isolate('meeting_opening', 'select, insert, update (undone_by, undone_at)');

create table meeting_closing (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	closed_on date not null,
	clock text not null check (clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	closed_by uuid,
	closed_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, closed_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create unique index meeting_closing_live on meeting_closing (tenant_id, meeting_id) where undone_at is null;
select migration.isolate('meeting_closing', 'select, insert, update (undone_by, undone_at)');

-- What was written, piece by piece, as Yjs tells it. A piece that is whole holds all before it; when the meeting
-- closes only whole ones are left.
create table minutes_update (
	tenant_id uuid not null references tenant,
	meeting_id uuid not null,
	sequence bigint not null,
	agenda_item_id uuid not null,
	-- Given by the one who writes: sent again after a cut connection, it is known.
	id uuid not null,
	update bytea not null check (length(update) <= 1000000),
	is_whole boolean not null default false,
	said_by uuid,
	said_at timestamptz not null default now(),
	primary key (tenant_id, meeting_id, sequence),
	unique (tenant_id, agenda_item_id, id),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, agenda_item_id) references agenda_item,
	foreign key (tenant_id, said_by) references person
);
create index minutes_update_item on minutes_update (tenant_id, agenda_item_id, sequence);
select migration.isolate('minutes_update', 'select, insert, delete');

-- § runs through the body's year. Its words may be corrected until the minutes are signed, its number never.
create table decision (
	tenant_id uuid not null references tenant,
	id uuid not null,
	agenda_item_id uuid not null,
	body_id uuid not null,
	year int not null check (year between 1990 and 2200),
	section int not null check (section >= 1),
	decided_on date not null,
	matter text not null check (length(matter) between 2 and 300),
	proposal text not null default '' check (length(proposal) <= 20000),
	decision text not null check (length(decision) between 2 and 20000),
	grounds text not null default '' check (length(grounds) <= 20000),
	appendices jsonb not null default '[]',
	case_number text not null default '' check (length(case_number) <= 60),
	-- The earlier decision that this one puts right.
	corrects_id uuid,
	decided_by uuid,
	decided_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, body_id, year, section),
	unique (tenant_id, agenda_item_id),
	foreign key (tenant_id, agenda_item_id) references agenda_item,
	foreign key (tenant_id, body_id) references body,
	foreign key (tenant_id, corrects_id) references decision,
	foreign key (tenant_id, decided_by) references person
);
create index decision_corrects on decision (tenant_id, corrects_id);
select migration.isolate('decision',
	'select, insert, update (matter, proposal, decision, grounds, appendices, case_number, version)');

create table follow_up (
	tenant_id uuid not null references tenant,
	id uuid not null,
	agenda_item_id uuid not null,
	title text not null check (length(title) between 2 and 300),
	position_id uuid not null,
	due_on date not null,
	made_by uuid,
	made_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	foreign key (tenant_id, agenda_item_id) references agenda_item,
	foreign key (tenant_id, position_id) references position,
	foreign key (tenant_id, made_by) references person
);
create index follow_up_item on follow_up (tenant_id, agenda_item_id);
create index follow_up_position on follow_up (tenant_id, position_id);
select migration.isolate('follow_up', 'select, insert, update');

create table follow_up_completion (
	tenant_id uuid not null references tenant,
	id uuid not null,
	follow_up_id uuid not null,
	outcome text not null check (outcome in ('done', 'dropped')),
	done_on date not null,
	note text not null default '' check (length(note) <= 4000),
	completed_by uuid,
	completed_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, follow_up_id) references follow_up,
	foreign key (tenant_id, completed_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create unique index follow_up_completion_live on follow_up_completion (tenant_id, follow_up_id) where undone_at is null;
select migration.isolate('follow_up_completion', 'select, insert, update (undone_by, undone_at)');

create table minutes_signature (
	tenant_id uuid not null references tenant,
	id uuid not null,
	meeting_id uuid not null,
	attendance_id uuid not null,
	office text not null check (office in ('chair', 'secretary', 'checker')),
	name text not null,
	text_hash text not null,
	signed_on date not null,
	signed_by uuid,
	signed_at timestamptz not null default now(),
	undone_by uuid,
	undone_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, meeting_id) references meeting,
	foreign key (tenant_id, attendance_id) references attendance,
	foreign key (tenant_id, signed_by) references person,
	foreign key (tenant_id, undone_by) references person
);
create unique index minutes_signature_live on minutes_signature (tenant_id, attendance_id) where undone_at is null;
create index minutes_signature_meeting on minutes_signature (tenant_id, meeting_id);
select migration.isolate('minutes_signature', 'select, insert, update (undone_by, undone_at)');

-- All have signed: the minutes as they stand for ever.
create table minutes_sign_off (
	tenant_id uuid not null references tenant,
	meeting_id uuid not null,
	signed_off_on date not null,
	content jsonb not null,
	text_hash text not null,
	signed_off_at timestamptz not null default now(),
	primary key (tenant_id, meeting_id),
	foreign key (tenant_id, meeting_id) references meeting
);
select migration.isolate('minutes_sign_off', 'select, insert');

-- The verbs refuse with a reason; this holds whatever they do.
create function migration.assert_not_signed_off() returns trigger language plpgsql as $$
declare
	row_of record := coalesce(new, old);
	meeting uuid;
begin
	if tg_argv[0] = 'meeting' then meeting := row_of.meeting_id;
	else select item.meeting_id into meeting from agenda_item item
		where item.tenant_id = row_of.tenant_id and item.id = row_of.agenda_item_id;
	end if;
	if exists (select from minutes_sign_off done where done.tenant_id = row_of.tenant_id and done.meeting_id = meeting) then
		raise exception 'The minutes are signed: a correction is a new decision.' using errcode = 'check_violation';
	end if;
	return row_of;
end $$;
create trigger signed_off before insert or update on agenda_item
	for each row execute function migration.assert_not_signed_off('meeting');
create trigger signed_off before insert or update or delete on attendance
	for each row execute function migration.assert_not_signed_off('meeting');
create trigger signed_off before insert or update on meeting_opening
	for each row execute function migration.assert_not_signed_off('meeting');
create trigger signed_off before insert or update on meeting_closing
	for each row execute function migration.assert_not_signed_off('meeting');
create trigger signed_off before insert or update on minutes_signature
	for each row execute function migration.assert_not_signed_off('meeting');
create trigger signed_off before insert or delete on minutes_update
	for each row execute function migration.assert_not_signed_off('meeting');
create trigger signed_off before insert or update on agenda_item_removal
	for each row execute function migration.assert_not_signed_off('item');
create trigger signed_off before insert or update on decision
	for each row execute function migration.assert_not_signed_off('item');
create trigger signed_off before insert or update on follow_up
	for each row execute function migration.assert_not_signed_off('item');
