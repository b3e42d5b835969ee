// Written by scripts/schema-types.ts from the migrations; do not edit by hand.
import type { ColumnType, Generated } from 'kysely';

export interface Database {
	access_grant: {
		tenant_id: Generated<string>;
		id: string;
		person_id: string;
		access_role: 'administrator' | 'director' | 'coordinator' | 'rater' | 'unit_editor' | 'reader';
		service_unit_id: string | null;
		granted_by: string | null;
		granted_at: Generated<Date>;
	};
	accessibility_assessment: {
		tenant_id: Generated<string>;
		id: string;
		assessed_on: string;
		method: 'automatic' | 'self' | 'expert' | 'users';
		assessor: Generated<string>;
		pages: number | null;
		findings: number | null;
		said_by: string | null;
		said_at: Generated<Date>;
	};
	accessibility_gap: {
		tenant_id: Generated<string>;
		id: string;
		criterion: Generated<string>;
		ground: 'shortcoming' | 'burden' | 'outside';
		noticed_on: string;
		mend_by: string | null;
		created_at: Generated<Date>;
		version: Generated<number>;
	};
	accessibility_gap_words: {
		tenant_id: Generated<string>;
		gap_id: string;
		locale: 'fi' | 'sv' | 'en';
		what: string;
		instead: Generated<string>;
	};
	accessibility_repair: {
		tenant_id: Generated<string>;
		id: string;
		gap_id: string;
		mended_on: string;
		said_by: string | null;
		said_at: Generated<Date>;
		undone_at: Date | null;
		undone_by: string | null;
	};
	agenda_item: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		ordinal: number;
		title: string;
		subject_kind:
			| 'duty'
			| 'follow_up'
			| 'review'
			| 'review_task'
			| 'inquiry'
			| 'goal'
			| 'measure'
			| 'plan'
			| 'need'
			| 'strategy'
			| 'matter'
			| null;
		subject_id: string | null;
		grounds: Generated<string>;
		proposal: Generated<string>;
		case_number: Generated<string>;
		presenter_position_id: string | null;
		appendices: ColumnType<unknown, string | undefined, string>;
		made_by: string | null;
		made_at: Generated<Date>;
		version: Generated<number>;
	};
	agenda_item_removal: {
		tenant_id: Generated<string>;
		id: string;
		agenda_item_id: string;
		removed_by: string | null;
		removed_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	allowance: {
		tenant_id: Generated<string>;
		id: string;
		scenario_id: string;
		need_id: string;
		given: ColumnType<unknown, string, string>;
		given_by: string | null;
		given_at: Generated<Date>;
	};
	attendance: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		position_id: string | null;
		person_id: string | null;
		title: Generated<string>;
		name: Generated<string>;
		capacity: 'member' | 'expert' | 'guest';
		presence: Generated<'present' | 'remote' | 'absent'>;
		office: 'chair' | 'secretary' | 'checker' | null;
		came_at: string | null;
		left_at: string | null;
		version: Generated<number>;
	};
	audit_event: {
		tenant_id: Generated<string>;
		seq: number;
		at: Date;
		person_id: string | null;
		person_name: string;
		verb: string;
		subject_type: string;
		subject_id: string;
		change: ColumnType<unknown, string | undefined, string>;
		hash: Buffer;
	};
	audit_head: {
		tenant_id: Generated<string>;
		seq: Generated<number>;
		hash: Generated<Buffer>;
	};
	body: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		kind:
			'council' | 'board' | 'committee' | 'management_team' | 'principals' | 'service_management' | 'other';
		service_area_id: string | null;
		governance_model: 'own_strategy' | 'principals_review' | 'embedded' | null;
		chair_position_id: string | null;
		year_starts: Generated<number>;
		template_key: string | null;
		created_at: Generated<Date>;
		version: Generated<number>;
	};
	body_member: {
		tenant_id: Generated<string>;
		body_id: string;
		position_id: string;
	};
	body_retirement: {
		tenant_id: Generated<string>;
		id: string;
		body_id: string;
		reason: Generated<string>;
		retired_by: string | null;
		retired_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	budget: {
		tenant_id: Generated<string>;
		portfolio_id: string;
		year: number;
		kind: 'investment' | 'one_off' | 'yearly';
		amount: number;
		version: Generated<number>;
	};
	calendar_feed: {
		tenant_id: Generated<string>;
		id: string;
		body_id: string | null;
		person_id: string | null;
		token: string;
		made_by: string | null;
		made_at: Generated<Date>;
		closed_by: string | null;
		closed_at: Date | null;
	};
	clause: {
		tenant_id: Generated<string>;
		id: string;
		strategy_id: string;
		ordinal: number;
		number: string;
		kind: 'heading' | 'paragraph' | 'bullet';
		level: Generated<number>;
		text: string;
		is_obligation: Generated<boolean>;
		version: Generated<number>;
		edition_id: string;
		lineage_id: string;
	};
	closed_period: {
		tenant_id: Generated<string>;
		id: string;
		portfolio_id: string;
		name: string;
		starts_on: string;
		ends_on: string;
		role_id: string | null;
		version: Generated<number>;
	};
	commitment: {
		tenant_id: Generated<string>;
		list_id: string;
		need_id: string;
		service_unit_id: string;
		stances: string[];
		words: Generated<string>;
		share: number | null;
		answered_by: string | null;
		answered_by_name: string;
		answered_at: Generated<Date>;
		version: Generated<number>;
	};
	commitment_asked: {
		tenant_id: Generated<string>;
		list_id: string;
		service_unit_id: string;
	};
	commitment_item: {
		tenant_id: Generated<string>;
		list_id: string;
		need_id: string;
	};
	commitment_list: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		year: number;
		greeting: Generated<string>;
		answer_by: string;
		plan_id: string | null;
		made_by: string | null;
		made_at: Generated<Date>;
		closed_at: Date | null;
		closed_by: string | null;
		version: Generated<number>;
	};
	consolidation_act: {
		tenant_id: Generated<string>;
		id: string;
		number: number;
		kind: 'merge' | 'split' | 'split_wording' | 'different' | 'part' | 'wait' | 'later' | 'state';
		need_id: string;
		need_ids: string[];
		done: ColumnType<unknown, string, string>;
		done_by: string | null;
		done_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	criterion: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		question: Generated<string>;
		weight: number;
		scale_min: Generated<number>;
		scale_max: Generated<number>;
		direction: Generated<'up' | 'down'>;
		anchors: ColumnType<unknown, string | undefined, string>;
		position: Generated<number>;
		retired_at: Date | null;
		version: Generated<number>;
	};
	decision: {
		tenant_id: Generated<string>;
		id: string;
		agenda_item_id: string;
		body_id: string;
		year: number;
		section: number;
		decided_on: string;
		matter: string;
		proposal: Generated<string>;
		decision: string;
		grounds: Generated<string>;
		appendices: ColumnType<unknown, string | undefined, string>;
		case_number: Generated<string>;
		corrects_id: string | null;
		decided_by: string | null;
		decided_at: Generated<Date>;
		version: Generated<number>;
	};
	duty: {
		tenant_id: Generated<string>;
		id: string;
		body_id: string;
		name: string;
		description: Generated<string>;
		owner_position_id: string | null;
		clause_id: string | null;
		origin: Generated<'statute' | 'practice' | 'own'>;
		basis: Generated<string>;
		basis_link: Generated<string>;
		rule: ColumnType<unknown, string, string>;
		remind_days: Generated<number[]>;
		escalate_after: number | null;
		in_force_from: string;
		template_key: string | null;
		created_at: Generated<Date>;
		version: Generated<number>;
	};
	duty_completion: {
		tenant_id: Generated<string>;
		id: string;
		occurrence_id: string;
		outcome: 'done' | 'left_undone';
		done_on: string;
		note: Generated<string>;
		link: Generated<string>;
		completed_by: string | null;
		completed_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	duty_occurrence: {
		tenant_id: Generated<string>;
		id: string;
		duty_id: string;
		year: number;
		starts_on: string;
		due_on: string;
		is_moved: Generated<boolean>;
		sequence: Generated<number>;
		changed_at: Generated<Date>;
		version: Generated<number>;
	};
	duty_reminder: {
		tenant_id: Generated<string>;
		occurrence_id: string;
		occasion: string;
		sent_at: Generated<Date>;
		people: number;
	};
	duty_retirement: {
		tenant_id: Generated<string>;
		id: string;
		duty_id: string;
		reason: Generated<string>;
		retired_on: string;
		retired_by: string | null;
		retired_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	edition: {
		tenant_id: Generated<string>;
		id: string;
		strategy_id: string;
		number: number;
		name: string;
		source_name: string | null;
		made_by: string | null;
		made_at: Generated<Date>;
		version: Generated<number>;
	};
	edition_adoption: {
		tenant_id: Generated<string>;
		edition_id: string;
		adopted_on: string;
		in_force_from: string;
		decision: Generated<string>;
		decided_by: string | null;
		adopted_at: Generated<Date>;
		content: ColumnType<unknown, string, string>;
		text_hash: string;
	};
	feedback: {
		tenant_id: Generated<string>;
		id: string;
		number: number;
		kind: 'comment' | 'accessibility';
		page: string;
		subject_kind: 'goal' | 'measure' | 'indicator' | 'decision' | 'need' | null;
		subject_id: string | null;
		text: string;
		email: string | null;
		locale: 'fi' | 'sv' | 'en';
		token: string;
		said_on: string;
		due_on: string | null;
		said_at: Generated<Date>;
	};
	feedback_answer: {
		tenant_id: Generated<string>;
		id: string;
		feedback_id: string;
		text: string;
		answered_on: string;
		answered_by: string | null;
		answered_at: Generated<Date>;
	};
	feedback_closing: {
		tenant_id: Generated<string>;
		id: string;
		feedback_id: string;
		outcome: 'need' | 'closed';
		reason: Generated<string>;
		need_id: string | null;
		closed_on: string;
		closed_by: string | null;
		closed_at: Generated<Date>;
		reopened_by: string | null;
		reopened_at: Date | null;
	};
	feedback_erasure: {
		tenant_id: Generated<string>;
		feedback_id: string;
		asked_by: 'speaker' | 'staff';
		erased_by: string | null;
		erased_at: Generated<Date>;
	};
	feedback_sending: {
		tenant_id: Generated<string>;
		id: string;
		address_hash: Buffer;
		feedback_id: string | null;
		sent_at: Generated<Date>;
	};
	follow_up: {
		tenant_id: Generated<string>;
		id: string;
		agenda_item_id: string;
		title: string;
		position_id: string;
		due_on: string;
		made_by: string | null;
		made_at: Generated<Date>;
		version: Generated<number>;
	};
	follow_up_completion: {
		tenant_id: Generated<string>;
		id: string;
		follow_up_id: string;
		outcome: 'done' | 'dropped';
		done_on: string;
		note: Generated<string>;
		completed_by: string | null;
		completed_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	frozen_document: {
		tenant_id: Generated<string>;
		id: string;
		subject_kind: string;
		subject_id: string;
		language: 'fi' | 'sv' | 'en';
		format: 'pdf' | 'docx' | 'xlsx' | 'html';
		file_name: string;
		bytes: Buffer;
		sha256: string;
		made_at: Generated<Date>;
	};
	goal: {
		tenant_id: Generated<string>;
		id: string;
		strategy_id: string;
		clause_id: string | null;
		code: string;
		title: string;
		description: Generated<string>;
		retired_at: Date | null;
		version: Generated<number>;
		created_at: Generated<Date>;
	};
	goal_alignment: {
		tenant_id: Generated<string>;
		goal_id: string;
		clause_id: string;
		stance: 'serves' | 'contradicts';
		note: Generated<string>;
		aligned_by: string | null;
		aligned_at: Generated<Date>;
		version: Generated<number>;
	};
	hand_over: {
		tenant_id: Generated<string>;
		id: string;
		from_position_id: string;
		to_position_id: string;
		handed_on: string;
		note: Generated<string>;
		moved: ColumnType<unknown, string, string>;
		handed_by: string | null;
		handed_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	idempotency_key: {
		tenant_id: Generated<string>;
		key: string;
		verb: string;
		answer: ColumnType<unknown, string | null | undefined, string | null>;
		created_at: Generated<Date>;
	};
	import_row: {
		tenant_id: Generated<string>;
		import_run_id: string;
		row_number: number;
		cells: ColumnType<unknown, string, string>;
		fingerprint: string;
		outcome: Generated<'pending' | 'created' | 'changed' | 'already_there' | 'refused' | 'undone' | 'kept'>;
		issues: ColumnType<unknown, string | undefined, string>;
		subject_id: string | null;
	};
	import_run: {
		tenant_id: Generated<string>;
		id: string;
		subject: 'need' | 'service_unit';
		file_name: string;
		format: string;
		details: ColumnType<unknown, string | undefined, string>;
		columns: ColumnType<unknown, string, string>;
		mapping: ColumnType<unknown, string | undefined, string>;
		counts: ColumnType<unknown, string | undefined, string>;
		unit_batch_id: string | null;
		state: Generated<'preview' | 'done' | 'undone' | 'discarded'>;
		created_by: string;
		created_at: Generated<Date>;
		finished_at: Date | null;
		undone_at: Date | null;
		undone_by: string | null;
		version: Generated<number>;
	};
	incoming_mail: {
		tenant_id: Generated<string>;
		id: string;
		message_hash: Buffer;
		outgoing_mail_id: string;
		sort: 'reply' | 'automatic' | 'bounce';
		answer: Generated<string>;
		whole_text: Generated<string>;
		state: Generated<'waiting' | 'given' | 'refused' | 'ignored'>;
		failure: string | null;
		attempts: Generated<number>;
		received_at: Generated<Date>;
		wiped_at: Date | null;
	};
	indicator: {
		tenant_id: Generated<string>;
		id: string;
		goal_id: string;
		name: string;
		description: Generated<string>;
		unit: Generated<string>;
		source: Generated<string>;
		direction: Generated<'up' | 'down'>;
		combined: Generated<'sum' | 'mean'>;
		created_at: Generated<Date>;
		version: Generated<number>;
	};
	indicator_retirement: {
		tenant_id: Generated<string>;
		id: string;
		indicator_id: string;
		reason: Generated<string>;
		retired_on: string;
		retired_by: string | null;
		retired_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	indicator_target: {
		tenant_id: Generated<string>;
		indicator_id: string;
		year: number;
		value: number;
	};
	inquiry: {
		tenant_id: Generated<string>;
		id: string;
		need_id: string;
		text: string;
		asked_by: string | null;
		asked_at: Generated<Date>;
		withdrawn_at: Date | null;
		withdrawn_by: string | null;
	};
	inquiry_answer: {
		tenant_id: Generated<string>;
		id: string;
		inquiry_id: string;
		wording_id: string | null;
		text: string;
		channel: 'follow' | 'unit_link' | 'mail' | 'form';
		name: Generated<string>;
		person_id: string | null;
		answered_at: Generated<Date>;
	};
	inquiry_recipient: {
		tenant_id: Generated<string>;
		inquiry_id: string;
		wording_id: string;
	};
	intake_round: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		opens_on: string;
		closes_on: string;
		greeting: Generated<string>;
		question: Generated<string>;
		accepts_between: Generated<boolean>;
		does_remind: Generated<boolean>;
		opened_by: string | null;
		created_at: Generated<Date>;
		version: Generated<number>;
	};
	invitation: {
		tenant_id: Generated<string>;
		id: string;
		token_hash: Buffer;
		email: string;
		name: string;
		access_role: string;
		service_unit_id: string | null;
		invited_by: string;
		created_at: Generated<Date>;
		expires_at: Date;
		accepted_at: Date | null;
		withdrawn_at: Date | null;
	};
	item_publicity: {
		tenant_id: Generated<string>;
		id: string;
		subject_kind: 'goal' | 'measure' | 'indicator' | 'decision' | 'need';
		subject_id: string;
		field: string;
		state: 'draft' | 'approved' | 'public';
		set_by: string | null;
		set_at: Generated<Date>;
		superseded_at: Date | null;
	};
	link_saying: {
		tenant_id: Generated<string>;
		id: string;
		service_unit_id: string;
		address_hash: Buffer;
		said_at: Generated<Date>;
	};
	mail_preference: {
		tenant_id: Generated<string>;
		person_id: string;
		kind: string;
		delivery: 'at_once' | 'daily' | 'never';
	};
	mail_recipient: {
		tenant_id: Generated<string>;
		id: string;
		person_id: string | null;
		address_hash: Buffer | null;
		token: string;
		unsubscribed_at: Date | null;
	};
	mail_setting: {
		tenant_id: Generated<string>;
		digest_hour: Generated<number>;
		version: Generated<number>;
	};
	measure: {
		tenant_id: Generated<string>;
		id: string;
		goal_id: string;
		code: string;
		title: string;
		description: Generated<string>;
		source: Generated<'own' | 'need' | 'embedded'>;
		need_id: string | null;
		plan_id: string | null;
		host_activity: Generated<string>;
		ict_share: number | null;
		service_area_id: string | null;
		cost_total: Generated<number>;
		cost_yearly: Generated<number>;
		starts_on: string | null;
		ends_on: string | null;
		planning_position_id: string | null;
		implementing_position_id: string | null;
		created_at: Generated<Date>;
		version: Generated<number>;
	};
	measure_deputy: {
		tenant_id: Generated<string>;
		measure_id: string;
		duty: 'planning' | 'implementing';
		position_id: string;
	};
	measure_progress: {
		tenant_id: Generated<string>;
		id: string;
		measure_id: string;
		said_on: string;
		percent: number;
		state: 'not_started' | 'on_track' | 'late' | 'stuck' | 'done';
		note: Generated<string>;
		said_by: string | null;
		said_at: Generated<Date>;
	};
	measure_retirement: {
		tenant_id: Generated<string>;
		id: string;
		measure_id: string;
		reason: Generated<string>;
		retired_on: string;
		retired_by: string | null;
		retired_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	measure_unit: {
		tenant_id: Generated<string>;
		measure_id: string;
		service_unit_id: string;
	};
	meeting: {
		tenant_id: Generated<string>;
		id: string;
		body_id: string;
		year: number;
		number: number;
		held_on: string;
		starts_at: string;
		ends_at: string | null;
		place: Generated<string>;
		sequence: Generated<number>;
		changed_at: Generated<Date>;
		made_by: string | null;
		made_at: Generated<Date>;
		version: Generated<number>;
	};
	meeting_cancellation: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		reason: Generated<string>;
		cancelled_by: string | null;
		cancelled_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	meeting_closing: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		closed_on: string;
		clock: string;
		closed_by: string | null;
		closed_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	meeting_notice: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		number: number;
		sent_on: string;
		agenda: ColumnType<unknown, string, string>;
		people: number;
		sent_by: string | null;
		sent_at: Generated<Date>;
	};
	meeting_opening: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		opened_on: string;
		clock: string;
		chair: string;
		is_chair_elected: boolean;
		members: number;
		present: number;
		is_quorate: boolean;
		statement: string;
		opened_by: string | null;
		opened_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	merger_objection: {
		tenant_id: Generated<string>;
		id: string;
		merger_id: string;
		service_unit_id: string;
		text: string;
		objected_by: string | null;
		objected_at: Generated<Date>;
		outcome: 'split' | 'kept' | null;
		answer: Generated<string>;
		answered_by: string | null;
		answered_at: Date | null;
	};
	minutes_sign_off: {
		tenant_id: Generated<string>;
		meeting_id: string;
		signed_off_on: string;
		content: ColumnType<unknown, string, string>;
		text_hash: string;
		signed_off_at: Generated<Date>;
	};
	minutes_signature: {
		tenant_id: Generated<string>;
		id: string;
		meeting_id: string;
		attendance_id: string;
		office: 'chair' | 'secretary' | 'checker';
		name: string;
		text_hash: string;
		signed_on: string;
		signed_by: string | null;
		signed_at: Generated<Date>;
		undone_by: string | null;
		undone_at: Date | null;
	};
	minutes_update: {
		tenant_id: Generated<string>;
		meeting_id: string;
		sequence: number;
		agenda_item_id: string;
		id: string;
		update: Buffer;
		is_whole: Generated<boolean>;
		said_by: string | null;
		said_at: Generated<Date>;
	};
	need: {
		tenant_id: Generated<string>;
		id: string;
		number: number;
		title: string;
		state: Generated<
			'new' | 'clarifying' | 'accepted' | 'merged' | 'planned' | 'done' | 'rejected' | 'withdrawn'
		>;
		state_reason: Generated<string>;
		kind: string | null;
		service_unit_id: string;
		channel: 'form' | 'unit_link' | 'import';
		cost_investment: Generated<number>;
		cost_one_off: Generated<number>;
		cost_yearly: Generated<number>;
		earliest_on: string | null;
		deadline_on: string | null;
		duration_weeks: number | null;
		external_key: string | null;
		external_group: string | null;
		import_run_id: string | null;
		version: Generated<number>;
		created_at: Generated<Date>;
		owner_position_id: string | null;
		state_since: Generated<Date>;
	};
	need_counter: {
		tenant_id: Generated<string>;
		last_number: Generated<number>;
	};
	need_dependency: {
		tenant_id: Generated<string>;
		need_id: string;
		depends_on_id: string;
	};
	need_dependency_said: {
		tenant_id: Generated<string>;
		need_id: string;
		depends_on_id: string;
	};
	need_difference: {
		tenant_id: Generated<string>;
		need_id: string;
		other_id: string;
		act_id: string;
		judged_by: string | null;
		judged_at: Generated<Date>;
	};
	need_effort: {
		tenant_id: Generated<string>;
		need_id: string;
		role_id: string;
		days: number;
	};
	need_goal: {
		tenant_id: Generated<string>;
		need_id: string;
		goal_id: string;
	};
	need_merger: {
		tenant_id: Generated<string>;
		id: string;
		from_need_id: string;
		into_need_id: string;
		from_state: string;
		merged_by: string | null;
		merged_at: Generated<Date>;
		undone_at: Date | null;
	};
	need_part: {
		tenant_id: Generated<string>;
		part_id: string;
		whole_id: string;
		act_id: string;
		said_at: Generated<Date>;
	};
	nudge: {
		tenant_id: Generated<string>;
		id: string;
		need_id: string;
		state: string;
		state_since: Date;
		step: number;
		person_id: string;
		level: 'owner' | 'deputy' | 'coordinator' | 'director' | 'administrator';
		sent_at: Generated<Date>;
	};
	official_answer: {
		tenant_id: Generated<string>;
		id: string;
		need_id: string;
		text: string;
		given_by: string;
		given_at: Generated<Date>;
		replaces_id: string | null;
		withdrawn_at: Date | null;
		withdrawn_by: string | null;
	};
	outgoing_mail: {
		tenant_id: Generated<string>;
		id: string;
		once_key: string;
		kind: string;
		person_id: string | null;
		address: string | null;
		locale: 'fi' | 'sv' | 'en' | null;
		words: ColumnType<unknown, string | undefined, string>;
		path: string;
		inquiry_id: string | null;
		reply_key: Buffer | null;
		state: Generated<
			'waiting' | 'held' | 'sending' | 'sent' | 'digested' | 'failed' | 'uncertain' | 'unwanted'
		>;
		attempts: Generated<number>;
		queued_at: Generated<Date>;
		try_at: Generated<Date>;
		claim_id: string | null;
		claimed_at: Date | null;
		handed_over_at: Date | null;
		settled_at: Date | null;
		failure: string | null;
		digest_id: string | null;
		wiped_at: Date | null;
	};
	paper_form: {
		tenant_id: Generated<string>;
		id: string;
		round_id: string;
		need_id: string;
		wording_id: string;
		entered_by: string;
		entered_at: Generated<Date>;
	};
	passkey: {
		tenant_id: Generated<string>;
		id: string;
		person_id: string;
		credential_id: string;
		public_key: Buffer;
		counter: Generated<number>;
		transports: Generated<string[]>;
		name: string;
		created_at: Generated<Date>;
		last_used_at: Date | null;
	};
	passkey_challenge: {
		tenant_id: Generated<string>;
		id: string;
		challenge: string;
		person_id: string | null;
		expires_at: Date;
	};
	password_credential: {
		tenant_id: Generated<string>;
		person_id: string;
		hash: string;
		changed_at: Generated<Date>;
	};
	person: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		email: string;
		locale: Generated<'fi' | 'sv' | 'en'>;
		service_unit_id: string | null;
		disabled_at: Date | null;
		version: Generated<number>;
		created_at: Generated<Date>;
	};
	pin: {
		tenant_id: Generated<string>;
		scenario_id: string;
		need_id: string;
		kind: 'start' | 'exclude' | 'include';
		starts_on: string | null;
		reason: Generated<string>;
		pinned_by: string | null;
		pinned_at: Generated<Date>;
		version: Generated<number>;
	};
	plain_wording: {
		tenant_id: Generated<string>;
		id: string;
		subject_kind: 'goal' | 'measure' | 'indicator' | 'decision' | 'need';
		subject_id: string;
		locale: 'fi' | 'sv' | 'en';
		text: string;
		written_by: string | null;
		written_at: Generated<Date>;
		superseded_at: Date | null;
	};
	plan: {
		tenant_id: Generated<string>;
		id: string;
		portfolio_id: string;
		scenario_id: string;
		schedule_id: string;
		number: number;
		title: string;
		decision: Generated<string>;
		problem: ColumnType<unknown, string, string>;
		answer: ColumnType<unknown, string, string>;
		adopted_by: string;
		adopted_at: Generated<Date>;
	};
	plan_item: {
		tenant_id: Generated<string>;
		plan_id: string;
		need_id: string;
		number: number;
		title: string;
		outcome: 'scheduled' | 'not_scheduled';
		starts_on: string | null;
		ends_on: string | null;
		cost_investment: Generated<number>;
		cost_one_off: Generated<number>;
		cost_yearly: Generated<number>;
		reasons: ColumnType<unknown, string | undefined, string>;
	};
	portfolio: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		first_year: number;
		last_year: number;
		version: Generated<number>;
		created_at: Generated<Date>;
	};
	position: {
		tenant_id: Generated<string>;
		id: string;
		role_id: string;
		service_area_id: string | null;
		title: string;
		person_id: string | null;
		tenure: Generated<'permanent' | 'fixed_term'>;
		days_per_month: number;
		valid_from: string;
		valid_to: string | null;
		version: Generated<number>;
	};
	public_setting: {
		tenant_id: Generated<string>;
		licence: Generated<'CC-BY-4.0' | 'CC0-1.0' | 'other'>;
		licence_name: Generated<string>;
		licence_url: Generated<string>;
		feedback_position_id: string | null;
		conformance: Generated<'full' | 'partial' | 'none'>;
		contact_unit: Generated<string>;
		contact_email: Generated<string>;
		contact_phone: Generated<string>;
		version: Generated<number>;
	};
	publication: {
		tenant_id: Generated<string>;
		id: string;
		plan_id: string;
		published_by: string;
		published_at: Generated<Date>;
		withdrawn_at: Date | null;
		withdrawn_by: string | null;
	};
	reading: {
		tenant_id: Generated<string>;
		id: string;
		indicator_id: string;
		service_unit_id: string | null;
		read_on: string;
		value: number;
		source: 'hand' | 'import' | 'connection';
		note: Generated<string>;
		import_id: string | null;
		said_by: string | null;
		said_at: Generated<Date>;
	};
	reading_import: {
		tenant_id: Generated<string>;
		id: string;
		indicator_id: string | null;
		file_name: string;
		columns: string[];
		cells: ColumnType<unknown, string, string>;
		begun_by: string | null;
		begun_at: Generated<Date>;
		saved_at: Date | null;
		undone_by: string | null;
		undone_at: Date | null;
		version: Generated<number>;
	};
	reading_withdrawal: {
		tenant_id: Generated<string>;
		reading_id: string;
		reason: Generated<string>;
		withdrawn_by: string | null;
		withdrawn_at: Generated<Date>;
	};
	required_role: {
		tenant_id: Generated<string>;
		strategy_id: string;
		lineage_id: string;
		role_id: string;
		is_permanent: Generated<boolean>;
		tied_by: string | null;
		tied_at: Generated<Date>;
	};
	review_agenda_item: {
		tenant_id: Generated<string>;
		agenda_item_id: string;
		round_id: string;
		part: 'kept' | 'unanswered' | 'item' | 'adoption';
		review_item_id: string | null;
	};
	review_cancellation: {
		tenant_id: Generated<string>;
		id: string;
		round_id: string;
		reason: Generated<string>;
		cancelled_on: string;
		cancelled_by: string | null;
		cancelled_at: Generated<Date>;
		restored_by: string | null;
		restored_at: Date | null;
	};
	review_conclusion: {
		tenant_id: Generated<string>;
		round_id: string;
		decision_id: string;
		edition_id: string | null;
		concluded_on: string;
		content: ColumnType<unknown, string, string>;
		concluded_by: string | null;
		concluded_at: Generated<Date>;
	};
	review_item: {
		tenant_id: Generated<string>;
		id: string;
		round_id: string;
		ordinal: number;
		goal_id: string;
		measure_id: string | null;
		subject: ColumnType<unknown, string, string>;
		evidence: ColumnType<unknown, string | undefined, string>;
		added_on: string;
	};
	review_opening: {
		tenant_id: Generated<string>;
		duty_id: string;
		strategy_id: string | null;
		answer_days: Generated<number>;
		set_by: string | null;
		set_at: Generated<Date>;
	};
	review_round: {
		tenant_id: Generated<string>;
		id: string;
		body_id: string;
		strategy_id: string | null;
		service_area_id: string | null;
		model: 'own_strategy' | 'principals_review' | 'embedded';
		year: number;
		from_on: string;
		to_on: string;
		name: string;
		opens_on: string;
		answer_by: string;
		is_whole: Generated<boolean>;
		occurrence_id: string | null;
		evidence: ColumnType<unknown, string | undefined, string>;
		evidence_on: string | null;
		opened_by: string | null;
		opened_at: Generated<Date>;
		version: Generated<number>;
	};
	review_task: {
		tenant_id: Generated<string>;
		id: string;
		goal_id: string;
		lineage_id: string;
		edition_id: string;
		kind: 'changed' | 'gone';
		before_clause_id: string;
		after_clause_id: string | null;
		opened_on: string;
		opened_at: Generated<Date>;
	};
	review_task_closure: {
		tenant_id: Generated<string>;
		id: string;
		task_id: string;
		outcome: 'kept' | 'changed' | 'not_relevant';
		note: Generated<string>;
		closed_on: string;
		closed_by: string | null;
		closed_at: Generated<Date>;
		reopened_by: string | null;
		reopened_at: Date | null;
	};
	role: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		external_key: string | null;
		version: Generated<number>;
	};
	round_answer: {
		tenant_id: Generated<string>;
		id: string;
		round_id: string;
		service_unit_id: string;
		words: Generated<string>;
		person_id: string | null;
		answered_at: Generated<Date>;
		withdrawn_at: Date | null;
	};
	round_closure: {
		tenant_id: Generated<string>;
		id: string;
		round_id: string;
		reason: Generated<string>;
		closed_by: string | null;
		closed_at: Generated<Date>;
		reopened_by: string | null;
		reopened_at: Date | null;
	};
	round_letter: {
		tenant_id: Generated<string>;
		reminder_id: string;
		service_unit_id: string;
		person_id: string;
	};
	round_reminder: {
		tenant_id: Generated<string>;
		id: string;
		round_id: string;
		kind: 'opened' | 'halfway' | 'last_days' | 'closed' | 'by_hand';
		sent_on: string;
		occasion: string;
		sent_by: string | null;
		sent_at: Generated<Date>;
	};
	scenario: {
		tenant_id: Generated<string>;
		id: string;
		portfolio_id: string;
		name: string;
		budget_percent: Generated<number>;
		capacity_percent: Generated<number>;
		without_position_id: string | null;
		keeps_plan_id: string | null;
		archived_at: Date | null;
		version: Generated<number>;
		created_at: Generated<Date>;
		fair_percent: Generated<number>;
		frozen_weeks: Generated<number>;
		vacated_from: string | null;
	};
	schedule: {
		tenant_id: Generated<string>;
		id: string;
		scenario_id: string;
		state: Generated<'waiting' | 'running' | 'done' | 'stopped' | 'failed'>;
		seed: number;
		requested_at: Generated<Date>;
		requested_by: string | null;
		finished_at: Date | null;
		alive_at: Date | null;
		improvements: Generated<number>;
		problem: ColumnType<unknown, string | null | undefined, string | null>;
		answer: ColumnType<unknown, string | null | undefined, string | null>;
		fairness: ColumnType<unknown, string | null | undefined, string | null>;
		trade_offs: ColumnType<unknown, string | null | undefined, string | null>;
	};
	score: {
		tenant_id: Generated<string>;
		need_id: string;
		criterion_id: string;
		person_id: string;
		value: number;
		comment: Generated<string>;
		version: Generated<number>;
		scored_at: Generated<Date>;
	};
	section_amendment: {
		tenant_id: Generated<string>;
		id: string;
		edition_id: string;
		section_id: string;
		sequence: number;
		before: ColumnType<unknown, string, string>;
		after: ColumnType<unknown, string, string>;
		amended_by: string | null;
		amended_at: Generated<Date>;
	};
	service_area: {
		tenant_id: Generated<string>;
		id: string;
		name: string;
		governance_model: 'own_strategy' | 'principals_review' | 'embedded';
		position: Generated<number>;
		version: Generated<number>;
	};
	service_unit: {
		tenant_id: Generated<string>;
		id: string;
		service_area_id: string;
		name: string;
		kind:
			| 'main_library'
			| 'branch_library'
			| 'mobile_library'
			| 'campus'
			| 'museum'
			| 'pool'
			| 'venue'
			| 'office'
			| 'other';
		external_key: string | null;
		directory_id: number | null;
		address: string | null;
		devices: Generated<string[]>;
		opening_hours: ColumnType<unknown, string | undefined, string>;
		link_token: string;
		closed_on: string | null;
		unit_batch_id: string | null;
		version: Generated<number>;
		created_at: Generated<Date>;
	};
	session: {
		tenant_id: Generated<string>;
		token_hash: Buffer;
		person_id: string;
		created_at: Generated<Date>;
		seen_at: Generated<Date>;
		expires_at: Date;
	};
	sign_in_attempt: {
		tenant_id: Generated<string>;
		id: string;
		account_hash: Buffer;
		address_hash: Buffer;
		has_succeeded: boolean;
		at: Generated<Date>;
	};
	sign_in_link: {
		tenant_id: Generated<string>;
		id: string;
		person_id: string;
		token_hash: Buffer;
		made_by: string;
		made_at: Generated<Date>;
		expires_at: Date;
		used_at: Date | null;
		withdrawn_at: Date | null;
	};
	strategy: {
		tenant_id: Generated<string>;
		id: string;
		service_area_id: string | null;
		title: string;
		source_name: string | null;
		text_hash: string;
		imported_at: Generated<Date>;
		version: Generated<number>;
		kind: Generated<'municipal_plan' | 'parent_document' | 'service_strategy'>;
		parent_id: string | null;
		accountable_position_id: string | null;
		edition_id: string | null;
	};
	strategy_publication: {
		tenant_id: Generated<string>;
		id: string;
		strategy_id: string;
		published_by: string;
		published_at: Generated<Date>;
		withdrawn_at: Date | null;
		withdrawn_by: string | null;
	};
	tenant: {
		tenant_id: Generated<string>;
		name: string;
		municipality_code: string | null;
		colour: Generated<string>;
		locale: Generated<'fi' | 'sv' | 'en'>;
		contact: Generated<string>;
		is_demonstration: Generated<boolean>;
		version: Generated<number>;
		created_at: Generated<Date>;
	};
	tenant_term: {
		tenant_id: Generated<string>;
		id: string;
		kind: 'same' | 'not_taught';
		words: string[];
		person_id: string | null;
		version: Generated<number>;
		created_at: Generated<Date>;
	};
	unit_batch: {
		tenant_id: Generated<string>;
		id: string;
		source: 'directory' | 'file';
		created_at: Generated<Date>;
		undone_at: Date | null;
	};
	verdict: {
		tenant_id: Generated<string>;
		id: string;
		review_item_id: string;
		seat: 'accountable' | 'planning' | 'implementing' | 'meeting';
		sequence: number;
		verdict: 'keep' | 'change' | 'close';
		reason: string;
		proposal: ColumnType<unknown, string | undefined, string>;
		behalf_reason: Generated<string>;
		said_on: string;
		said_by: string | null;
		said_at: Generated<Date>;
	};
	wording: {
		tenant_id: Generated<string>;
		id: string;
		need_id: string;
		base_need_id: string;
		origin_need_id: string;
		service_unit_id: string;
		text: string;
		place: Generated<string>;
		why: Generated<string>;
		submitter_name: Generated<string>;
		person_id: string | null;
		said_at: Generated<Date>;
		version: Generated<number>;
		follow_token: Generated<string>;
		submitter_email: string | null;
		submitter_locale: 'fi' | 'sv' | 'en' | null;
	};
	wording_withdrawal: {
		tenant_id: Generated<string>;
		id: string;
		wording_id: string;
		reason: string;
		need_id: string | null;
		need_from_state: string | null;
		need_from_reason: string | null;
		withdrawn_at: Generated<Date>;
		undone_at: Date | null;
	};
	work_plan: {
		tenant_id: Generated<string>;
		id: string;
		service_area_id: string;
		year: number;
		preface: Generated<string>;
		made_by: string | null;
		made_at: Generated<Date>;
		version: Generated<number>;
	};
	work_plan_adoption: {
		tenant_id: Generated<string>;
		work_plan_id: string;
		decision_id: string;
		adopted_on: string;
		content: ColumnType<unknown, string, string>;
		adopted_by: string | null;
		adopted_at: Generated<Date>;
	};
	work_plan_form: {
		tenant_id: Generated<string>;
		service_area_id: string;
		kind: 'work_year' | 'school_year' | 'operating' | 'work' | 'own';
		own_name: Generated<string>;
		starts_month: Generated<number>;
		starts_day: Generated<number>;
		version: Generated<number>;
	};
	work_programme: {
		tenant_id: Generated<string>;
		body_id: string;
		year: number;
		duty_id: string;
		added_by: string | null;
		added_at: Generated<Date>;
	};
	'gate.founding_token': {
		token_hash: Buffer;
		created_at: Generated<Date>;
		used_at: Date | null;
	};
	'gate.tenant_address': {
		slug: string;
		tenant_id: string;
		is_demonstration: Generated<boolean>;
		created_at: Generated<Date>;
	};
}
