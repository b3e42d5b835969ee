import type { Actor } from '#platform/actor.server.ts';
import type { Db } from '#platform/db.server.ts';
import { newId } from '#platform/identifier.server.ts';
import { knownId } from '#platform/known-id.ts';
import { found, refuse } from '#platform/refusal.ts';
import { momentAt } from '#platform/wall-clock.ts';
import * as systems from '../managed-system/managed-system.server.ts';
import {
	endOf,
	type Incident,
	type IncidentChoice,
	type IncidentClosing,
	type IncidentDraft,
} from './incident.ts';
import * as store from './incident.store.server.ts';

/** The log of a system, the newest first. */
export function listOf(actor: Actor, systemId: string): Promise<Incident[]> {
	actor.must('system.read');
	return actor.read((db) => store.listOf(db, knownId(systemId, 'system')));
}

/** What goes on or is agreed, in every system of the register. */
export function listOpen(actor: Actor, now = new Date()): Promise<Incident[]> {
	actor.must('system.read');
	return actor.read((db) => store.listOpen(db, now));
}

const MINUTE_MS = 60_000;

const momentOf = (at: IncidentDraft['beganAt']) => at && momentAt(at.day, at.clock);

/** Anybody at work may tell what is down; it is open until it is closed. */
export async function tell(actor: Actor, draft: IncidentDraft, now = new Date()): Promise<string> {
	actor.must('incident.tell');
	const { systemId, kind, title, description, severity, unitIds, key } = draft;
	const [beganAt, endedAt] = [momentOf(draft.beganAt) ?? now, momentOf(draft.endedAt)];
	const isBreak = kind === 'planned_break';
	if (endedAt && endedAt <= beganAt) refuse('incident_ends_first');
	if (!isBreak && (beganAt > now || (endedAt && endedAt > now))) refuse('incident_ahead');
	return actor.change(
		async (db, record) => {
			const { name } = await systems.hold(db, systemId);
			if (!(await store.unitsKnown(db, unitIds))) refuse('not_found', { subject: 'service_unit' });
			const id = newId();
			const row = { id, system_id: systemId, kind, title, description, severity, began_at: beganAt };
			const expected_at = isBreak ? endedAt : null;
			await store.insert(db, { ...row, expected_at, told_by: actor.personId }, unitIds);
			record('incident.told', { type: 'system', id: systemId }, { system: name, kind, title, severity });
			if (endedAt && !isBreak) await insertClosing(db, actor, id, endedAt, '');
			return id;
		},
		{ verb: 'incident.tell', key },
	);
}

async function insertClosing(db: Db, actor: Actor, incidentId: string, endedAt: Date, outcome: string) {
	await store.insertClosing(db, {
		...{ id: newId(), incident_id: incidentId, ended_at: endedAt, outcome },
		closed_by: actor.personId,
	});
}

/** Whoever told it, and whoever answers for the system. */
export function mayClose(
	actor: Actor,
	incident: Pick<Incident, 'toldById'>,
	system: Parameters<typeof systems.answersFor>[1],
): boolean {
	const isOwn = actor.personId !== null && incident.toldById === actor.personId;
	return isOwn || systems.answersFor(actor, system);
}

async function held(db: Db, actor: Actor, id: string): Promise<Incident> {
	await store.lock(db, id);
	const incident = found(await store.find(db, id), 'incident');
	const system = await systems.hold(db, incident.systemId);
	if (!mayClose(actor, incident, system)) refuse('not_your_incident');
	return incident;
}

const subjectOf = ({ systemId }: Incident) => ({ type: 'system', id: systemId });

export async function close(
	actor: Actor,
	{ id, outcome, key, ...draft }: IncidentClosing,
	now = new Date(),
): Promise<void> {
	actor.must('incident.tell');
	const endedAt = momentOf(draft.endedAt) ?? now;
	if (endedAt > now) refuse('incident_ahead');
	await actor.change(
		async (db, record) => {
			const incident = await held(db, actor, id);
			const { title, beganAt } = incident;
			if (endOf(incident, now)) refuse('incident_closed', { title });
			// A clock in a field has no seconds.
			if (endedAt.getTime() < beganAt.getTime() - MINUTE_MS) refuse('incident_ends_first');
			await insertClosing(db, actor, id, endedAt, outcome);
			record('incident.closed', subjectOf(incident), { title, endedAt: endedAt.toISOString(), outcome });
		},
		{ verb: 'incident.close', key },
	);
}

/** It was not over after all. */
export async function reopen(actor: Actor, { id }: IncidentChoice): Promise<void> {
	actor.must('incident.tell');
	await actor.change(async (db, record) => {
		const incident = await held(db, actor, id);
		if (!(await store.liftClosing(db, id, actor.person))) refuse('conflict');
		record('incident.reopened', subjectOf(incident), { title: incident.title });
	});
}

/** Told by mistake: out of the log, and kept in the history. */
export async function withdraw(actor: Actor, { id }: IncidentChoice): Promise<void> {
	actor.must('incident.tell');
	await actor.change(async (db, record) => {
		const incident = await held(db, actor, id);
		await store.withdraw(db, id, actor.person);
		record('incident.withdrawn', subjectOf(incident), { title: incident.title });
	});
}
