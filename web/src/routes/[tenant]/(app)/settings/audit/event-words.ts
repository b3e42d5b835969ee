import type { TrailEvent } from '#domain/organisation/audit-trail/audit-trail.ts';
import type { Translate } from '#platform/locale/translate.ts';

/** What happened, in words; a verb without words is shown as it is. */
export function verbWords(t: Translate, verb: string): string {
	const key = `event.${verb}`;
	return t.has(key) ? t(key) : verb;
}

/** Those without an account have no name of their own. */
export function whoWords(t: Translate, person: string): string {
	const key = `event.who.${person}`;
	return t.has(key) ? t(key) : person;
}

/** The kind of thing, with its name where the event or the list of people tells it. */
export function subjectWords(t: Translate, event: TrailEvent, names: ReadonlyMap<string, string>): string {
	const { subjectType, subjectId, change } = event;
	const key = `event.subject.${subjectType}`;
	const kind = t.has(key) ? t(key) : subjectType;
	const after = change['after'];
	const told = typeof after === 'object' && after !== null ? { ...change, ...after } : change;
	const { name, title } = told as { name?: unknown; title?: unknown };
	const own = [names.get(subjectId), name, title].find((text) => typeof text === 'string');
	return own ? `${kind}: ${String(own)}` : kind;
}
